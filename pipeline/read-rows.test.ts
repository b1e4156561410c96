import { expect, it } from 'vitest'
import { DirectoryIndexError } from '#core/directory-index.ts'
import { ObjectError } from './ports.ts'
import { readRows } from './read-rows.ts'
import { twinHouse } from './twin-house.ts'

const PEOPLE = 'id,first_name,last_name,email,city\nP-7,Ann,Berg,ann@b.example,Oslo\n'
const LIST = 'first_name,last_name,email\nAnn,Berg,ann@b.example\nBob,Hale,\nAnn,Berg,ann@b.example\n'
const ALL = { status: null, from: 1, limit: 10, evidence: 'full' } as const

it.each([
  ['deleted', new ObjectError('object.missing')],
  ['left behind by an upgrade', new DirectoryIndexError('directory.outdated')],
])('says the same of rows, but for the evidence, after their directory was %s', async (_, error) => {
  const house = twinHouse()
  await house.addDirectory('people', PEOPLE)
  await house.addJob('job', LIST, ['people'])
  await house.work()
  const job = await house.job('job')
  const before = await readRows(house.ports, job, ALL)
  expect(before.rows[0]).toMatchObject({ status: 'matched', sourceId: 'P-7', fields: { city: { latest: 'Oslo' } } })

  const open = async () => {
    throw error
  }
  const after = await readRows({ ...house.ports, indexes: { open } }, job, ALL)
  expect(after).toEqual({
    ...before,
    rows: before.rows.map((row) => ({ ...row, evidence: [], candidates: [] })),
  })
})

it('says the same of rows, but for the evidence, after an upgrade that weighs otherwise', async () => {
  const house = twinHouse()
  await house.addDirectory('people', PEOPLE)
  await house.addJob('job', LIST, ['people'])
  await house.work()
  const job = await house.job('job')
  const before = await readRows(house.ports, job, ALL)
  expect(before.rows[0]?.evidence.length).toBeGreaterThan(0)
  const frozen = JSON.parse(JSON.stringify(job.frozen))
  frozen.parameters.version = 1
  const after = await readRows(house.ports, { ...job, frozen }, ALL)
  expect(after).toEqual({
    ...before,
    rows: before.rows.map((row) => ({ ...row, evidence: [], candidates: [] })),
  })
})

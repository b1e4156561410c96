import { expect, it } from 'vitest'
import { ObjectError } from './ports.ts'
import { readRows } from './read-rows.ts'
import { twinHouse } from './twin-house.ts'

const PEOPLE = 'id,first_name,last_name,email,city\nP-7,Ann,Berg,ann@b.example,Oslo\n'
const LIST = 'first_name,last_name,email\nAnn,Berg,ann@b.example\nBob,Hale,\nAnn,Berg,ann@b.example\n'
const ALL = { status: null, from: 1, limit: 10 }

it('says the same of rows, but for the evidence, after their directory was deleted', async () => {
  const house = twinHouse()
  await house.addDirectory('people', PEOPLE)
  await house.addJob('job', LIST, ['people'])
  await house.work()
  const job = await house.job('job')
  const before = await readRows(house.ports, job, ALL)
  expect(before.rows[0]).toMatchObject({ status: 'matched', sourceId: 'P-7', fields: { city: { latest: 'Oslo' } } })

  const open = async () => {
    throw new ObjectError('object.missing')
  }
  const after = await readRows({ ...house.ports, indexes: { open } }, job, ALL)
  expect(after).toEqual({
    ...before,
    rows: before.rows.map((row) => ({ ...row, evidence: [], candidates: [] })),
  })
})

import { expect, it } from 'vitest'
import { DirectoryIndexError } from '#core/directory-index.ts'
import type { Job } from './ports/jobs.ts'
import { ObjectError } from './ports/objects.ts'
import { type ReadRowsPorts, type RowsQuery, readRows } from './read-rows.ts'
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

/** A list in four ranges, of which each tenth row says nothing and one alone, in the last range, is like no other. */
async function longHouse() {
  const house = twinHouse()
  const row = (n: number) => (n % 10 === 0 ? ',,' : `Zoltan,Kiss,zk${n}@c${n}.example`)
  const lines = Array.from({ length: 1_000 }, (_, i) => (i === 987 ? 'Ann,Berg,ann@b.example' : row(i + 1)))
  await house.addDirectory('people', PEOPLE)
  await house.addJob('job', `first_name,last_name,email\n${lines.join('\n')}\n`, ['people'])
  await house.work()
  let reads = 0
  const objects = {
    ...house.ports.objects,
    read: (...args: Parameters<typeof house.ports.objects.read>) => {
      reads++
      return house.ports.objects.read(...args)
    },
  }
  const asked = async (job: Job, query: Partial<RowsQuery>, ranges: ReadRowsPorts['ranges'] = house.ports.ranges) => {
    reads = 0
    const page = await readRows({ ...house.ports, objects, ranges }, job, { ...ALL, evidence: 'none', ...query })
    return { numbers: page.rows.map(({ row }) => row), rows: page.rows, next: page.next, reads }
  }
  return { house, job: await house.job('job'), asked }
}

it('reads as little at any depth, whatever the status', async () => {
  const { job, asked } = await longHouse()
  for (const from of [1, 245, 730, 985]) {
    const every = await asked(job, { from })
    expect(every.numbers).toEqual(Array.from({ length: 10 }, (_, i) => from + i))
    // Where two ranges meet, of both.
    expect(every.reads).toBeLessThanOrEqual(4)
    const some = await asked(job, { from, status: 'invalid', limit: 1 })
    expect(some.numbers).toEqual([Math.ceil(from / 10) * 10])
    expect(some.reads).toBeLessThanOrEqual(6)
    const rare = await asked(job, { from, status: 'matched' })
    expect(rare).toMatchObject({ numbers: [988], next: null })
    expect(rare.reads).toBe(3)
    expect(await asked(job, { from, status: 'review' })).toMatchObject({ numbers: [], next: null, reads: 0 })
  }
})

it('gives every row of a status once, page by page', async () => {
  const { job, asked } = await longHouse()
  const found: number[] = []
  for (let from: number | null = 1; from !== null; ) {
    const page = await asked(job, { from, status: 'invalid', limit: 7 })
    found.push(...page.numbers)
    from = page.next
  }
  expect(found).toEqual(Array.from({ length: 100 }, (_, i) => 10 * (i + 1)))
})

it('reads parts that were written before statuses stood apart', async () => {
  const { house, job, asked } = await longHouse()
  const ranges: ReadRowsPorts['ranges'] = {
    async partsHolding(...args) {
      const parts = await house.ports.ranges.partsHolding(...args)
      return parts.map(({ part, ...range }) => {
        if (part === null) return { ...range, part }
        const { statuses: _, ...sections } = part.sections
        return { ...range, part: { ...part, sections } }
      })
    },
  }
  for (const query of [{ status: 'invalid', from: 955 }, { status: 'matched' }, { from: 995 }] as const) {
    const { numbers, rows, next } = await asked(job, query)
    expect(await asked(job, query, ranges)).toMatchObject({ numbers, rows, next })
  }
})

it('looks into so many parts at most: a page may be short, and the next one goes on', async () => {
  const { house, job, asked } = await longHouse()
  const [, , , last] = await house.ports.ranges.parts(job.workspaceId, job.id, 0, 4)
  if (!last) throw new Error('no fourth range')
  const many = Array.from({ length: 60 }, (_, n) => ({
    ...last,
    n,
    span: { ...last.span, firstRow: last.span.firstRow + n * last.span.rows },
  }))
  const ranges: ReadRowsPorts['ranges'] = {
    partsHolding: async (_w, _j, row, _s, limit) =>
      many.filter(({ span }) => span.firstRow + span.rows > row).slice(0, limit),
  }
  const pages: (readonly number[])[] = []
  for (let from: number | null = 1; from !== null; ) {
    const page = await asked(job, { from, status: 'matched', limit: 50 }, ranges)
    expect(page.reads).toBeLessThanOrEqual(3 * 24)
    pages.push(page.numbers)
    from = page.next
  }
  expect(pages.map(({ length }) => length)).toEqual([24, 24, 12])
  expect(pages.flat()).toEqual(many.map((_, n) => 988 + n * last.span.rows))
})

it('finds rows of a dead range in the source, and builds no others', async () => {
  const { house, job, asked } = await longHouse()
  const [, second] = await house.ports.ranges.parts(job.workspaceId, job.id, 0, 2)
  if (!second) throw new Error('no second range')
  const dead = { ...second, part: null, isDead: true }
  const ranges = { partsHolding: async () => [dead] }
  const { firstRow, rows } = second.span
  const found = await asked(job, { from: firstRow + 20, status: 'failed', limit: 5 }, ranges)
  expect(found).toMatchObject({ next: firstRow + 25, reads: 2 })
  const shown = await asked(job, { from: firstRow + 20, limit: 5 })
  expect(found.rows.map(({ row, fields }) => [row, fields.email?.own])).toEqual(
    shown.rows.map(({ row, fields }) => [row, fields.email?.own]),
  )
  expect(found.rows[0]).toMatchObject({ status: 'failed', issues: expect.arrayContaining(['range.dead']) })
  const end = await asked(job, { from: firstRow + rows - 2, status: 'failed', limit: 5 }, ranges)
  expect(end).toMatchObject({ numbers: [firstRow + rows - 2, firstRow + rows - 1], next: null })
})

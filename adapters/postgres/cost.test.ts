/** What is asked all the time costs as much for long lists as for short ones: pages that Postgres looks at, not time. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { TIMINGS } from '../contracts/store-under-test.ts'
import { postgresBacklog } from './backlog.ts'
import { postgresJobs } from './jobs.ts'
import { addManyRanges } from './many-ranges.ts'
import { postgresRanges } from './ranges.ts'
import { cloneDatabase } from './test-database.ts'
import { watchDatabase } from './watched-database.ts'

type Clone = Awaited<ReturnType<typeof cloneDatabase>>

const [FEW, MANY] = [40, 2_000]
let short: Clone
let long: Clone
beforeAll(async () => {
  ;[short, long] = await Promise.all([cloneDatabase(['w']), cloneDatabase(['w'])])
  for (const [{ database }, ranges] of [
    [short, FEW],
    [long, MANY],
  ] as const) {
    for (let job = 0; job < 8; job++) {
      await addManyRanges(database, 'w', `job-${job}`, {
        ranges,
        done: ranges / 2,
        rowsPerRange: 1_000,
        failed: [ranges / 2 - 1],
      })
    }
    await database.query('analyze')
  }
})
afterAll(() => Promise.all([short.drop(), long.drop()]))

/** @returns pages for few and for many ranges of the same jobs, and statements */
async function pagesOf(call: (db: Clone['database'], ranges: number) => Promise<unknown>) {
  const of = ({ database }: Clone, ranges: number) => {
    const { watched, costOf } = watchDatabase(database)
    return costOf(() => call(watched, ranges))
  }
  const [few, many] = [await of(short, FEW), await of(long, MANY)]
  return { few: few.pages, many: many.pages, statements: many.statements }
}

test.each<[string, number, Parameters<typeof pagesOf>[0]]>([
  ['a claim', 5, (db) => postgresBacklog(db, TIMINGS).claim(4)],
  ['a claim that finds no room', 1, (db) => postgresBacklog(db, TIMINGS).claim(0)],
  ['a sweep', 3, (db) => postgresBacklog(db, TIMINGS).sweep()],
  ['a job', 1, (db) => postgresJobs(db).get('w', 'job-3')],
  ['a page of jobs', 1, (db) => postgresJobs(db).list('w', null, 50)],
  [
    'rows at the end',
    1,
    (db, ranges) => postgresRanges(db, TIMINGS).partsHolding('w', 'job-3', 500 * ranges - 50, null, 25),
  ],
  ['a pause', 4, (db) => postgresJobs(db).pause('w', 'job-4')],
  ['going on', 5, (db) => postgresJobs(db).resume('w', 'job-4')],
  ['cancelling', 7, (db) => postgresJobs(db).cancel('w', 'job-5')],
])('%s', async (_, statements, call) => {
  const cost = await pagesOf(call)
  expect(cost.statements).toBeLessThanOrEqual(statements)
  // Fifty times the ranges: an index is a page or so deeper.
  expect(cost.many).toBeLessThan(2 * cost.few + 40)
})

test('a rare status is found in one statement that reads no tallies', async () => {
  const { watched, costOf } = watchDatabase(long.database)
  const { statements, pages } = await costOf(() =>
    postgresRanges(watched, TIMINGS).partsHolding('w', 'job-3', 1, 'failed', 25),
  )
  expect(statements).toBe(1)
  // A row of a range takes about half a kilobyte.
  expect(pages).toBeLessThan(MANY / 4)
})

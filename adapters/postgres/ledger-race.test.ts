/** Workers race for lookups and money, each over a connection of its own: nothing is asked twice, nothing overspent. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { LookupCall } from '#pipeline/ports/ledger.ts'
import { answered, BOOK, identities, JOBS, type LedgerUnderTest } from '../contracts/ledger-under-test.ts'
import { OURS } from '../contracts/store-under-test.ts'
import { connect, type Database } from './connect.ts'
import { postgresLedger } from './ledger.ts'
import { openPostgresLedger, standTheClock } from './ledger-under-test.ts'
import { cloneDatabase } from './test-database.ts'

const RACERS = 20

let clone: Awaited<ReturnType<typeof cloneDatabase>>
let database: Database
let racers: readonly Database[]
let books: LedgerUnderTest
beforeAll(async () => {
  clone = await cloneDatabase()
  database = await standTheClock(clone.url)
  racers = Array.from({ length: RACERS }, () => connect(clone.url, { connections: 1, waitMs: 10_000 }))
})
afterAll(async () => {
  await Promise.all([database, ...racers].map((each) => each.close()))
  await clone.drop()
})
beforeEach(async () => {
  books = await openPostgresLedger(database)
})

const callOf = (callId: string, asked: readonly string[]): LookupCall => ({
  ...BOOK,
  ...{ callId, jobId: null, identities: asked, mostEachMicros: 100, leaseMs: 60_000, ttlMs: 60_000 },
  askUnknownBefore: null,
})

/** Runs `race` for all racers at once. */
const all = <Answer>(race: (ledger: ReturnType<typeof postgresLedger>, racer: number) => Promise<Answer>) =>
  Promise.all(racers.map((each, racer) => race(postgresLedger(each), racer)))

test('of all who want the same, exactly one gets each', async () => {
  const wanted = identities(200)
  const begun = await all((ledger, racer) => {
    const turned = [...wanted.slice(racer * 10), ...wanted.slice(0, racer * 10)]
    return ledger.begin(callOf(`call-${racer}`, turned.slice(0, 150)))
  })
  expect(begun.flatMap(({ ours }) => ours).sort()).toEqual(wanted)
  expect((await books.spending.ofWorkspace(OURS)).ever.reservedMicros).toBe(20_000)
})

/** What a vendor would bill: a plain sum, which knows nothing of the ledger. */
function vendor() {
  let billed = 0
  let most = 0
  return {
    bill(micros: number) {
      billed += micros
      most = Math.max(most, billed)
    },
    figures: () => ({ billed, most }),
  }
}

/** Asks for ever new people until the budget is used up; every third lookup is free after all. */
async function spend(ledger: ReturnType<typeof postgresLedger>, racer: number, bills: ReturnType<typeof vendor>) {
  for (let turn = 0; ; turn++) {
    const callId = `call-${racer}-${turn}`
    const from = racer * 1_000_000 + turn * 100
    const jobId = JOBS[racer % JOBS.length] ?? null
    const begun = await ledger.begin({ ...callOf(callId, identities(1 + ((racer + turn) % 7), from)), jobId })
    const ends = begun.ours.map((identity, i) => {
      if ((racer + turn + i) % 3 === 0) return { identity, end: 'unbilled' as const }
      bills.bill(100)
      return answered(identity, 100)
    })
    await ledger.settle({ ...BOOK, callId }, ends)
    if (begun.short) return begun.short.reason
  }
}

test('20 jobs that race for one budget spend not a credit over it, and all of it', async () => {
  const caps = { dayMicros: 50_000, monthMicros: 1_000_000 }
  await books.spending.setBudgets(OURS, { currency: 'USD', ...caps })
  const bills = vendor()
  const reasons = await all((ledger, racer) => spend(ledger, racer, bills))
  expect(new Set(reasons)).toEqual(new Set(['budget.workspace_day']))
  // Whoever was the last to be given something back has room for it: nothing is lost.
  for (let left = 1; left > 0; ) {
    await spend(postgresLedger(database), RACERS + left, bills)
    const { spentMicros } = (await books.spending.ofWorkspace(OURS)).day
    left = spentMicros < caps.dayMicros ? left + 1 : 0
  }
  expect(bills.figures()).toEqual({ billed: 50_000, most: 50_000 })
  const { day, month, ever } = await books.spending.ofWorkspace(OURS)
  expect(day).toMatchObject({ spentMicros: 50_000, reservedMicros: 0, unknownMicros: 0, lookups: 500 })
  expect([month, ever]).toEqual([day, day])
  const ofJobs = await Promise.all(JOBS.map((id) => books.spending.ofJob(OURS, id)))
  expect(ofJobs.flat().reduce((sum, { spentMicros }) => sum + spentMicros, 0)).toBe(50_000)
})

test('all kinds of ends at once leave books that add up', async () => {
  await all(async (ledger, racer) => {
    for (let turn = 0; turn < 5; turn++) {
      const callId = `call-${racer}-${turn}`
      const { ours } = await ledger.begin(callOf(callId, identities(20, ((racer + turn) % 4) * 10)))
      await ledger.find(BOOK, identities(50), 60_000)
      const ends = ours.map((identity, i) =>
        i % 3 === 0
          ? answered(identity, 70)
          : { identity, end: i % 3 === 1 ? ('unbilled' as const) : ('unknown' as const) },
      )
      await Promise.all([ledger.settle({ ...BOOK, callId }, ends), ledger.countSaved(BOOK, 'job-2', identities(50))])
    }
  })
  await books.ledger.countSaved(BOOK, 'job-2', identities(50))
  const rows = await database.query<{ state: string; micros: number; lookups: number }>(
    `select state, sum(coalesce(cost_micros, reserved_micros))::bigint as micros, count(*) as lookups
     from lookup group by state`,
  )
  const of = (state: string) => rows.find((row) => row.state === state) ?? { micros: 0, lookups: 0 }
  const { ever } = await books.spending.ofWorkspace(OURS)
  expect(ever).toMatchObject({ spentMicros: of('answered').micros, lookups: of('answered').lookups, reservedMicros: 0 })
  expect(ever).toMatchObject({ unknownMicros: of('unknown').micros, unknownLookups: of('unknown').lookups })
  expect(ever.savedLookups).toBe(of('answered').lookups)
})

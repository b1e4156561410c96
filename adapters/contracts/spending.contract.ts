/** What is promised of money: no cap is passed, none of it is lost, and every sum tells the same. */
import { beforeEach, describe, expect, test } from 'vitest'
import type { LookupCall } from '#pipeline/ports/ledger.ts'
import { answered, BOOK, CONNECTIONS, identities, type LedgerUnderTest, type OpenLedger } from './ledger-under-test.ts'
import { OURS, THEIRS } from './store-under-test.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
/** Six hours before the month ends. */
const EVENING = new Date('2024-02-29T18:00:00Z')
const later = (ms: number) => new Date(EVENING.getTime() + ms)
const NONE = { dayMicros: null, monthMicros: null }

export function spendingContract(openLedger: OpenLedger): void {
  let books: LedgerUnderTest
  let calls = 0
  /** Asks so many new questions. */
  const begin = async (count: number, change: Partial<LookupCall> = {}) => {
    const callId = `call-${++calls}`
    const begun = await books.ledger.begin({
      ...BOOK,
      ...{
        callId,
        jobId: 'job-1',
        identities: identities(count, calls * 1_000),
        mostEachMicros: 100,
        leaseMs: HOUR_MS,
      },
      ...{ ttlMs: DAY_MS, askUnknownBefore: null },
      ...change,
    })
    return { callId, lookups: begun.ours.length, short: begun.short, ours: begun.ours }
  }
  const settle = (callId: string, ours: readonly string[], costEach: number) =>
    books.ledger.settle(
      { ...BOOK, callId },
      ours.map((identity) => answered(identity, costEach)),
    )

  describe('budgets', () => {
    beforeEach(async () => {
      books = await openLedger()
      await books.setClock(EVENING)
    })

    test('without caps everything fits', async () => {
      expect(await books.spending.budgets(OURS)).toEqual({ currency: 'USD', ...NONE })
      expect(await books.spending.jobCap(OURS, 'job-1')).toBeNull()
      expect(await begin(500)).toMatchObject({ lookups: 500, short: null })
    })

    test('are what was set', async () => {
      await books.spending.setBudgets(OURS, { currency: 'EUR', dayMicros: 5_000_000_000_000, monthMicros: null })
      expect(await books.spending.budgets(OURS)).toEqual({
        currency: 'EUR',
        dayMicros: 5_000_000_000_000,
        monthMicros: null,
      })
      expect(await books.spending.budgets(THEIRS)).toEqual({ currency: 'USD', ...NONE })
      expect(await books.spending.setJobCap(OURS, 'job-1', 700)).toBe('done')
      expect(await books.spending.jobCap(OURS, 'job-1')).toBe(700)
      expect(await books.spending.jobCap(THEIRS, 'job-1')).toBeNull()
      expect(await books.spending.setJobCap(THEIRS, 'job-1', 700)).toBe('missing')
      expect(await books.spending.setJobCap(OURS, 'job-1', null)).toBe('done')
      expect(await books.spending.jobCap(OURS, 'job-1')).toBeNull()
    })

    const untilMidnight = 6 * HOUR_MS
    test.each([
      ['budget.job', null, (cap: number) => books.spending.setJobCap(OURS, 'job-1', cap)],
      [
        'budget.connection_day',
        untilMidnight,
        (cap: number) => books.setCaps(CONNECTIONS[0], { ...NONE, dayMicros: cap }),
      ],
      [
        'budget.connection_month',
        untilMidnight,
        (cap: number) => books.setCaps(CONNECTIONS[0], { ...NONE, monthMicros: cap }),
      ],
      [
        'budget.workspace_day',
        untilMidnight,
        (cap: number) => books.spending.setBudgets(OURS, { currency: 'USD', ...NONE, dayMicros: cap }),
      ],
      [
        'budget.workspace_month',
        untilMidnight,
        (cap: number) => books.spending.setBudgets(OURS, { currency: 'USD', ...NONE, monthMicros: cap }),
      ],
    ])('%s: as many as fit, the first of them', async (reason, forMs, setCap) => {
      await setCap(399)
      const first = await begin(5)
      expect(first).toMatchObject({ lookups: 3, short: { reason, forMs } })
      expect(first.ours).toEqual(identities(3, calls * 1_000))
      expect(await begin(1)).toMatchObject({ lookups: 0, short: { reason, forMs } })
      await settle(first.callId, first.ours, 60)
      expect(await begin(5)).toMatchObject({ lookups: 2, short: { reason, forMs } })
      await setCap(1_000)
      expect(await begin(5)).toMatchObject({ lookups: 5, short: null })
    })

    test('what is known already costs nothing', async () => {
      await books.spending.setJobCap(OURS, 'job-1', 200)
      const asked = identities(3)
      expect(await begin(0, { identities: asked })).toMatchObject({ lookups: 2, short: { reason: 'budget.job' } })
      expect(await begin(0, { identities: asked.slice(0, 2) })).toMatchObject({ lookups: 0, short: null })
    })

    test('what costs nothing always fits, what costs more than a whole day never does', async () => {
      await books.setCaps(CONNECTIONS[0], { ...NONE, dayMicros: 50 })
      expect(await begin(2)).toMatchObject({ lookups: 0, short: { reason: 'budget.connection_day', forMs: null } })
      expect(await begin(2, { mostEachMicros: 0 })).toMatchObject({ lookups: 2, short: null })
    })

    test('the tightest is told, of equally tight ones the one that binds longest', async () => {
      await books.spending.setBudgets(OURS, { currency: 'USD', dayMicros: 300, monthMicros: 300 })
      await books.setCaps(CONNECTIONS[0], { dayMicros: 200, monthMicros: 300 })
      expect((await begin(5)).short).toEqual({ reason: 'budget.connection_day', forMs: untilMidnight })
      await books.setCaps(CONNECTIONS[0], { dayMicros: 300, monthMicros: 300 })
      expect(await begin(5)).toMatchObject({ lookups: 1, short: { reason: 'budget.connection_month' } })
      await books.spending.setJobCap(OURS, 'job-1', 300)
      expect((await begin(5)).short).toEqual({ reason: 'budget.job', forMs: null })
    })

    test('a call of unknown fate counts as spent until it is known', async () => {
      await books.spending.setJobCap(OURS, 'job-1', 200)
      const { callId, ours } = await begin(2, { leaseMs: 60_000 })
      await books.setClock(later(60_000))
      expect(await begin(1)).toMatchObject({ lookups: 0 })
      await books.ledger.settle(
        { ...BOOK, callId },
        ours.slice(0, 1).map((identity) => ({ identity, end: 'unbilled' })),
      )
      expect(await begin(2)).toMatchObject({ lookups: 1, short: { reason: 'budget.job' } })
    })

    test('a new day and a new month begin at nothing, by UTC', async () => {
      await books.setCaps(CONNECTIONS[0], { dayMicros: 200, monthMicros: 300 })
      expect(await begin(5)).toMatchObject({
        lookups: 2,
        short: { reason: 'budget.connection_day', forMs: untilMidnight },
      })
      await books.setClock(later(untilMidnight - 1))
      expect((await begin(1)).short).toEqual({ reason: 'budget.connection_day', forMs: 1 })
      await books.setClock(later(untilMidnight))
      expect(await begin(5)).toMatchObject({ lookups: 2, short: { reason: 'budget.connection_day', forMs: DAY_MS } })
      await books.setClock(later(untilMidnight + DAY_MS))
      expect(await begin(5)).toMatchObject({
        lookups: 1,
        short: { reason: 'budget.connection_month', forMs: 30 * DAY_MS },
      })
    })

    test('what was reserved on one day is spent on that day', async () => {
      const { callId, ours } = await begin(2, { leaseMs: DAY_MS })
      await books.setClock(later(untilMidnight))
      await settle(callId, ours, 80)
      const { day, month, ever } = await books.spending.ofConnection(BOOK)
      expect([day.spentMicros, month.spentMicros, ever.spentMicros]).toEqual([0, 0, 160])
      expect([day.reservedMicros, ever.reservedMicros]).toEqual([0, 0])
      await books.setClock(EVENING)
      expect((await books.spending.ofWorkspace(OURS)).day).toMatchObject({ spentMicros: 160, lookups: 2 })
    })

    test('an answer may cost more than was reserved: what is over is missing to the next', async () => {
      await books.spending.setJobCap(OURS, 'job-1', 500)
      const { callId, ours } = await begin(2)
      await settle(callId, ours, 300)
      expect((await books.spending.ofJob(OURS, 'job-1'))[0]).toMatchObject({ spentMicros: 600 })
      expect(await begin(1)).toMatchObject({ lookups: 0, short: { reason: 'budget.job' } })
    })

    test('each budget counts its own', async () => {
      const other = { connectionId: CONNECTIONS[1] }
      await begin(1)
      await begin(2, { jobId: 'job-2' })
      await begin(3, other)
      await begin(4, { ...other, jobId: null })
      const reserved = (count: number) => ({ reservedMicros: count * 100 })
      expect(await books.spending.ofJob(OURS, 'job-1')).toMatchObject([
        { connectionId: CONNECTIONS[0], ...reserved(1) },
        { connectionId: CONNECTIONS[1], ...reserved(3) },
      ])
      expect(await books.spending.ofJob(OURS, 'job-2')).toMatchObject([reserved(2)])
      expect(await books.spending.ofJob(THEIRS, 'job-1')).toEqual([])
      expect((await books.spending.ofConnection({ ...BOOK, ...other })).day).toMatchObject(reserved(7))
      expect((await books.spending.ofWorkspace(OURS)).month).toMatchObject(reserved(10))
      await books.setCaps(CONNECTIONS[1], { ...NONE, dayMicros: 800 })
      expect(await begin(5, other)).toMatchObject({ lookups: 1, short: { reason: 'budget.connection_day' } })
      expect(await begin(5)).toMatchObject({ lookups: 5 })
    })
  })
}

/**
 * Any sequence of calls gets the same answers from Postgres as from the in-memory twin; and whatever happens, nobody asks
 * what another is asking, no call passes a cap, and the books add up to the rows.
 */
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Begun, LookupCall, Settlement, Spent } from '#pipeline/ports/ledger.ts'
import { answered, BOOK, CONNECTIONS, identities, JOBS, type LedgerUnderTest } from '../contracts/ledger-under-test.ts'
import { OURS } from '../contracts/store-under-test.ts'
import { openMemoryLedger } from '../memory/ledger-under-test.ts'
import type { Database } from './connect.ts'
import { openPostgresLedger, standTheClock } from './ledger-under-test.ts'
import { cloneDatabase } from './test-database.ts'

let clone: Awaited<ReturnType<typeof cloneDatabase>>
let database: Database
beforeAll(async () => {
  clone = await cloneDatabase()
  database = await standTheClock(clone.url)
})
afterAll(async () => {
  await database.close()
  await clone.drop()
})

const MINUTE_MS = 60_000
const DAY_MS = 24 * 60 * MINUTE_MS
const PEOPLE = identities(12)

/** What those who ask know, the same for both ledgers. */
interface Known {
  now: number
  readonly calls: { readonly call: LookupCall; readonly ours: readonly string[] }[]
  /** Who asks what, until when. */
  readonly leases: Map<string, { readonly callId: string; readonly until: number }>
  /** As they were last set. */
  readonly caps: Map<string, number | null>
}

type Act = (books: LedgerUnderTest, known: Known) => Promise<unknown>
/** An act that a failing run can be read by. */
const named = (name: string, act: Act): Act => Object.assign(act, { [fc.toStringMethod]: () => name })

const aConnection = fc.constantFrom(...CONNECTIONS)
const aJob = fc.constantFrom(...JOBS, null)
const somePeople = fc.uniqueArray(fc.constantFrom(...PEOPLE), { minLength: 1 })
const aCap = fc.constantFrom(null, 0, 250, 600, 1_500)

const begin = fc
  .record({
    connectionId: aConnection,
    jobId: aJob,
    identities: somePeople,
    mostEachMicros: fc.constantFrom(0, 90, 100, 270),
    leaseMs: fc.constantFrom(MINUTE_MS, 30 * MINUTE_MS),
    ttlMs: fc.constantFrom(5 * MINUTE_MS, DAY_MS, 40 * DAY_MS),
    isAskedAgain: fc.boolean(),
  })
  .map(({ isAskedAgain, ...given }) =>
    named(`begin ${JSON.stringify({ ...given, isAskedAgain })}`, async (books, known) => {
      const askUnknownBefore = isAskedAgain ? new Date(known.now) : null
      const call = { workspaceId: OURS, callId: `call-${known.calls.length}`, ...given, askUnknownBefore }
      const begun = await books.ledger.begin(call)
      expectNobodyElse(known, call, begun)
      known.calls.push({ call, ours: begun.ours })
      if (begun.ours.length > 0 && call.mostEachMicros > 0) await expectInsideCaps(books, known, call)
      return begun
    }),
  )

const ending = (identity: string, end: string, costMicros: number): Settlement =>
  end === 'answered' ? answered(identity, costMicros) : { identity, end: end === 'unknown' ? 'unknown' : 'unbilled' }

const settle = fc
  .tuple(
    fc.nat(20),
    fc.array(
      fc.tuple(fc.constantFrom('answered', 'answered', 'unbilled', 'unknown', 'left'), fc.constantFrom(0, 90, 300)),
      {
        minLength: PEOPLE.length,
        maxLength: PEOPLE.length,
      },
    ),
  )
  .map(([at, ends]) =>
    named(`settle ${at} ${ends.map(([end, cost]) => `${end} ${cost}`)}`, async (books, known) => {
      const made = known.calls[known.calls.length - 1 - (at % Math.max(1, known.calls.length))]
      if (!made) return null
      const settled = made.ours.flatMap((identity, i) => {
        const [end, cost] = ends[i] ?? ['left', 0]
        return end === 'left' ? [] : [ending(identity, end, cost)]
      })
      for (const { identity } of settled) endLease(known, made.call, identity)
      // Somebody who settles what was never his changes nothing.
      const foreign = PEOPLE.filter((identity) => !made.ours.includes(identity)).slice(0, 1)
      return books.ledger.settle(made.call, [...settled, ...foreign.map((identity) => answered(identity, 1))])
    }),
  )

const wait = fc.constantFrom(1, MINUTE_MS, 6 * MINUTE_MS, 7 * 60 * MINUTE_MS, DAY_MS, 20 * DAY_MS).map((ms) =>
  named(`wait ${ms}`, async (books, known) => {
    known.now += ms
    await books.setClock(new Date(known.now))
  }),
)

const cap = fc.tuple(fc.constantFrom('workspace', ...CONNECTIONS, ...JOBS), aCap, aCap).map(([of, first, second]) =>
  named(`cap ${of} ${first} ${second}`, async (books, known) => {
    const caps = { dayMicros: first, monthMicros: second }
    known.caps.set(`${of} day`, first)
    known.caps.set(`${of} month`, second)
    if (of === 'workspace') return books.spending.setBudgets(OURS, { currency: 'USD', ...caps })
    if (JOBS.some((id) => id === of)) return books.spending.setJobCap(OURS, of, first)
    return books.setCaps(of, caps)
  }),
)

const save = fc
  .tuple(aConnection, aJob, somePeople)
  .map(([connectionId, jobId, people]) =>
    named(`save ${connectionId} ${jobId} ${people}`, (books) =>
      books.ledger.countSaved({ workspaceId: OURS, connectionId }, jobId, people),
    ),
  )

const anAct: fc.Arbitrary<Act> = fc.oneof(
  { weight: 10, arbitrary: begin },
  { weight: 10, arbitrary: settle },
  { weight: 5, arbitrary: wait },
  { weight: 2, arbitrary: cap },
  { weight: 2, arbitrary: save },
)

const leaseKey = (connectionId: string, identity: string) => `${connectionId} ${identity}`

/** Until its lease is over or the call has ended, what one call asks is in no other. */
function expectNobodyElse(
  { leases, now }: Known,
  { callId, connectionId, leaseMs }: LookupCall,
  { ours }: Begun,
): void {
  for (const identity of ours) {
    const key = leaseKey(connectionId, identity)
    expect(leases.get(key)?.until ?? 0).toBeLessThanOrEqual(now)
    leases.set(key, { callId, until: now + leaseMs })
  }
}

function endLease({ leases }: Known, { callId, connectionId }: LookupCall, identity: string): void {
  const key = leaseKey(connectionId, identity)
  if (leases.get(key)?.callId === callId) leases.delete(key)
}

const usedOf = (spent: Spent) => spent.spentMicros + spent.reservedMicros + spent.unknownMicros

async function expectInsideCaps(books: LedgerUnderTest, { caps }: Known, { connectionId, jobId }: LookupCall) {
  const workspace = await books.spending.ofWorkspace(OURS)
  const connection = await books.spending.ofConnection({ workspaceId: OURS, connectionId })
  const ofJob = jobId === null ? [] : await books.spending.ofJob(OURS, jobId)
  const inside = (name: string, used: number) => expect(used).toBeLessThanOrEqual(caps.get(name) ?? Number.MAX_VALUE)
  inside('workspace day', usedOf(workspace.day))
  inside('workspace month', usedOf(workspace.month))
  inside(`${connectionId} day`, usedOf(connection.day))
  inside(`${connectionId} month`, usedOf(connection.month))
  inside(
    `${jobId} day`,
    ofJob.reduce((sum, spent) => sum + usedOf(spent), 0),
  )
}

async function everything({ ledger, spending }: LedgerUnderTest): Promise<unknown> {
  return [
    await spending.ofWorkspace(OURS),
    await Promise.all(JOBS.map((id) => spending.ofJob(OURS, id))),
    await Promise.all(
      CONNECTIONS.flatMap((connectionId) => [
        spending.ofConnection({ ...BOOK, connectionId }),
        ...[5 * MINUTE_MS, 40 * DAY_MS].map((ttlMs) => ledger.find({ ...BOOK, connectionId }, PEOPLE, ttlMs)),
      ]),
    ),
  ]
}

async function run(books: LedgerUnderTest, acts: readonly Act[]): Promise<readonly unknown[]> {
  const known: Known = { now: Date.parse('2024-02-27T21:00:00Z'), calls: [], leases: new Map(), caps: new Map() }
  await books.setClock(new Date(known.now))
  const answers: unknown[] = []
  for (const act of acts) answers.push([(await act(books, known)) ?? null, await everything(books)])
  return answers
}

/** What the rows of `lookup` add up to, beside what the two books say. */
const DIFFERENCE = `
  with rows as (
    select connection_id, job_id, reserved_on as day,
      case when state = 'answered' then cost_micros else 0 end as spent,
      case when state = 'asked' then reserved_micros else 0 end as reserved,
      case when state = 'unknown' then reserved_micros else 0 end as unknown
    from lookup
  )
  select 'day', day, connection_id, sum(spent), sum(reserved), sum(unknown) from (
    select day, connection_id, spent, reserved, unknown from rows
    union all select day, connection_id, -spent_micros, -reserved_micros, -unknown_micros from spending_day
  ) as both_sides group by 1, 2, 3 having sum(spent) <> 0 or sum(reserved) <> 0 or sum(unknown) <> 0
  union all
  select job_id, null::date, connection_id, sum(spent), sum(reserved), sum(unknown) from (
    select job_id, connection_id, spent, reserved, unknown from rows where job_id is not null
    union all select job_id, connection_id, -spent_micros, -reserved_micros, -unknown_micros from spending_job
  ) as both_sides group by 1, 2, 3 having sum(spent) <> 0 or sum(reserved) <> 0 or sum(unknown) <> 0`

test('random sequences of calls', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anAct, { minLength: 10, maxLength: 40, size: 'max' }), async (acts) => {
      const expected = await run(await openMemoryLedger(), acts)
      expect(await run(await openPostgresLedger(database), acts)).toEqual(expected)
      expect(await database.query(DIFFERENCE)).toEqual([])
    }),
    { numRuns: 25, seed: 20_240_503 },
  )
})

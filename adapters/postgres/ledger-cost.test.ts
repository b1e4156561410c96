/** What the ledger is asked for costs as much in a thick book as in a thin one: pages that Postgres looks at, not time. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { LookupCall } from '#pipeline/ports/ledger.ts'
import { answered, identities } from '../contracts/ledger-under-test.ts'
import type { Database } from './connect.ts'
import { postgresLedger } from './ledger.ts'
import { cloneDatabase } from './test-database.ts'
import { watchDatabase } from './watched-database.ts'

const [THIN, THICK] = [100, 20_000]
const BOOK = { workspaceId: 'w', connectionId: 'connection' }
const BATCH = identities(100, 1_000_000)
const call: LookupCall = {
  ...BOOK,
  ...{ callId: 'call', jobId: 'job', identities: BATCH, mostEachMicros: 100, leaseMs: 600_000, ttlMs: 600_000 },
  askUnknownBefore: null,
}

let clones: readonly Awaited<ReturnType<typeof cloneDatabase>>[]
beforeAll(async () => {
  clones = await Promise.all([cloneDatabase(['w']), cloneDatabase(['w'])])
  for (const [i, { database }] of clones.entries()) {
    await database.query('alter table lookup set (autovacuum_enabled = false)')
    await database.query(
      `insert into lookup (workspace_id, connection_id, identity, call_id, job_id, state, asked_at, lease_until, ended_at,
                           reserved_micros, reserved_on, answer, credits, cost_micros)
       select $1, $2, sha256(n::text::bytea), 'before', 'job', 'answered', now(), now(), now(), 100, current_date, '{}', 1, 100
       from generate_series(1, $3::int) as n`,
      [BOOK.workspaceId, BOOK.connectionId, i === 0 ? THIN : THICK],
    )
  }
})
afterAll(() => Promise.all(clones.map(({ drop }) => drop())))

type Act = (db: Database) => Promise<unknown>
const ends = BATCH.map((identity) => answered(identity, 70))
const nothing: Act = async () => {}
const ask: Act = (db) => postgresLedger(db).begin(call)
const answer: Act = (db) => postgresLedger(db).settle(call, ends)
const forget: Act = (db) => db.query("delete from lookup where call_id = 'call'")
const reopen: Act = (db) => db.query("update lookup set state = 'asked', answer = null where call_id = 'call'")

test.each<[string, number, { readonly before: Act; readonly act: Act; readonly undo: Act }]>([
  ['finding', 2, { before: nothing, act: (db) => postgresLedger(db).find(BOOK, BATCH, 1), undo: nothing }],
  ['beginning', 5, { before: nothing, act: ask, undo: forget }],
  ['settling', 2, { before: ask, act: answer, undo: reopen }],
  ['saving', 2, { before: nothing, act: (db) => postgresLedger(db).countSaved(BOOK, 'other', BATCH), undo: nothing }],
])('%s', async (_, statements, { before, act, undo }) => {
  for (const { database } of clones) {
    const { watched, costOf } = watchDatabase(database)
    // Whether or not Postgres knows yet how the rows are spread.
    for (const analyzed of ['select', 'analyze lookup']) {
      await database.query(analyzed)
      await before(database)
      const cost = await costOf(async () => {
        await act(watched)
        await undo(database)
      })
      await forget(database)
      expect(cost.statements).toBeLessThanOrEqual(statements)
      // Each question: three pages of the index, one of the table, as many again to write. The thick book has 20,000 rows.
      expect(cost.pages).toBeLessThan(15 * BATCH.length)
    }
  }
})

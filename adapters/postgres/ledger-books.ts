/**
 * The books that calls to paid services are counted in. Whoever writes in the ledger of a workspace locks the workspace's
 * row first: what budgets have left is then counted by one at a time, and nobody waits for another in a circle.
 *
 * Times are `statement_timestamp()`, for `now()` is older than the wait for the lock. Days are UTC.
 */
import type { Database, Query } from './connect.ts'

export const TODAY = `(statement_timestamp() at time zone 'utc')::date`

/** What a book counts. Lookups are those that were answered. */
const COUNTED = [
  'spent_micros',
  'reserved_micros',
  'unknown_micros',
  'saved_micros',
  'lookups',
  'unknown_lookups',
  'saved_lookups',
] as const

const sums = COUNTED.map((column) => `sum(${column})`).join(', ')
const added = COUNTED.map((column) => `${column} = book.${column} + excluded.${column}`).join(', ')

/**
 * Ends a statement whose `with` made `moved (connection_id, job_id, day, …what a book counts)`: adds it to both books.
 * $1: the workspace.
 */
export const POST = `
  , posted_by_day as (
    insert into spending_day as book (workspace_id, day, connection_id, ${COUNTED})
    select $1, day, connection_id, ${sums} from moved group by day, connection_id
    on conflict (workspace_id, day, connection_id) do update set ${added}
  )
  insert into spending_job as book (workspace_id, job_id, connection_id, ${COUNTED})
  select $1, job_id, connection_id, ${sums} from moved where job_id is not null group by job_id, connection_id
  on conflict (workspace_id, job_id, connection_id) do update set ${added}`

/** Runs `work` while nobody else writes in the workspace's ledger. */
export const alone = <Answer>(db: Database, workspaceId: string, work: (query: Query) => Promise<Answer>) =>
  db.transaction(async (query) => {
    await query('select from workspace where id = $1 for no key update', [workspaceId])
    return work(query)
  })

const IS_OVER = `workspace_id = $1 and state = 'asked' and lease_until <= statement_timestamp()`

/** Nobody knows any more how calls ended whose lease is over. The workspace is locked. */
export async function lapse(query: Query, workspaceId: string): Promise<void> {
  await query(
    `with moved as (
       update lookup set state = 'unknown', ended_at = lease_until where ${IS_OVER}
       returning connection_id, job_id, reserved_on as day, 0 as spent_micros, -reserved_micros as reserved_micros,
         reserved_micros as unknown_micros, 0 as saved_micros, 0 as lookups, 1 as unknown_lookups, 0 as saved_lookups
     )${POST}`,
    [workspaceId],
  )
}

/** The same for those who only read: most find no such call, and wait for nobody. */
export async function lapseBeforeReading(db: Database, workspaceId: string): Promise<void> {
  if ((await db.query(`select from lookup where ${IS_OVER} limit 1`, [workspaceId])).length === 0) return
  await alone(db, workspaceId, (query) => lapse(query, workspaceId))
}

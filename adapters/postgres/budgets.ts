/** What the budgets that a call counts in have room for. */
import type { Begun, BudgetReason, LookupCall } from '#pipeline/ports/ledger.ts'
import type { Query } from './connect.ts'
import { TODAY } from './ledger-books.ts'

interface Budget {
  readonly reason: BudgetReason
  readonly cap: number
  /** Spent, reserved and unknown. */
  readonly used: number
  readonly forMs: number | null
}

/** Those that bind longest come first. $1: workspace, $2: connection, $3: job. */
const BUDGETS = `
  with period as (
    select day, date_trunc('month', day)::date as month, (date_trunc('month', day) + interval '1 month')::date as next_month
    from (select ${TODAY} as day) as today
  ), used as (
    select connection_id = $2 as is_ours, book.day = period.day as is_today,
      spent_micros + reserved_micros + unknown_micros as micros
    from period join spending_day as book
      on workspace_id = $1 and book.day >= period.month and book.day < period.next_month
  ), budget as (
    select 1 as place, 'budget.job' as reason, cap_micros as cap, null::date as until, (
        select sum(spent_micros + reserved_micros + unknown_micros) from spending_job
        where workspace_id = $1 and job_id = $3
      ) as used
    from job where workspace_id = $1 and id = $3
    union all
    select 2, 'budget.connection_month', cap_month_micros, next_month, (select sum(micros) from used where is_ours)
    from connection, period where workspace_id = $1 and id = $2
    union all
    select 3, 'budget.workspace_month', budget_month_micros, next_month, (select sum(micros) from used)
    from workspace, period where id = $1
    union all
    select 4, 'budget.connection_day', cap_day_micros, day + 1, (select sum(micros) from used where is_ours and is_today)
    from connection, period where workspace_id = $1 and id = $2
    union all
    select 5, 'budget.workspace_day', budget_day_micros, day + 1, (select sum(micros) from used where is_today)
    from workspace, period where id = $1
  )
  select reason, cap, coalesce(used, 0)::bigint as used,
    ceil(extract(epoch from (until::timestamp at time zone 'utc') - statement_timestamp()) * 1000)::bigint as "forMs"
  from budget where cap is not null order by place`

/**
 * @param lookups how many are wanted
 * @returns how many fit into every budget, and what stops the others: of several budgets the one that binds longest
 */
export async function roomFor(
  query: Query,
  { workspaceId, connectionId, jobId, mostEachMicros }: LookupCall,
  lookups: number,
): Promise<{ readonly lookups: number; readonly short: Begun['short'] }> {
  const rooms = (await query<Budget>(BUDGETS, [workspaceId, connectionId, jobId])).map((budget) => ({
    ...budget,
    room: mostEachMicros === 0 ? lookups : Math.max(0, Math.floor((budget.cap - budget.used) / mostEachMicros)),
  }))
  const room = Math.min(lookups, ...rooms.map((budget) => budget.room))
  const tightest = rooms.find((budget) => budget.room === room)
  if (room === lookups || !tightest) return { lookups, short: null }
  // A new day does not help where one lookup costs more than a whole day may.
  const forMs = mostEachMicros > tightest.cap ? null : tightest.forMs
  return { lookups: room, short: { reason: tightest.reason, forMs } }
}

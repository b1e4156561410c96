/** What was spent, is reserved, is unknown and was saved; and the caps of workspaces and jobs. */
import type { Budgets, Spending, Spent } from '#pipeline/ports/ledger.ts'
import type { Database } from './connect.ts'
import { lapseBeforeReading, TODAY } from './ledger-books.ts'

/** Sums of a book's rows that are `of` a period. */
const spentWhere = (of: string) => {
  const sum = (column: string) => `coalesce(sum(${column}) filter (where ${of}), 0)::bigint`
  return `${sum('spent_micros')} as "spentMicros", ${sum('reserved_micros')} as "reservedMicros",
    ${sum('unknown_micros')} as "unknownMicros", ${sum('saved_micros')} as "savedMicros",
    ${sum('lookups')} as lookups, ${sum('saved_lookups')} as "savedLookups",
    ${sum('unknown_lookups')} as "unknownLookups"`
}

/** $1: workspace, $2: connection, or null for all. */
const OF_DAYS = (['day', 'month', 'ever'] as const)
  .map((period) => {
    const of = period === 'ever' ? 'true' : `date_trunc('${period}', day) = date_trunc('${period}', ${TODAY})`
    return `select '${period}' as period, ${spentWhere(of)}
      from spending_day where workspace_id = $1 and ($2::text is null or connection_id = $2)`
  })
  .join(' union all ')

const NO_BUDGETS: Budgets = { currency: 'USD', dayMicros: null, monthMicros: null }

export function postgresSpending(db: Database): Spending {
  async function ofDays(workspaceId: string, connectionId: string | null) {
    await lapseBeforeReading(db, workspaceId)
    const rows = await db.query<Spent & { readonly period: string }>(OF_DAYS, [workspaceId, connectionId])
    const of = (wanted: string): Spent => {
      const row = rows.find(({ period }) => period === wanted)
      if (!row) throw new Error('a sum without a row')
      const { period: _, ...spent } = row
      return spent
    }
    return { day: of('day'), month: of('month'), ever: of('ever') }
  }

  return {
    async budgets(workspaceId) {
      const [budgets] = await db.query<Budgets>(
        `select currency, budget_day_micros as "dayMicros", budget_month_micros as "monthMicros"
         from workspace where id = $1`,
        [workspaceId],
      )
      return budgets ?? NO_BUDGETS
    },

    async setBudgets(workspaceId, { currency, dayMicros, monthMicros }) {
      await db.query(
        'update workspace set currency = $2, budget_day_micros = $3, budget_month_micros = $4 where id = $1',
        [workspaceId, currency, dayMicros, monthMicros],
      )
    },

    ofWorkspace: (workspaceId) => ofDays(workspaceId, null),
    ofConnection: ({ workspaceId, connectionId }) => ofDays(workspaceId, connectionId),

    async ofJob(workspaceId, jobId) {
      await lapseBeforeReading(db, workspaceId)
      return db.query<Spent & { readonly connectionId: string }>(
        `select connection_id as "connectionId", ${spentWhere('true')}
         from spending_job where workspace_id = $1 and job_id = $2
           and 0 < any(array[spent_micros, reserved_micros, unknown_micros, lookups, unknown_lookups, saved_lookups])
         group by connection_id order by connection_id collate "C"`,
        [workspaceId, jobId],
      )
    },

    async setJobCap(workspaceId, jobId, capMicros) {
      const set = await db.query('update job set cap_micros = $3 where workspace_id = $1 and id = $2 returning id', [
        workspaceId,
        jobId,
        capMicros,
      ])
      return set.length > 0 ? 'done' : 'missing'
    },

    async jobCap(workspaceId, jobId) {
      const [job] = await db.query<{ readonly cap: number | null }>(
        'select cap_micros as cap from job where workspace_id = $1 and id = $2',
        [workspaceId, jobId],
      )
      return job?.cap ?? null
    },
  }
}

/** Estimates: asked for, counted, shown for a day. */
import type { Estimate, Estimates } from '#pipeline/ports/estimates.ts'
import type { Task } from '#pipeline/ports/messages.ts'
import type { Database } from './connect.ts'
import { settle } from './transitions.ts'
import { isExpired } from './uploads.ts'

interface EstimateRow {
  readonly id: string
  readonly workspace_id: string
  readonly upload_id: string
  readonly source: Estimate['source']
  readonly mapping: Estimate['mapping']
  readonly providers: Estimate['providers']
  readonly options: Estimate['options']
  readonly trial_job_id: string | null
  readonly created_at: Date
  readonly status: Estimate['state']
  readonly rows_counted: number
  readonly result: Estimate['result']
  readonly error_code: string | null
}

/** Those of the same upload that still count, with their steps. $1 and $2: workspace and upload. */
const REPLACE = `
  with replaced as (
    update estimate set status = 'failed', error_code = 'estimate.replaced'
    where workspace_id = $1 and upload_id = $2 and status = 'counting' returning id
  )
  delete from range using replaced where range.workspace_id = $1 and range.subject_id = replaced.id`

export function postgresEstimates(db: Database): Estimates {
  const end = (task: Task, change: string, value: string, how: 'done' | 'failed') =>
    db.transaction((query) =>
      settle(
        query,
        task,
        async () => {
          await query(`update estimate set ${change} where workspace_id = $1 and id = $2`, [
            task.workspaceId,
            task.subjectId,
            value,
          ])
        },
        how,
      ),
    )

  return {
    create: (estimate) =>
      db.transaction(async (query) => {
        const { id, workspaceId, uploadId, source, mapping, providers, options } = estimate
        if (await isExpired(query, workspaceId, uploadId)) return 'expired'
        await query(REPLACE, [workspaceId, uploadId])
        await query(
          `insert into estimate
             (id, workspace_id, upload_id, source, mapping, providers, options, trial_job_id, created_at, status)
           values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'counting')`,
          [
            id,
            workspaceId,
            uploadId,
            ...[source, mapping, providers, options].map((value) => JSON.stringify(value)),
            estimate.trialJobId,
            estimate.createdAt,
          ],
        )
        await query(
          "insert into range (workspace_id, subject_id, step, n, state) values ($1, $2, 'estimate', 0, 'ready')",
          [workspaceId, id],
        )
        return 'created'
      }),

    async get(workspaceId, id) {
      const [row] = await db.query<EstimateRow>('select * from estimate where workspace_id = $1 and id = $2', [
        workspaceId,
        id,
      ])
      return row ? estimateOf(row) : null
    },

    async progress(task, rowsCounted) {
      const counted = await db.query(
        `update estimate set rows_counted = greatest(rows_counted, $3)
         where workspace_id = $1 and id = $2 and status = 'counting' returning id`,
        [task.workspaceId, task.subjectId, rowsCounted],
      )
      return counted.length > 0
    },

    finish: (task, result) => end(task, "status = 'ready', result = $3", JSON.stringify(result), 'done'),
    fail: (task, errorCode) => end(task, "status = 'failed', error_code = $3", errorCode, 'failed'),
  }
}

const estimateOf = (row: EstimateRow): Estimate => ({
  id: row.id,
  workspaceId: row.workspace_id,
  uploadId: row.upload_id,
  source: row.source,
  mapping: row.mapping,
  providers: row.providers,
  options: row.options,
  trialJobId: row.trial_job_id,
  createdAt: row.created_at,
  state: row.status,
  rowsCounted: row.rows_counted,
  result: row.result,
  errorCode: row.error_code,
})

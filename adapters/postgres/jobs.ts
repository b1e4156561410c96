/** Jobs: made, shown, listed, deleted. */
import { noTallies } from '#core/counts.ts'
import type { Job, Jobs } from '#pipeline/ports/jobs.ts'
import type { Database, Query } from './connect.ts'
import { jobControl } from './job-control.ts'
import { PAGE, pageOf, readCursor } from './page.ts'
import { isExpired } from './uploads.ts'
import { deleteWriteBacks } from './write-backs-of-job.ts'

interface JobRow {
  readonly id: string
  readonly workspace_id: string
  readonly upload_id: string
  readonly source: Job['source']
  readonly mapping: Job['mapping']
  readonly providers: Job['providers']
  readonly options: Job['options']
  readonly cap_micros: number | null
  readonly trial_rows: number | null
  readonly created_at: Date
  readonly phase: Job['phase']
  readonly error_code: string | null
  readonly is_paused: boolean
  readonly is_cancelled: boolean
  readonly frozen: Job['frozen']
  readonly ask_unknown_before: Date | null
  readonly ranges_total: number | null
  readonly ranges_done: number
  readonly dead_ranges: number
  readonly dead_rows: number
  readonly rows_split: number
  readonly tallies: Job['tallies']
  readonly result_generation: number
  readonly files: Job['files']
  readonly started_at: Date | null
  readonly ended_at: Date | null
  readonly expired_at: Date | null
  readonly source_kept_since: Date | null
  readonly parked_ranges: number
  readonly waiting: readonly { readonly reason: string; readonly until: string | null; readonly ranges: number }[]
  readonly recent: Job['recent']
}

const ACCEPTED = `
  select n, rows, accepted_at from range
  where workspace_id = job.workspace_id and subject_id = job.id and step = 'enrich'`

/**
 * Rows accepted since the oldest part of the last 30 s, or of the last two of five minutes where these are older. Asked
 * all the time: never reads more than the latest parts.
 */
const RECENT = `
  select case when count(*) >= 2 then
    json_build_object('rows', sum(rows) - (array_agg(rows order by accepted_at))[1],
                      'seconds', extract(epoch from now() - min(accepted_at)))
  end
  from (
    (${ACCEPTED} and accepted_at > now() - interval '5 minutes' order by accepted_at desc limit 2)
    union
    (${ACCEPTED} and accepted_at > now() - interval '30 s')
  ) as accepted`

const WAITING = `
  select coalesce(json_agg(json_build_object('reason', reason, 'until', until, 'ranges', ranges)
                           order by reason collate "C"), '[]')
  from (
    select parked_reason as reason, min(parked_until) as until, count(*) as ranges from range
    where workspace_id = job.workspace_id and subject_id = job.id and state = 'parked' group by 1
  ) as parked`

const SELECT = `
  select job.*,
    (select created_at from upload where workspace_id = job.workspace_id and id = job.upload_id and expired_at is null)
      as source_kept_since,
    (select count(*) from range where workspace_id = job.workspace_id and subject_id = job.id and step = 'enrich'
       and state = 'parked') as parked_ranges,
    (${WAITING}) as waiting,
    case when phase in ('splitting', 'running') then (${RECENT}) end as recent
  from job`

export function postgresJobs(db: Database): Jobs {
  return {
    ...jobControl(db),

    create: (job, idempotency) =>
      db.transaction(async (query) => {
        if (idempotency) {
          // Two requests under one key follow each other.
          await query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [
            JSON.stringify([job.workspaceId, idempotency.key]),
          ])
          const [known] = await query<{ request_hash: string; job_id: string }>(
            'select request_hash, job_id from idempotency where workspace_id = $1 and key = $2',
            [job.workspaceId, idempotency.key],
          )
          if (known && known.request_hash !== idempotency.requestHash) return { outcome: 'conflict' }
          if (known) return { outcome: 'repeated', id: known.job_id }
        }
        if (await isExpired(query, job.workspaceId, job.uploadId)) return { outcome: 'expired' }
        await insertJob(query, job)
        if (idempotency) {
          await query('insert into idempotency (workspace_id, key, request_hash, job_id) values ($1, $2, $3, $4)', [
            job.workspaceId,
            idempotency.key,
            idempotency.requestHash,
            job.id,
          ])
        }
        return { outcome: 'created', id: job.id }
      }),

    async get(workspaceId, id) {
      const [row] = await db.query<JobRow>(`${SELECT} where workspace_id = $1 and id = $2`, [workspaceId, id])
      return row ? jobOf(row) : null
    },

    async list(workspaceId, cursor, limit) {
      const from = cursor === null ? [null, null] : readCursor(cursor)
      if (from === null) return { items: [], next: null }
      const rows = await db.query<JobRow>(`${SELECT} where ${PAGE}`, [workspaceId, ...from, limit + 1])
      return pageOf(rows.map(jobOf), limit)
    },

    delete: (workspaceId, id) =>
      db.transaction(async (query) => {
        const [job] = await query<{ phase: Job['phase'] }>(
          'select phase from job where workspace_id = $1 and id = $2 for update',
          [workspaceId, id],
        )
        if (!job) return 'missing'
        if (job.phase !== 'ended' && job.phase !== 'failed') return 'in_use'
        if (!(await deleteWriteBacks(query, workspaceId, id))) return 'in_use'
        await query('delete from range where workspace_id = $1 and subject_id = $2', [workspaceId, id])
        await query('delete from lookup_use where workspace_id = $1 and job_id = $2', [workspaceId, id])
        await query('delete from job where workspace_id = $1 and id = $2', [workspaceId, id])
        return 'deleted'
      }),
  }
}

async function insertJob(query: Query, job: Parameters<Jobs['create']>[0]): Promise<void> {
  await query(
    `insert into job (id, workspace_id, upload_id, source, mapping, providers, options, created_at, phase, tallies,
       trial_rows, cap_micros)
     values ($1, $2, $3, $4, $5, $6, $7, $8, 'queued', $9, $10, $11)`,
    [
      job.id,
      job.workspaceId,
      job.uploadId,
      ...[job.source, job.mapping, job.providers, job.options].map((value) => JSON.stringify(value)),
      job.createdAt,
      JSON.stringify(noTallies()),
      job.trialRows ?? null,
      job.capMicros ?? null,
    ],
  )
  await query(
    `insert into range (workspace_id, subject_id, step, n, state)
     select $1, $2, step, 0, 'ready' from unnest(array['split', 'calibrate']) as step`,
    [job.workspaceId, job.id],
  )
}

function jobOf(row: JobRow): Job {
  return {
    id: row.id,
    workspaceId: row.workspace_id,
    uploadId: row.upload_id,
    source: row.source,
    mapping: row.mapping,
    providers: row.providers,
    options: row.options,
    capMicros: row.cap_micros,
    trialRows: row.trial_rows,
    createdAt: row.created_at,
    phase: row.phase,
    errorCode: row.error_code,
    isPaused: row.is_paused,
    isCancelled: row.is_cancelled,
    frozen: row.frozen,
    askUnknownBefore: row.ask_unknown_before,
    rangesTotal: row.ranges_total,
    rangesDone: row.ranges_done,
    deadRanges: row.dead_ranges,
    deadRows: row.dead_rows,
    parkedRanges: row.parked_ranges,
    waiting: row.waiting.map(({ reason, until, ranges }) => ({
      reason,
      until: until === null ? null : new Date(until),
      ranges,
    })),
    rowsSplit: row.rows_split,
    tallies: row.tallies,
    resultGeneration: row.result_generation,
    files: row.files,
    recent: row.recent,
    startedAt: row.started_at,
    endedAt: row.ended_at,
    expiredAt: row.expired_at,
    sourceKeptSince: row.source_kept_since,
  }
}

/** What people may ask of a job that runs or ran: pause, resume, cancel, try again what failed. */
import { subtractTallies, type Tallies } from '#core/counts.ts'
import type { JobPhase } from '#core/job.ts'
import { type ControlOutcome, type Jobs, OUTSIDE_REASONS, type ParkedRanges } from '#pipeline/ports/jobs.ts'
import type { Database, Query } from './connect.ts'
import { advance, changeTallies, LET_GO, PAUSABLE } from './transitions.ts'

interface LockedJob {
  readonly phase: JobPhase
  readonly isCancelled: boolean
  readonly isExpired: boolean
}

const WORKING: readonly JobPhase[] = ['queued', 'splitting', 'running']

/** Ranges that are dead or whose part has a failed row. $1 and $2: workspace and job. */
const FAILED = `workspace_id = $1 and subject_id = $2 and step = 'enrich'
  and (state = 'dead' or 'failed' = any(held_statuses))`

/** Reasons for which a person's word that a job may go on is enough. */
const RESUMED = `(parked_reason = 'paused' or parked_reason like any (array['${OUTSIDE_REASONS.join("%', '")}%']))`

/** What is being worked on may be about to be parked for what was mended just now. */
const WAKE_SENT = `update range set is_woken = true where workspace_id = $1 and subject_id = $2 and state = 'sent'`

/** Which jobs, of the workspace $1, are meant. $2: a job's id, the JSON of providers that name a connection, or nothing. */
function jobsMeant(of: ParkedRanges['of']): { readonly where: string; readonly value: string } {
  if (of === 'workspace') return { where: '$2 = $2', value: '' }
  if ('jobId' in of) return { where: 'id = $2', value: of.jobId }
  return { where: 'providers::jsonb @> $2::jsonb', value: JSON.stringify([{ connectionId: of.connectionId }]) }
}

export function jobControl(db: Database): Pick<Jobs, 'pause' | 'resume' | 'wake' | 'cancel' | 'retryFailed'> {
  /** Runs `change` with the job locked. */
  const withJob = (
    at: readonly [workspaceId: string, jobId: string],
    change: (query: Query, job: LockedJob) => Promise<ControlOutcome>,
  ) =>
    db.transaction<ControlOutcome>(async (query) => {
      const [job] = await query<LockedJob>(
        `select phase, is_cancelled as "isCancelled", expired_at is not null as "isExpired"
         from job where workspace_id = $1 and id = $2 for update`,
        at,
      )
      return job ? change(query, job) : 'missing'
    })

  return {
    pause: (...at) =>
      withJob(at, async (query, job) => {
        if (!WORKING.includes(job.phase) || job.isCancelled) return 'not_now'
        await query('update job set is_paused = true where workspace_id = $1 and id = $2', at)
        return 'done'
      }),

    resume: (...at) =>
      withJob(at, async (query, job) => {
        if (job.phase === 'ended' || job.phase === 'failed') return 'not_now'
        await query('update job set is_paused = false where workspace_id = $1 and id = $2', at)
        await query(
          `update range set state = 'ready', ${LET_GO}
           where workspace_id = $1 and subject_id = $2 and state = 'parked' and ${RESUMED}`,
          at,
        )
        await query(WAKE_SENT, at)
        return 'done'
      }),

    async wake(workspaceId, { of, reasons }) {
      const { where, value } = jobsMeant(of)
      const jobs = await db.query<{ id: string }>(
        `select id from job where workspace_id = $1 and phase not in ('ended', 'failed') and ${where}`,
        [workspaceId, value],
      )
      for (const { id } of jobs) {
        await withJob([workspaceId, id], async (query) => {
          await query(
            `update range set state = 'ready', ${LET_GO}
             where workspace_id = $1 and subject_id = $2 and state = 'parked' and parked_reason = any($3)`,
            [workspaceId, id, reasons],
          )
          await query(WAKE_SENT, [workspaceId, id])
          return 'done'
        })
      }
    },

    cancel: (...at) =>
      withJob(at, async (query, job) => {
        if (job.isCancelled) return 'done'
        if (!WORKING.includes(job.phase)) return 'not_now'
        // What nobody will look up needs no calibration: ranges that were given out already must agree with later ones.
        await query(
          `update range set state = 'done', ${LET_GO}
           where workspace_id = $1 and subject_id = $2 and step = 'calibrate' and state <> 'done'`,
          at,
        )
        await query(
          `update range set state = 'ready', ${LET_GO}
           where workspace_id = $1 and subject_id = $2 and state = 'parked' and step = any($3)`,
          [...at, PAUSABLE],
        )
        await query('update job set is_cancelled = true, is_paused = false where workspace_id = $1 and id = $2', at)
        await advance(query, ...at)
        return 'done'
      }),

    retryFailed: (workspaceId, id, unknownFate) => {
      const at = [workspaceId, id] as const
      return withJob(at, async (query, job) => {
        if (job.phase !== 'ended' || job.isCancelled || job.isExpired) return 'not_now'
        const failed = await query<{ state: string; rows: number; tallies: Tallies | null }>(
          `select state, rows, tallies from range where ${FAILED}`,
          at,
        )
        if (failed.length === 0) return 'not_now'
        if (unknownFate === 'ask_again') {
          await query('update job set ask_unknown_before = now() where workspace_id = $1 and id = $2', at)
        }
        await query(
          `update range set state = 'ready', attempts = 0, waits = 0, error_code = null, accepted_at = null,
             part_key = null, part_sections = null, tallies = null, ${LET_GO},
             generation = 1 + (select max(generation) from range
                               where workspace_id = $1 and subject_id = $2 and step = 'enrich')
           where ${FAILED}`,
          at,
        )
        await query(
          `update range set state = 'done', ${LET_GO} where workspace_id = $1 and subject_id = $2 and step = 'notify'`,
          at,
        )
        await changeTallies(query, ...at, (tallies) =>
          failed.reduce((rest, range) => (range.tallies ? subtractTallies(rest, range.tallies) : rest), tallies),
        )
        const dead = failed.filter((range) => range.state === 'dead')
        await query(
          `update job set phase = 'running', error_code = null, ended_at = null, is_paused = false,
             ranges_done = ranges_done - $3, dead_ranges = dead_ranges - $4, dead_rows = dead_rows - $5
           where workspace_id = $1 and id = $2`,
          [...at, failed.length, dead.length, dead.reduce((sum, range) => sum + range.rows, 0)],
        )
        return 'done'
      })
    },
  }
}

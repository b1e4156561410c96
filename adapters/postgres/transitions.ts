/**
 * Changes of a range's state that several calls share, and what they mean for the job or directory it belongs to.
 * Whoever changes a range locks what it belongs to first: changes of one job follow each other and cannot deadlock.
 */
import type { Tallies } from '#core/counts.ts'
import type { JobPhase } from '#core/job.ts'
import type { Message, Step, Task } from '#pipeline/ports/messages.ts'
import type { Query } from './connect.ts'
import { countStep } from './counts.ts'

/** What decides about a step of a job or, with `phase` null, of a directory or an estimate. */
export interface Subject {
  /** Whether the step is of any use: not for a job that failed or ended, a directory that is imported, … */
  readonly isWanted: boolean
  /** Whether this step waits while its job is paused, and it is. */
  readonly isPaused: boolean
  readonly isCancelled: boolean
  readonly phase: JobPhase | null
}

/** Of what a statement about one row needs, in order: $1 to $4. */
export const rowKey = (at: Omit<Message, 'generation'>) => [at.workspaceId, at.subjectId, at.step, at.n] as const
export const AT_ROW = 'workspace_id = $1 and subject_id = $2 and step = $3 and n = $4'

/** The current attempt at a row: $1 to $6. */
export const attemptKey = (task: Task) => [...rowKey(task), task.generation, task.attempt] as const
export const AT_ATTEMPT = `${AT_ROW} and generation = $5 and attempts = $6 and state = 'sent' and heartbeat_at is not null`

/** Columns of a row that nobody holds and that waits for nothing. */
export const LET_GO = 'worker_id = null, heartbeat_at = null, parked_until = null, parked_reason = null'

/** Steps that stop while a job is paused and go on at once when it is cancelled. */
export const PAUSABLE: readonly Step[] = ['split', 'calibrate', 'enrich']

/** In which state a write-back is at a step; null for steps of others. */
function stateOfWriteBack(step: Step): string | null {
  switch (step) {
    case 'preview_back':
      return 'previewing'
    case 'write_back':
      return 'applying'
    case 'undo_back':
      return 'undoing'
    default:
      return null
  }
}

/** @returns null when there is no such job, directory, estimate, audience or write-back */
export async function lockSubject(query: Query, at: Omit<Message, 'generation'>): Promise<Subject | null> {
  if (at.step === 'import') {
    const [directory] = await query<{ status: string }>(
      'select status from directory where workspace_id = $1 and id = $2 for update',
      [at.workspaceId, at.subjectId],
    )
    if (!directory) return null
    return { isWanted: directory.status === 'importing', isPaused: false, isCancelled: false, phase: null }
  }
  if (at.step === 'estimate') {
    const [estimate] = await query<{ status: string }>(
      'select status from estimate where workspace_id = $1 and id = $2 for update',
      [at.workspaceId, at.subjectId],
    )
    if (!estimate) return null
    return { isWanted: estimate.status === 'counting', isPaused: false, isCancelled: false, phase: null }
  }
  if (at.step === 'fetch' || at.step === 'stitch') {
    const [read] = await query<{ status: string }>(
      'select status from audience_read where workspace_id = $1 and upload_id = $2 for update',
      [at.workspaceId, at.subjectId],
    )
    if (!read) return null
    return { isWanted: read.status === 'reading', isPaused: false, isCancelled: false, phase: null }
  }
  const writeBackState = stateOfWriteBack(at.step)
  if (writeBackState !== null) {
    const [writeBack] = await query<{ status: string }>(
      'select status from write_back where workspace_id = $1 and id = $2 for update',
      [at.workspaceId, at.subjectId],
    )
    if (!writeBack) return null
    return { isWanted: writeBack.status === writeBackState, isPaused: false, isCancelled: false, phase: null }
  }
  const [job] = await query<{ phase: JobPhase; is_paused: boolean; is_cancelled: boolean }>(
    'select phase, is_paused, is_cancelled from job where workspace_id = $1 and id = $2 for update',
    [at.workspaceId, at.subjectId],
  )
  if (!job) return null
  const isPausable = PAUSABLE.includes(at.step)
  return {
    isWanted: job.phase !== 'failed' && (job.phase !== 'ended' || at.step === 'notify'),
    isPaused: job.is_paused && isPausable,
    isCancelled: job.is_cancelled && isPausable,
    phase: job.phase,
  }
}

/** Runs `then` in the transaction that ends a task, if it is the current one. @param end as it is counted */
export async function settle(
  query: Query,
  task: Task,
  then: () => Promise<void>,
  end: 'done' | 'failed' = 'done',
): Promise<boolean> {
  const subject = await lockSubject(query, task)
  if (!subject || subject.phase === 'failed') return false
  const settled = await query(`update range set state = 'done', ${LET_GO} where ${AT_ATTEMPT} returning n`, [
    ...attemptKey(task),
  ])
  if (settled.length === 0) return false
  await then()
  await countStep(query, task, end)
  return true
}

export async function parkRow(query: Query, at: Omit<Message, 'generation'>, reason: string, forMs: number | null) {
  await query(
    `update range set state = 'parked', worker_id = null, heartbeat_at = null, parked_reason = $5,
       parked_until = now() + $6::float8 * interval '1 ms'
     where ${AT_ROW}`,
    [...rowKey(at), reason, forMs],
  )
}

/** Makes a step over the whole list ready: for the first time, or again after a retry. */
export async function arm(query: Query, workspaceId: string, jobId: string, step: Step): Promise<void> {
  await query(
    `insert into range (workspace_id, subject_id, step, n, state) values ($1, $2, $3, 0, 'ready')
     on conflict (workspace_id, subject_id, step, n) do update
     set state = 'ready', generation = range.generation + 1, attempts = 0, waits = 0, error_code = null, ${LET_GO}`,
    [workspaceId, jobId, step],
  )
}

/** Goes on to `resolve` once split has ended, every range is done or dead, and the job is frozen (or cancelled). */
export async function advance(query: Query, workspaceId: string, jobId: string): Promise<void> {
  const advanced = await query(
    `update job set phase = 'merging'
     where workspace_id = $1 and id = $2 and phase = 'running' and ranges_done = ranges_total
       and (frozen is not null or is_cancelled)
     returning id`,
    [workspaceId, jobId],
  )
  if (advanced.length > 0) await arm(query, workspaceId, jobId, 'resolve')
}

export async function failJob(query: Query, workspaceId: string, jobId: string, errorCode: string): Promise<void> {
  await query(
    `update job set phase = 'failed', error_code = $3, ended_at = now()
     where workspace_id = $1 and id = $2 and phase <> 'failed'`,
    [workspaceId, jobId, errorCode],
  )
}

/**
 * Ends what a write-back is at. What a worker has of it ends by itself: what was sent to a member is still written down,
 * and nothing more is begun.
 */
export async function failWriteBack(
  query: Query,
  { workspaceId, subjectId, step }: Pick<Message, 'workspaceId' | 'subjectId' | 'step'>,
  errorCode: string,
): Promise<void> {
  const stage = step === 'preview_back' ? 'preview' : step === 'undo_back' ? 'undo' : 'apply'
  await query(
    `update write_back set status = 'failed', error_code = $3, failed_in = $4 where workspace_id = $1 and id = $2`,
    [workspaceId, subjectId, errorCode, stage],
  )
  await query(
    `update range set state = 'done', ${LET_GO}
     where workspace_id = $1 and subject_id = $2
       and (state in ('ready', 'parked') or state = 'sent' and heartbeat_at is null)`,
    [workspaceId, subjectId],
  )
}

/** Makes a row dead, with what follows from it; its subject is locked. */
export async function kill(query: Query, at: Omit<Message, 'generation'>, errorCode: string): Promise<void> {
  const [row] = await query<{ rows: number | null }>(
    `update range set state = 'dead', error_code = $5, ${LET_GO} where ${AT_ROW} returning rows`,
    [...rowKey(at), errorCode],
  )
  switch (at.step) {
    case 'import':
      await query("update directory set status = 'failed', error_code = $3 where workspace_id = $1 and id = $2", [
        at.workspaceId,
        at.subjectId,
        'import.dead',
      ])
      break
    case 'enrich':
      await query(
        `update job set ranges_done = ranges_done + 1, dead_ranges = dead_ranges + 1, dead_rows = dead_rows + $3
         where workspace_id = $1 and id = $2`,
        [at.workspaceId, at.subjectId, row?.rows ?? 0],
      )
      await advance(query, at.workspaceId, at.subjectId)
      break
    case 'split':
    case 'calibrate':
    case 'resolve':
    case 'merge':
      await failJob(query, at.workspaceId, at.subjectId, `${at.step}.dead`)
      break
    case 'estimate':
      await query("update estimate set status = 'failed', error_code = $3 where workspace_id = $1 and id = $2", [
        at.workspaceId,
        at.subjectId,
        'estimate.dead',
      ])
      break
    case 'fetch':
    case 'stitch':
      await query(
        "update audience_read set status = 'failed', error_code = $3 where workspace_id = $1 and upload_id = $2",
        [at.workspaceId, at.subjectId, 'audience.dead'],
      )
      break
    case 'preview_back':
    case 'write_back':
    case 'undo_back':
      await failWriteBack(query, at, 'write_back.dead')
      break
    case 'notify':
      break
    default:
      at.step satisfies never
  }
  await countStep(query, at, 'dead')
}

/** Changes the tallies of a job that is locked. */
export async function changeTallies(
  query: Query,
  workspaceId: string,
  jobId: string,
  change: (tallies: Tallies) => Tallies,
): Promise<void> {
  const [job] = await query<{ tallies: Tallies }>('select tallies from job where workspace_id = $1 and id = $2', [
    workspaceId,
    jobId,
  ])
  if (!job) throw new Error('job of a locked subject is missing')
  await query('update job set tallies = $3 where workspace_id = $1 and id = $2', [
    workspaceId,
    jobId,
    JSON.stringify(change(job.tallies)),
  ])
}

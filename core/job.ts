/** A job as everyone sees it: its phases, its status and its counts. */
import type { Tallies } from './counts.ts'
import type { Counts } from './outcome.ts'
import { ROW_STATUSES } from './outcome.ts'

/** Where the work stands, whatever the user has asked meanwhile. Stored; moves forward except by `retry-failed`. */
export const JOB_PHASES = ['queued', 'splitting', 'running', 'merging', 'ended', 'failed'] as const
export type JobPhase = (typeof JOB_PHASES)[number]

export const JOB_STATUSES = [
  'queued',
  'splitting',
  'running',
  'paused',
  'parked',
  'merging',
  'completed',
  'completed_with_failures',
  'failed',
  'cancelled',
] as const
export type JobStatus = (typeof JOB_STATUSES)[number]

export interface JobProgress {
  readonly phase: JobPhase
  readonly isPaused: boolean
  readonly isCancelled: boolean
  /** Ranges that are neither done nor dead, and those of them that are parked. */
  readonly openRanges: number
  readonly parkedRanges: number
  readonly deadRanges: number
  readonly failedRows: number
}

/** @returns the one word that people read, from what is stored. */
export function jobStatus(job: JobProgress): JobStatus {
  switch (job.phase) {
    case 'failed':
      return 'failed'
    case 'ended':
      if (job.isCancelled) return 'cancelled'
      return job.deadRanges > 0 || job.failedRows > 0 ? 'completed_with_failures' : 'completed'
    case 'merging':
      return 'merging'
    case 'queued':
    case 'splitting':
    case 'running':
      // What was not begun is only copied into the result.
      if (job.isCancelled) return 'merging'
      if (job.isPaused) return 'paused'
      if (job.phase === 'running' && job.openRanges > 0 && job.parkedRanges === job.openRanges) return 'parked'
      return job.phase
    default:
      return job.phase satisfies never
  }
}

/**
 * @param rowsSplit rows that the split has found so far
 * @param accepted the tallies of all accepted parts together
 * @param deadRows rows of dead ranges, which have no part
 * @returns counts that sum to their total
 */
export function jobCounts(rowsSplit: number, accepted: Tallies, deadRows: number): Counts {
  const statuses = { ...accepted.statuses, failed: accepted.statuses.failed + deadRows }
  const settled = ROW_STATUSES.reduce((sum, status) => sum + statuses[status], 0)
  return { total: rowsSplit, ...statuses, pending: rowsSplit - settled }
}

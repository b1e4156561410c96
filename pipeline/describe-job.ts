/** A job as everyone is told of it: status, counts that sum, rate, time left with its reason, what it waits for. */
import { type JobStatus, jobCounts, jobStatus } from '#core/job.ts'
import type { Counts } from '#core/outcome.ts'
import type { Job } from '#pipeline/ports/jobs.ts'

/** Nothing is said about the time left before this many rows were accepted lately. */
const LEAST_ROWS_FOR_RATE = 100

export interface TimeLeft {
  readonly fromSeconds: number
  readonly toSeconds: number
  /** `rate`, or the reason of what it waits for. */
  readonly reason: string
}

export interface Waiting {
  readonly reason: string
  /** RFC 3339; null: until somebody does something. */
  readonly until: string | null
  readonly ranges: number
}

export interface JobDescription {
  readonly id: string
  readonly status: JobStatus
  readonly errorCode: string | null
  readonly counts: Counts
  /** False while the split is still finding rows. */
  readonly totalIsFinal: boolean
  readonly rowsPerSecond: number | null
  readonly timeLeft: TimeLeft | null
  readonly waiting: readonly Waiting[]
}

const SETTLED: readonly JobStatus[] = ['completed', 'completed_with_failures', 'failed', 'cancelled']

/** @returns whether nothing more will happen to a job by itself. */
export const isSettled = (status: JobStatus) => SETTLED.includes(status)

/**
 * @param workersAlive how many workers were seen lately
 * @param heldUp why nothing at all is begun at present
 */
export function describeJob(job: Job, now: Date, workersAlive: number, heldUp: readonly string[] = []): JobDescription {
  const counts = jobCounts(job.rowsSplit, job.tallies, job.deadRows)
  const openRanges = Math.max(0, (job.rangesTotal ?? 0) - job.rangesDone)
  const status = jobStatus({ ...job, openRanges, failedRows: counts.failed })
  const rowsPerSecond = isSettled(status) ? null : rate(job)
  const waiting = isSettled(status) ? [] : whatItWaitsFor(job, openRanges, workersAlive, heldUp)
  const totalIsFinal = job.rangesTotal !== null
  return {
    id: job.id,
    status,
    errorCode: job.errorCode,
    counts,
    totalIsFinal,
    rowsPerSecond,
    timeLeft: status === 'running' && totalIsFinal ? timeLeft(counts, rowsPerSecond, waiting, now) : null,
    waiting,
  }
}

function rate(job: Job): number | null {
  const { recent } = job
  if (recent === null || recent.rows < LEAST_ROWS_FOR_RATE || recent.seconds <= 0) return null
  return Number((recent.rows / recent.seconds).toPrecision(3))
}

function whatItWaitsFor(
  job: Job,
  openRanges: number,
  workersAlive: number,
  heldUp: readonly string[],
): readonly Waiting[] {
  const stored = job.waiting.map(({ reason, until, ranges }) => ({
    reason,
    until: until?.toISOString() ?? null,
    ranges,
  }))
  const isSaidToPause = stored.some(({ reason }) => reason === 'paused')
  const others = heldUp.filter((reason) => !stored.some((said) => said.reason === reason))
  return [
    ...(job.isCancelled ? [{ reason: 'cancelled', until: null, ranges: openRanges }] : []),
    ...(workersAlive === 0 ? [{ reason: 'no_worker', until: null, ranges: openRanges }] : []),
    ...(job.isPaused && !isSaidToPause ? [{ reason: 'paused', until: null, ranges: openRanges }] : []),
    ...others.map((reason) => ({ reason, until: null, ranges: openRanges })),
    ...stored,
  ]
}

/**
 * A range that narrows as the job goes on: early rates say little about the rest. Of the pauses that have an end, the
 * longest one is the reason when it is longer than the work itself.
 */
function timeLeft(
  counts: Counts,
  rowsPerSecond: number | null,
  waiting: readonly Waiting[],
  now: Date,
): TimeLeft | null {
  if (rowsPerSecond === null || waiting.some(({ until }) => until === null)) return null
  const workSeconds = counts.pending / rowsPerSecond
  const openShare = counts.total === 0 ? 0 : counts.pending / counts.total
  const longest = waiting
    .map(({ reason, until }) => ({ reason, seconds: (Date.parse(until ?? '') - now.getTime()) / 1000 }))
    .reduce((most, one) => (one.seconds > most.seconds ? one : most), { reason: 'rate', seconds: workSeconds })
  return {
    fromSeconds: Math.floor(Math.max(workSeconds * (1 - 0.3 * openShare), longest.seconds * 0.9)),
    toSeconds: Math.ceil(workSeconds * (1 + openShare) + (longest.reason === 'rate' ? 0 : longest.seconds)),
    reason: longest.reason,
  }
}

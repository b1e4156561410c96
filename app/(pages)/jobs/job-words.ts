/** What people read for the status of a job, in which colour, and what they can do in it. */

import { countText, plural } from '#app/_ui/amounts.ts'
import type { Tone } from '#app/_ui/badge.tsx'
import type { JobView } from '#app/api/v1/_schemas/job.ts'
import type { JobStatus } from '#core/job.ts'
import { isSettled } from '#pipeline/describe-job.ts'
import { COUNTED_STATUSES, ROW_WORDS } from './row-words.ts'

const JOB_WORDS: Readonly<Record<JobStatus, { readonly word: string; readonly tone: Tone }>> = {
  queued: { word: 'about to begin', tone: 'quiet' },
  splitting: { word: 'being counted', tone: 'fresh' },
  running: { word: 'being checked', tone: 'fresh' },
  paused: { word: 'paused', tone: 'stale' },
  parked: { word: 'waiting', tone: 'stale' },
  merging: { word: 'files being written', tone: 'fresh' },
  completed: { word: 'done', tone: 'good' },
  completed_with_failures: { word: 'done, with failures', tone: 'stale' },
  failed: { word: 'stopped by a problem', tone: 'bad' },
  cancelled: { word: 'cancelled', tone: 'quiet' },
}

/** What is being worked on finishes first: until then nothing more can be asked of it. */
export const isBeingCancelled = ({ waiting }: Pick<JobView, 'waiting'>): boolean =>
  waiting.some(({ reason }) => reason === 'cancelled')

/** @returns the status as people read it. */
export function jobWords(job: Pick<JobView, 'status' | 'waiting'>): { readonly word: string; readonly tone: Tone } {
  return isBeingCancelled(job) ? { word: 'being cancelled', tone: 'quiet' } : JOB_WORDS[job.status]
}

/** @returns one sentence whose numbers sum to the total: `200 rows: 180 matched, 14 to review, 6 double.` */
export function countsSentence(counts: JobView['counts']): string {
  const parts = COUNTED_STATUSES.filter((status) => counts[status] > 0).map(
    (status) => `${countText(counts[status])} ${ROW_WORDS[status].counted}`,
  )
  return parts.length === 0 ? 'No rows.' : `${plural(counts.total, 'row')}: ${parts.join(', ')}.`
}

export type JobAction = 'pause' | 'resume' | 'cancel' | 'retry-failed'

/** @returns what may be asked of a job in this status. */
export function actionsOf(job: Pick<JobView, 'status' | 'counts' | 'waiting' | 'expiredAt'>): readonly JobAction[] {
  if (isBeingCancelled(job) || job.expiredAt !== null) return []
  const { status, counts } = job
  switch (status) {
    case 'queued':
    case 'splitting':
    case 'running':
    case 'parked':
      return ['pause', 'cancel']
    case 'paused':
      return ['resume', 'cancel']
    case 'completed':
    case 'completed_with_failures':
      return counts.failed > 0 ? ['retry-failed'] : []
    case 'merging':
    case 'cancelled':
    case 'failed':
      return []
    default:
      return status satisfies never
  }
}

export const isLive = ({ status }: Pick<JobView, 'status'>): boolean => !isSettled(status)

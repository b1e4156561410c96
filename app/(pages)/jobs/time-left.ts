/** How long it will still take, in words, and why that is so or can't be said yet. */
import type { JobView } from '#app/api/v1/_schemas/job.ts'

const UNITS = [
  { name: 'second', seconds: 1, upTo: 90 },
  { name: 'minute', seconds: 60, upTo: 90 * 60 },
  { name: 'hour', seconds: 3600, upTo: Number.POSITIVE_INFINITY },
] as const

/** @returns `about 2–4 minutes`: one unit for both ends, the one that fits the longer. */
export function rangeText(fromSeconds: number, toSeconds: number): string {
  const unit = UNITS.find(({ upTo }) => toSeconds < upTo) ?? UNITS[2]
  const from = Math.max(1, Math.round(fromSeconds / unit.seconds))
  const to = Math.max(1, Math.ceil(toSeconds / unit.seconds))
  const amount = from >= to ? String(to) : `${from}–${to}`
  return `about ${amount} ${unit.name}${to === 1 ? '' : 's'}`
}

const REASONS: Readonly<Record<string, string>> = {
  rate: 'at the speed of the last rows',
  'directory.importing': 'waiting for the reference list to be read',
  retry: 'a part is tried again',
  'provider.limit': 'at the pace at which the vendor may be asked',
  'provider.down': 'waiting for the vendor',
  'provider.bad_answer': 'waiting for the vendor',
  'provider.no_credit': 'waiting for credits',
  'lookup.elsewhere': 'another list asks about the same people',
  'budget.connection_day': 'its connection goes on tomorrow',
  'budget.workspace_day': 'your workspace goes on tomorrow',
  'budget.connection_month': 'its connection goes on next month',
  'budget.workspace_month': 'your workspace goes on next month',
}

/** @returns time left with its reason, or what is being done where no time can be told; null once it has ended. */
export function timeLeftText({ status, timeLeft, waiting }: Pick<JobView, 'status' | 'timeLeft' | 'waiting'>) {
  if (timeLeft !== null) {
    return `${rangeText(timeLeft.fromSeconds, timeLeft.toSeconds)} left, ${REASONS[timeLeft.reason] ?? timeLeft.reason}`
  }
  if (waiting.some(({ reason }) => reason === 'cancelled')) return 'Only what was begun is finished now'
  switch (status) {
    case 'queued':
      return 'No time can be told yet: it has not begun'
    case 'splitting':
      return 'No time can be told yet: the rows are still being counted'
    case 'running':
    case 'parked':
      return waiting.length > 0 ? 'No time can be told while it waits' : 'No time can be told yet: it has just begun'
    case 'paused':
      return 'Time stands still while it is paused'
    case 'merging':
      return 'Almost there: the files are being written'
    case 'completed':
    case 'completed_with_failures':
    case 'failed':
    case 'cancelled':
      return null
    default:
      return status satisfies never
  }
}

/** How long a list will take: by the limits of the accounts that are asked, or by the rows themselves. */

export interface Seconds {
  readonly from: number
  readonly to: number
  /** What takes longest: how fast a vendor may be asked, or the rows themselves. */
  readonly by: 'limit' | 'rows'
}

/** How fast an account may be asked. */
export interface Pace {
  readonly maxBatch: number
  readonly atOnce: number
  readonly per: { readonly calls: number; readonly seconds: number } | null
  /** Other jobs that ask by the same account and have not ended. */
  readonly othersRunning: number
}

/** Calls under way end within so many seconds each; vendors answer in a fraction of one up to some. */
const CALL = { from: 0.1, to: 3 } as const
/** Rows that one worker gets through in a second, and what a job takes besides, from its start to its files. */
const ROWS_A_SECOND = { from: 20_000, to: 500 } as const
const BESIDES = { from: 1, to: 15 } as const
/** Calls that are not full, made again, or kept waiting by others: at the worst they make so many of one. */
const CALLS_OF_ONE = 2

/**
 * @param asked each account's pace and the lookups at it
 * @returns whole seconds
 */
export function secondsOf(
  rows: number,
  asked: readonly { readonly pace: Pace; readonly lookups: { readonly from: number; readonly to: number } }[],
): Seconds {
  const own = { from: rows / ROWS_A_SECOND.from + BESIDES.from, to: rows / ROWS_A_SECOND.to + BESIDES.to }
  let from = 0
  let to = 0
  for (const { pace, lookups } of asked) {
    from += callSeconds(Math.ceil(lookups.from / pace.maxBatch), pace).from
    to += callSeconds(Math.ceil(lookups.to / pace.maxBatch) * CALLS_OF_ONE * (1 + pace.othersRunning), pace).to
  }
  return {
    from: Math.max(1, Math.floor(Math.max(from, own.from))),
    to: Math.ceil(to + own.to),
    by: to > own.to ? 'limit' : 'rows',
  }
}

function callSeconds(calls: number, { atOnce, per }: Pace): { readonly from: number; readonly to: number } {
  if (calls === 0) return { from: 0, to: 0 }
  const inTurns = { from: (calls / atOnce) * CALL.from, to: Math.ceil(calls / atOnce) * CALL.to }
  if (per === null) return inTurns
  const byRate = (calls / per.calls) * per.seconds
  // A window that has just begun is free at once; one that is used up has to end first.
  return {
    from: Math.max(inTurns.from, byRate - per.seconds),
    to: Math.max(inTurns.to, byRate + (byRate > per.seconds / CALLS_OF_ONE ? per.seconds : 0)),
  }
}

/** For how many days files are kept, and what follows from it. */

export interface RetentionRule {
  /** Of uploaded files, from when they were brought; null: until somebody deletes them. */
  readonly uploadDays: number | null
  /** Of the parts and results of a job, from when it ended; null: until somebody deletes it. */
  readonly resultDays: number | null
}

export const DEFAULT_RETENTION: RetentionRule = { uploadDays: 30, resultDays: 90 }

/** Ten years: whoever wants more wants "until somebody deletes it". */
export const MOST_DAYS = 3650

const DAY_MS = 24 * 60 * 60 * 1000

/** @returns the moment from which they may go, or null for never */
export const keptUntil = (since: Date, days: number | null): Date | null =>
  days === null ? null : new Date(since.getTime() + days * DAY_MS)

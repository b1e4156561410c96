/**
 * How a range lives (the one truth is its row in the store; a message may be lost, doubled, late or out of order):
 * `ready` → the dispatcher claims it: `sent`, and a message goes out → a worker begins it: attempt + 1, heartbeats →
 * its part is written under a key of its own → accepted in one transaction: `done`. A worker that fails gives it
 * back: `parked` for a short while, then `ready`; after MAX_ATTEMPTS it is `dead`. A range that has to wait is
 * `parked` with a reason and its message deleted. The sweeper makes `ready` what was parked long enough and what was
 * sent but has no heartbeat any more. A step over the whole list (split, calibrate, resolve, merge, notify; import of
 * a directory) is a row of the same life with `n` 0 and no span.
 */

import type { RowStatus } from '#core/outcome.ts'
import type { StorageKey } from '#core/storage-key.ts'
import type { Frozen, ResultFile } from './jobs.ts'
import type { Message, Span, Step, Task } from './messages.ts'
import type { Part, RangePart } from './parts.ts'

export const MAX_ATTEMPTS = 5

/**
 * Steps that work on rows. Once so many attempts have failed, they are made carefully: what a row does, it does to a
 * process of its own. So a worker that dies all the same did not die of the row, and that attempt is not counted; of so
 * many attempts in all, for what might end the whole machine.
 */
export const CAREFUL_STEPS: readonly Step[] = ['calibrate', 'enrich']

export const CAREFUL_AFTER = 2

export const MOST_CAREFUL_ATTEMPTS = 20

/** Handed to whatever keeps ranges; the clock is the store's own. */
export interface Timings {
  /** A heartbeat younger than this counts as alive, and so does a message that was sent this lately. */
  readonly freshMs: number
  /** The wait after a first failed attempt; it doubles with each further one. */
  readonly retryBaseMs: number
}

export interface Ranges {
  /*
   * What becomes dead: a range counts as done, its rows as failed. A step over the whole list takes its job along
   * (phase `failed`, code `split.dead`, …), an import its directory (`import.dead`), notify nothing.
   */

  /**
   * Takes a message up. `drop`: stale, done, dead, or somebody's heartbeat is fresh: delete the message. A range of a
   * paused job is parked here (reason `paused`) and dropped. After MAX_ATTEMPTS attempts without acceptance it becomes
   * dead (reason `range.attempts`): `dead`, for the caller to bury.
   */
  begin(
    message: Message,
    workerId: string,
  ): Promise<
    { readonly outcome: 'go'; readonly task: Task } | { readonly outcome: 'drop' } | { readonly outcome: 'dead' }
  >
  /** False: the task is no longer the current one, stop working on it. */
  heartbeat(task: Task): Promise<boolean>
  /**
   * Waiting is never a redelivery: the attempt is not counted. It waits for `forMs`, by the store's clock: null, until
   * somebody unparks it. What waits for nothing (0 ms, its job was cancelled, or resumed meanwhile) is ready at once.
   */
  park(task: Task, reason: string, forMs: number | null): Promise<void>
  /** An attempt failed: parked for a short, growing while (reason `retry`), or dead after MAX_ATTEMPTS. */
  giveBack(task: Task, errorCode: string): Promise<'again' | 'dead' | 'stale'>

  /** Records what split found, in order; false when the task is no longer the current one. `firstN` continues. */
  append(task: Task, firstN: number, spans: readonly Span[]): Promise<boolean>
  /** Where a split goes on: the next `n` and the last recorded span. */
  lastSpan(task: Task): Promise<{ readonly nextN: number; readonly last: Span | null }>
  /** Ends the split: sets `rangesTotal`, and makes `resolve` ready if every range is done already. */
  finishSplit(task: Task, rangesTotal: number): Promise<boolean>
  /** Freezes the job; makes `resolve` ready if the list has no ranges at all and split has ended. */
  finishCalibrate(task: Task, frozen: Frozen): Promise<boolean>

  /**
   * One transaction: names the part's key, adds its tallies, counts `rangesDone` and, if that makes it equal to
   * `rangesTotal`, makes `resolve` ready. `stale`: generation or attempt is not the current one; nothing changed.
   */
  accept(task: Task, part: Part): Promise<'accepted' | 'stale'>
  /** Resolve's acceptance of a rewritten part; conditional on the resolve task and on the key it replaces. */
  replacePart(task: Task, n: number, oldKey: StorageKey, part: Part): Promise<'accepted' | 'stale'>
  /** Makes `merge` ready. */
  finishResolve(task: Task): Promise<boolean>
  /** Ends the job with its files as the next result generation, and makes `notify` ready. */
  finishMerge(task: Task, files: readonly ResultFile[]): Promise<boolean>
  finishNotify(task: Task): Promise<boolean>
  /** The whole job cannot go on: phase `failed` with the code. */
  failJob(task: Task, errorCode: string): Promise<boolean>

  /** Ranges of a job in row order, from `fromN` on. */
  parts(workspaceId: string, jobId: string, fromN: number, limit: number): Promise<readonly RangePart[]>
  /**
   * Ranges in row order, from the one that holds `row` on, whose rows can be shown: those with an accepted part in which
   * at least one row has the status (null: any), and, for null and `failed`, dead ones.
   */
  partsHolding(
    workspaceId: string,
    jobId: string,
    row: number,
    status: RowStatus | null,
    limit: number,
  ): Promise<readonly RangePart[]>
}

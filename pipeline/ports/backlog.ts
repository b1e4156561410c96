/** What is given out to workers, and who they are. */
import type { Message } from './messages.ts'

/**
 * A range of more rows, or a step over a list (split, resolve, merge, import) of more bytes, is long: whoever waits
 * behind one waits for seconds. (Some 80 µs a row, 100 MB a second)
 */
export const LONG_RANGE_ROWS = 4_000

export const LONG_LIST_BYTES = 8 * 1024 * 1024

/** Of each living worker: one long range that it works on, or a short one and the next. */
export const PLACES_PER_WORKER = 2

export interface Backlog {
  /**
   * Claims `ready` → `sent` until what is in flight takes all `places`: one after the other from the workspace, then the
   * job, with the least in flight, of these from the one that was served longest ago. What is long takes two places, all
   * else one; the first that finds no room ends the claim, so that nothing is overtaken for its length. Two places are
   * a worker's: of long steps over whole lists, no more are in flight than leave one worker (of several) without any;
   * beyond them such a step waits, and others go on.
   * Not those of paused or ended jobs, nor ranges of a job that calibrate has not frozen, unless it was cancelled.
   */
  claim(places: number): Promise<readonly Message[]>
  /** Takes claimed messages back that could not be sent. */
  unclaim(messages: readonly Message[]): Promise<void>
  /** What was parked long enough or is without a heartbeat becomes `ready`, or dead: those are returned to bury. */
  sweep(): Promise<{ readonly readied: number; readonly dead: readonly { message: Message; reasonCode: string }[] }>
}

export interface Workers {
  beat(workerId: string): Promise<void>
  leave(workerId: string): Promise<void>
  /** Workers seen lately. */
  alive(): Promise<number>
}

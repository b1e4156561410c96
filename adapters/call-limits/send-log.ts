/** When calls of a rolling window began, by this process's own clock. */

export interface SendLog {
  /** @param windowMs what is older than this will not be asked for again */
  add(nowMs: number, windowMs: number): void
  /** Calls that still count in a window of this length. */
  recent(windowMs: number, nowMs: number): number
  /** The first moment at which one more keeps to so many calls in a window; infinite where none is allowed. */
  readyAt(calls: number, windowMs: number): number
  readonly lastMs: number
}

export function createSendLog(): SendLog {
  let begins: number[] = []
  return {
    add(nowMs, windowMs) {
      const from = begins.findIndex((began) => began + windowMs > nowMs)
      begins = [...(from < 0 ? [] : begins.slice(from)), nowMs]
    },
    recent(windowMs, nowMs) {
      const from = begins.findIndex((began) => began + windowMs > nowMs)
      return from < 0 ? 0 : begins.length - from
    },
    readyAt(calls, windowMs) {
      if (calls <= 0) return Number.POSITIVE_INFINITY
      const counted = begins.at(-calls)
      return counted === undefined ? Number.NEGATIVE_INFINITY : counted + windowMs
    },
    get lastMs() {
      return begins.at(-1) ?? Number.NEGATIVE_INFINITY
    },
  }
}

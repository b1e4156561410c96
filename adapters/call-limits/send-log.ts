/** When calls of a rolling window came to the vendor, as late as may be, by this process's own clock. */

export interface SentCall {
  readonly sentMs: number
  /** It came to the vendor no later than this, as far as is known. */
  cameMs: number
}

export interface SendLog {
  /** @param windowMs what is older than this will not be asked for again */
  add(nowMs: number, windowMs: number): SentCall
  /** A call that has ended well tells how late it came: by no more than it took longer than quick ones do. */
  tell(call: SentCall, nowMs: number, windowMs: number): void
  /** Calls that still count in a window of this length. */
  recent(windowMs: number, nowMs: number): number
  /** The first moment at which one more keeps to so many calls in a window; infinite where none is allowed. */
  readyAt(calls: number, windowMs: number): number
  readonly lastMs: number
  /** What the quickest of the last calls took; 0 until there are enough of them. */
  quickestMs(): number
}

/** What so many calls took tells what a quick one takes: a tenth of them took less. */
const REMEMBERED = 50
const ENOUGH = 20
const QUICK = 0.1
/** Some calls are just slower to answer: this part of a window is the most that one counts as late. */
const MOST_LATE = 0.1

export function createSendLog(): SendLog {
  /** The earliest first. */
  let calls: SentCall[] = []
  let tookMs: number[] = []
  let lastMs = Number.NEGATIVE_INFINITY
  const inOrder = (some: readonly SentCall[]) => [...some].sort((one, other) => one.cameMs - other.cameMs)
  return {
    add(nowMs, windowMs) {
      const call = { sentMs: nowMs, cameMs: nowMs }
      calls = inOrder([...calls.filter(({ cameMs }) => cameMs + windowMs > nowMs), call])
      lastMs = nowMs
      return call
    },
    tell(call, nowMs, windowMs) {
      const took = nowMs - call.sentMs
      tookMs = [...tookMs, took].slice(-REMEMBERED)
      call.cameMs = call.sentMs + Math.min(Math.max(0, took - quickOf(tookMs)), MOST_LATE * windowMs)
      calls = inOrder(calls)
    },
    recent: (windowMs, nowMs) => calls.filter(({ cameMs }) => cameMs + windowMs > nowMs).length,
    readyAt(most, windowMs) {
      if (most <= 0) return Number.POSITIVE_INFINITY
      const counted = calls.at(-most)
      return counted === undefined ? Number.NEGATIVE_INFINITY : counted.cameMs + windowMs
    },
    quickestMs: () => (tookMs.length < ENOUGH ? 0 : Math.min(...tookMs)),
    get lastMs() {
      return lastMs
    },
  }
}

const quickOf = (tookMs: readonly number[]) =>
  [...tookMs].sort((one, other) => one - other)[Math.floor(tookMs.length * QUICK)] ?? 0

/** Lets calls of this process begin, one by one, as soon as its share of the account allows. */
import { WaitError } from '#pipeline/ports/wait-error.ts'
import type { Grant } from './book.ts'
import { isKeptByPlaces } from './rate.ts'
import { createSendLog, type SentCall } from './send-log.ts'
import type { Share } from './share.ts'
import { BEGIN_MS, MOST_WAIT_MS } from './timings.ts'

export interface Held {
  readonly holds: Share
  readonly underWay: number
  readonly unused: { readonly window: number; readonly calls: number }
  readonly begun: number
}

export interface Gate {
  /**
   * Resolves when a call may begin, and at once does; it is then under way until `leave`.
   *
   * @throws WaitError when that is too long to wait; the signal's reason when it is aborted
   */
  enter(signal: AbortSignal): Promise<SentCall>
  /** @param end `well`: what it took tells how long a call takes */
  leave(call: SentCall, end: 'well' | 'badly'): void
  /** @param sentMs when this process asked for it: what it was told holds from then on */
  apply(grant: Grant, sentMs: number): void
  /** Something happened that the others must know of first: nothing begins until an answer to what is asked from now on. */
  pause(): void
  /** The vendor says that so many calls are left in its window. */
  heed(remaining: number): void
  /** Nothing begins any more until the next grant. */
  giveBack(): void
  held(): Held
  rejectWaiting(reason: () => Error): void
}

/** What is waiting is let in no faster than so many times its even pace: of a burst, the last ones come late. */
const MOST_PACE = 2.5
/** What a lease is shorter by, on our own clock, than the others think. */
const EARLY_MS = 50
const NOTHING: Share = { atOnce: 0, calls: 0 }

interface Waiting {
  readonly sinceMs: number
  begin(call: SentCall): void
  reject(error: unknown): void
}

/** Now; in so many milliseconds, for this reason; when somebody was asked; when something else happens. */
type Next = 'now' | { readonly inMs: number; readonly code: string } | 'asked' | 'later'

/** @param onNeed called when only another grant can let in what waits, or when another's share can be given back */
export function createGate(onNeed: () => void): Gate {
  const log = createSendLog()
  let waiting: readonly Waiting[] = []
  let grant: Grant | null = null
  let beginsUntilMs = Number.NEGATIVE_INFINITY
  let shutUntilMs = Number.NEGATIVE_INFINITY
  let pausedMs = Number.NEGATIVE_INFINITY
  let isPaused = false
  /** More is held than the last grant gave: the others wait for it. */
  let owes = false
  let underWay = 0
  let begun = 0
  /** Of a fixed window. */
  let unused = { window: 0, calls: 0, fromMs: 0, untilMs: 0 }
  /** How many may begin where only one is let through to see how the service does. */
  let probes = Number.POSITIVE_INFINITY
  let timer: NodeJS.Timeout | null = null

  const nowMs = () => performance.now()
  const begunSince = (ms: number) => (log.lastMs >= ms ? 1 : 0)
  const windowMs = () => (grant?.rate.per?.window === 'rolling' ? grant.rate.per.ms : 0)

  function next(now: number): Next {
    if (isPaused) return 'later'
    if (grant === null || now >= beginsUntilMs) return 'asked'
    const { share, permit, rate, window } = grant
    if (permit.kind === 'none') {
      return now < shutUntilMs ? { inMs: shutUntilMs - now, code: permit.code } : 'asked'
    }
    if (underWay >= share.atOnce || probes <= 0) return 'later'
    if (rate.per === null) return 'now'
    if (window !== null) {
      if (unused.calls > 0 && now < unused.untilMs) return inMs(unused.fromMs - now)
      return window.isUsedUp && now < unused.untilMs ? inMs(unused.untilMs - now) : 'asked'
    }
    if (share.calls === 0) return 'later'
    if (isKeptByPlaces(rate, log.quickestMs())) return 'now'
    const paceMs = windowMs() / share.calls / MOST_PACE
    return inMs(Math.max(log.readyAt(share.calls, windowMs()), log.lastMs + paceMs) - now)
  }

  function pump(): void {
    if (timer !== null) clearTimeout(timer)
    timer = null
    while (waiting.length > 0) {
      const what = next(nowMs())
      if (what === 'asked') onNeed()
      if (what === 'asked' || what === 'later') return
      if (what !== 'now') {
        if (what.inMs <= MOST_WAIT_MS) timer = setTimeout(pump, Math.ceil(what.inMs))
        else rejectWaiting(() => waitError(what.code, what.inMs))
        return
      }
      begin()
    }
  }

  function begin(): void {
    const [first, ...rest] = waiting
    waiting = rest
    underWay++
    begun++
    probes--
    unused.calls--
    first?.begin(log.add(nowMs(), windowMs()))
    const isLow = grant?.window && !grant.window.isUsedUp && unused.calls * 2 <= grant.share.atOnce
    if (isLow) onNeed()
  }

  function rejectWaiting(reason: () => Error): void {
    const rejected = waiting
    waiting = []
    for (const each of rejected) each.reject(reason())
  }

  /** Where there are more workers than places, some wait for nothing. */
  function rejectStarved(): void {
    const [first] = waiting
    if (first === undefined || underWay > 0) return
    if (nowMs() - Math.max(log.lastMs, first.sinceMs) <= MOST_WAIT_MS) return
    rejectWaiting(() => waitError('provider.limit', MOST_WAIT_MS))
  }

  function payBack(): void {
    if (!owes || underWay > (grant?.share.atOnce ?? 0)) return
    owes = false
    onNeed()
  }

  return {
    enter(signal) {
      return new Promise((resolve, reject) => {
        if (signal.aborted) return reject(signal.reason)
        const done = () => signal.removeEventListener('abort', stop)
        const entry: Waiting = {
          sinceMs: nowMs(),
          begin(call) {
            done()
            resolve(call)
          },
          reject(error) {
            done()
            reject(error)
          },
        }
        const stop = () => {
          waiting = waiting.filter((each) => each !== entry)
          reject(signal.reason)
        }
        signal.addEventListener('abort', stop, { once: true })
        waiting = [...waiting, entry]
        pump()
      })
    },
    leave(call, end) {
      underWay--
      if (end === 'well') log.tell(call, nowMs(), windowMs())
      pump()
      payBack()
    },
    apply(given, sentMs) {
      const now = nowMs()
      owes = Math.max(grant?.share.atOnce ?? 0, underWay) > given.share.atOnce
      grant = given
      beginsUntilMs = sentMs + BEGIN_MS - EARLY_MS
      if (sentMs >= pausedMs) isPaused = false
      const { window, permit } = given
      if (permit.kind === 'none') shutUntilMs = now + (permit.forMs ?? Number.POSITIVE_INFINITY)
      if (window !== null) {
        const had = unused.window === window.number ? Math.max(0, unused.calls) : 0
        const [fromMs, untilMs] = [now + window.beginsInMs, sentMs + window.endsInMs]
        unused = { window: window.number, calls: had + window.calls, fromMs, untilMs }
      }
      probes = permit.kind === 'one' ? 1 - Math.max(underWay, begunSince(sentMs)) : Number.POSITIVE_INFINITY
      pump()
      // It may be reopened: whoever comes next asks anew.
      if (shutUntilMs - now > MOST_WAIT_MS) shutUntilMs = Number.NEGATIVE_INFINITY
      rejectStarved()
      payBack()
    },
    pause() {
      isPaused = true
      pausedMs = nowMs()
    },
    heed(remaining) {
      unused.calls = Math.min(unused.calls, remaining)
    },
    giveBack() {
      grant = null
      owes = false
      isPaused = false
    },
    held() {
      const now = nowMs()
      const { atOnce, calls } = grant !== null && now < beginsUntilMs ? grant.share : NOTHING
      const told = {
        holds: { atOnce: Math.max(atOnce, underWay), calls: Math.max(calls, log.recent(windowMs(), now)) },
        underWay,
        unused: { window: unused.window, calls: Math.max(0, unused.calls) },
        begun,
      }
      begun = 0
      return told
    },
    rejectWaiting,
  }
}

const inMs = (ms: number): Next => (ms > 0 ? { inMs: ms, code: 'provider.limit' } : 'now')

/** Not all that wait for the same come back at the same moment. */
function waitError(code: string, ms: number): WaitError {
  return new WaitError(code, Number.isFinite(ms) ? Math.round(ms + Math.random() * Math.min(1_000, ms * 0.1)) : null)
}

/** How often one key may call one endpoint, and how often it has: the vendor's fixed window, and what tests add to it. */

export interface Limits {
  /** Calls in a window; null: any number. */
  readonly calls: number | null
  readonly seconds: number
  /** `clock`: windows begin at multiples of their length; `first_call`: with the first call after the last one ended. */
  readonly windowStart: 'clock' | 'first_call'
  /** Calls in any stretch of one second; null: any number. The vendor itself has no such limit. */
  readonly perSecond: number | null
  /** Calls under way at once; null: any number. The vendor itself has no such limit. */
  readonly atOnce: number | null
}

export interface Turn {
  readonly isAllowed: boolean
  /** Calls under way, with this one where it is allowed. */
  readonly underWay: number
  /** Null: there is no window. */
  readonly window: { readonly limit: number; readonly remaining: number; readonly resetAtMs: number } | null
}

export interface CallCounter {
  /** Counts a call of now. One that is not allowed takes no place, and `leave` must not be called for it. */
  enter(limits: Limits, nowMs: number): Turn
  leave(): void
}

export function createCallCounter(): CallCounter {
  let startMs = Number.NEGATIVE_INFINITY
  let inWindow = 0
  let underWay = 0
  /** Of the calls that were let in within the last second. */
  let recent: number[] = []

  function turnOver({ seconds, windowStart }: Limits, nowMs: number) {
    const lengthMs = seconds * 1000
    const begins = windowStart === 'clock' ? Math.floor(nowMs / lengthMs) * lengthMs : nowMs
    const isOver = windowStart === 'clock' ? begins !== startMs : nowMs >= startMs + lengthMs
    if (!isOver) return
    startMs = begins
    inWindow = 0
  }

  return {
    enter(limits, nowMs) {
      turnOver(limits, nowMs)
      recent = recent.filter((at) => at > nowMs - 1000)
      const { calls, perSecond, atOnce, seconds } = limits
      const isAllowed =
        (calls === null || inWindow < calls) &&
        (perSecond === null || recent.length < perSecond) &&
        (atOnce === null || underWay < atOnce)
      if (isAllowed) {
        inWindow++
        underWay++
        recent.push(nowMs)
      }
      const remaining = calls === null ? 0 : Math.max(0, calls - inWindow)
      return {
        isAllowed,
        underWay,
        window: calls === null ? null : { limit: calls, remaining, resetAtMs: startMs + seconds * 1000 },
      }
    },
    leave() {
      underWay--
    },
  }
}

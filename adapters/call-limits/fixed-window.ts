/** Pure: calls in a fixed window of the vendor's clock, which only the vendor's headers tell. */
import type { SeenLimit } from '#pipeline/ports/people.ts'

export interface FixedWindow {
  /** Counts up with each that begins. */
  readonly number: number
  /** By our store's clock. */
  readonly endsMs: number
  /** Calls that workers were given, or that the vendor has counted, whichever is more. */
  readonly used: number
  /** Nothing has ended yet that could tell where the vendor's window ends. */
  readonly isGuess: boolean
}

/** Headers tell seconds: two that mean the same moment may be so far apart. */
const slackMs = (ms: number) => clamp(ms * 0.05, 20, 3_000)
/** Nothing is sent so shortly before and after the tick: on which side of it would it arrive? */
export const tickRoomMs = (ms: number) => clamp(ms * 0.005, 10, 300)

const clamp = (value: number, least: number, most: number) => Math.min(most, Math.max(least, value))

/** @returns the window that a moment is in; while the tick is too near, the one after it, which has not begun */
export function windowAt(window: FixedWindow | null, ms: number, nowMs: number): FixedWindow {
  if (window === null) return { number: 1, endsMs: nowMs + ms, used: 0, isGuess: true }
  if (nowMs < window.endsMs - tickRoomMs(ms)) return window
  const passed = Math.max(1, Math.ceil((nowMs + tickRoomMs(ms) - window.endsMs) / ms))
  return { ...window, number: window.number + passed, endsMs: window.endsMs + passed * ms, used: 0 }
}

/** @returns how long until calls may be sent in it; 0 once it has begun */
export const beginsInMs = ({ endsMs }: FixedWindow, ms: number, nowMs: number): number =>
  Math.max(0, endsMs - ms + tickRoomMs(ms) - nowMs)

/** @param seen what the headers of a call said that has just ended; null: they said nothing */
export function afterSeen(window: FixedWindow, seen: SeenLimit | null, ms: number, nowMs: number): FixedWindow {
  if (seen === null) return { ...window, isGuess: false }
  const endsMs = nowMs + seen.resetsInMs
  const counted = Math.max(0, seen.calls - seen.remaining)
  const known = { ...window, isGuess: false }
  if (window.isGuess) return { ...known, endsMs, used: Math.max(window.used, counted) }
  const isSame = Math.abs(endsMs - window.endsMs) <= slackMs(ms)
  // Two that are not quite equal: the later, since a window that is begun too early has calls refused.
  if (isSame) return { ...known, endsMs: Math.max(endsMs, window.endsMs), used: Math.max(window.used, counted) }
  // An answer that was under way while the window ended.
  if (endsMs <= window.endsMs - ms + slackMs(ms)) return known
  if (endsMs < window.endsMs + ms / 2) return { ...known, endsMs, used: Math.max(window.used, counted) }
  // The vendor's next one has begun already.
  return { ...known, number: window.number + 1, endsMs, used: counted }
}

export interface Claim {
  readonly limit: number
  /** Calls that the worker has been given and not begun. */
  readonly unused: number
  /** Calls that it could begin until it asks again. */
  readonly need: number
  /** Its part of what is left, 0–1. */
  readonly part: number
}

/** @returns calls that a worker is given in addition, and the window after that */
export function claimIn(
  window: FixedWindow,
  { limit, unused, need, part }: Claim,
  atOnce: number,
): readonly [number, FixedWindow] {
  // Until the first answer the vendor's window may be one that is used up already.
  const left = Math.max(0, (window.isGuess ? Math.min(limit, atOnce) : limit) - window.used)
  const given = Math.min(left, Math.max(0, need - unused), Math.ceil(left * part))
  return [given, { ...window, used: window.used + given }]
}

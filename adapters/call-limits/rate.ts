/** Pure: what an account may be asked, from what the service, the connection's owner and the vendor's headers say. */
import type { CallRate } from '#pipeline/ports/people.ts'

export interface Rate {
  readonly atOnce: number
  readonly per: { readonly calls: number; readonly ms: number; readonly window: 'rolling' | 'fixed' } | null
}

export interface Allowed {
  readonly usual: CallRate
  readonly own: CallRate | null
  /** The vendor's own number of calls in a window, as its headers last told; null: not told. */
  readonly told: number | null
}

/**
 * A rolling window is kept so much longer than the vendor's, for what makes a call later than `send-log.ts` can know: the
 * vendor refuses one too many in its window, also where two only came too near each other on their way.
 */
const ROOM = 0.02
/** A rolling window is cut into windows of at least this length, so that what one worker leaves over is soon free. */
const SHORT_MS = 1_000

/** @returns the limits to keep; a rolling window already lengthened by some room */
export function rateOf({ usual, own, told }: Allowed): Rate {
  const { atOnce, per } = own ?? usual
  if (per === null) return { atOnce, per }
  const calls = told === null ? per.calls : own ? Math.min(told, per.calls) : told
  const ms = per.seconds * 1_000
  if (per.window === 'fixed') return { atOnce, per: { calls, ms, window: 'fixed' } }
  const cuts = cutsOf(calls, ms)
  return { atOnce, per: { calls: calls / cuts, ms: (ms / cuts) * (1 + ROOM), window: 'rolling' } }
}

/**
 * @param quickestMs what the quickest of the last calls took; 0 where too little is known
 * @returns whether so few calls may be under way that they never are too many in a window: each takes its place for so long
 */
export function isKeptByPlaces({ atOnce, per }: Rate, quickestMs: number): boolean {
  if (per === null || per.window === 'fixed' || quickestMs <= 0) return false
  const vendorsMs = per.ms / (1 + ROOM)
  return atOnce * Math.ceil(vendorsMs / quickestMs) <= per.calls
}

/** A limit of 600 calls in 60 s is kept by one of 10 calls in each second: any 60 s are 60 of those. */
function cutsOf(calls: number, ms: number): number {
  let cuts = Math.max(1, Math.floor(Math.min(ms / SHORT_MS, calls)))
  while (calls % cuts !== 0) cuts--
  return cuts
}

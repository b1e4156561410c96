/** Pure: what each worker gets of an account's limits. Whole numbers that sum to the limit as soon as anybody wants any. */

export interface Share {
  /** Calls under way at the same time. */
  readonly atOnce: number
  /** Calls in one rolling window; 0 where there is none. */
  readonly calls: number
}

/**
 * @param total places at once
 * @param wants by each worker, in an order that does not change
 * @param most workers that get any
 * @returns places for each: nobody with an open wish gets two fewer than another; what nobody wants is spread as well
 */
export function placesOf(total: number, wants: readonly number[], most: number): readonly number[] {
  const places = wants.map(() => 0)
  const served = wants.flatMap((want, at) => (want > 0 ? [at] : [])).slice(0, Math.max(0, Math.min(total, most)))
  let left = served.length === 0 ? 0 : total
  let open = served
  while (left > 0) {
    const each = Math.max(1, Math.floor(left / (open.length || served.length)))
    // Once every wish is fulfilled, what is left goes to all of them.
    const isSpare = open.length === 0
    for (const at of isSpare ? served : open) {
      const had = places[at] ?? 0
      const more = Math.min(left, isSpare ? each : Math.min(each, (wants[at] ?? 0) - had))
      places[at] = had + more
      left -= more
    }
    open = open.filter((at) => (places[at] ?? 0) < (wants[at] ?? 0))
  }
  return places
}

/** @returns calls for each, in proportion to its places: who has places without calls could use neither. */
export function callsOf(calls: number, places: readonly number[]): readonly number[] {
  const all = places.reduce((sum, each) => sum + each, 0)
  let upTo = 0
  return places.map((each) => {
    const before = Math.floor((calls * upTo) / (all || 1))
    upTo += each
    return Math.floor((calls * upTo) / (all || 1)) - before
  })
}

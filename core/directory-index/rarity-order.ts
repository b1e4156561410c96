/** Small numbers by a rank each, put in order as they come: few at a time, in memory that is used again. */
export interface RarityOrder {
  readonly clear: () => void
  /**
   * @param item larger than those that are there, below 256
   * @param rank those of one rank stay in the order in which they came
   */
  readonly add: (item: number, rank: number) => void
  readonly size: () => number
  /** @returns the item at a place in the order */
  readonly itemAt: (place: number) => number
}

/** @param most items that there may be */
export function createRarityOrder(most: number): RarityOrder {
  /** Rank and item in one, ascending. */
  const entries = new Int32Array(most)
  let size = 0
  return {
    clear() {
      size = 0
    },
    add(item, rank) {
      const entry = rank * 256 + item
      let place = size++
      for (; place > 0 && (entries[place - 1] as number) > entry; place--) {
        entries[place] = entries[place - 1] as number
      }
      entries[place] = entry
    },
    size: () => size,
    itemAt: (place) => (entries[place] as number) & 255,
  }
}

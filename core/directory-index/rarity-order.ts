/** Numbers 0, 1, 2 … by a small rank each: sorted by counting, without memory of its own for each use. */

export interface RarityOrder {
  readonly clear: () => void
  /** @param rank 0 … highest rank; those of one rank stay in the order in which they came */
  readonly add: (item: number, rank: number) => void
  /** @returns the item of the lowest rank, then with each call of next the one after it, -1 at the end */
  readonly first: () => number
  readonly next: () => number
  /** @returns that of the item returned last */
  readonly rank: () => number
}

/** @param items how many there may be; @param highestRank of an item */
export function createRarityOrder(items: number, highestRank: number): RarityOrder {
  const heads = new Int16Array(highestRank + 1).fill(-1)
  const tails = new Int16Array(highestRank + 1)
  const nexts = new Int16Array(items)
  let rank = 0
  let item = -1
  function seek(): number {
    while (item < 0 && ++rank <= highestRank) item = heads[rank] as number
    return item
  }
  return {
    clear: () => {
      heads.fill(-1)
    },
    add(added, itsRank) {
      nexts[added] = -1
      if (heads[itsRank] === -1) heads[itsRank] = added
      else nexts[tails[itsRank] as number] = added
      tails[itsRank] = added
    },
    first() {
      rank = -1
      item = -1
      return seek()
    },
    next() {
      item = nexts[item] as number
      return seek()
    },
    rank: () => rank,
  }
}

/** Finds rows that repeat an earlier row, by identity hash, in bounded memory. */

/** 20 bytes each in a table that is at least a third empty: some 50 MB at the most. */
export const ROWS_PER_SHARE = 1_300_000

/** @returns into how many shares the rows of a list are dealt out, so that each can be looked at alone. */
export function sharesFor(rows: number, rowsPerShare: number): number {
  return Math.max(1, Math.ceil(rows / rowsPerShare))
}

/** @returns the share of the row whose hash stands from `at` on: rows that repeat each other are in the same one. */
export function shareOf(hashes: DataView, at: number, shares: number): number {
  return hashes.getUint32(at, true) % shares
}

export interface DuplicateFinder {
  /**
   * All rows of a share that say who they are, in row order; the rows of dead ranges are none.
   * @param row 1-based number of the row
   * @param hashes where its 16-byte identity hash stands, from `at` on
   * @returns the row it repeats, or null for a first one
   */
  firstOf(row: number, hashes: DataView, at: number): number | null
  /** Forgets all rows, and keeps their memory for those of the next share. */
  clear(): void
}

/** Words per slot: the hash and the row, 0 where the slot is free. */
const SLOT_WORDS = 5
const FEWEST_SLOTS = 1 << 12
/** Above it the table doubles: open addressing slows down when little is free. */
const FULL = 2 / 3

/**
 * A hash table with open addressing in one block of numbers: no object per row.
 * @param rows about how many are to come
 */
export function createDuplicateFinder(rows: number): DuplicateFinder {
  let slots = FEWEST_SLOTS
  while (slots * FULL < rows) slots *= 2
  let table = new Uint32Array(slots * SLOT_WORDS)
  let firsts = 0

  const key = new Uint32Array(4)

  /** @returns where in `words` the slot of the hash at `from[at]` begins: its own, or the free one that it would get */
  function find(words: Uint32Array, count: number, from: Uint32Array, at: number): number {
    // The first word chooses the share, the second the slot.
    for (let slot = (from[at + 1] as number) & (count - 1); ; slot = (slot + 1) & (count - 1)) {
      const found = slot * SLOT_WORDS
      if (words[found + 4] === 0) return found
      if (
        words[found] === from[at] &&
        words[found + 1] === from[at + 1] &&
        words[found + 2] === from[at + 2] &&
        words[found + 3] === from[at + 3]
      ) {
        return found
      }
    }
  }

  function grow(): void {
    const larger = new Uint32Array(2 * slots * SLOT_WORDS)
    for (let at = 0; at < table.length; at += SLOT_WORDS) {
      if (table[at + 4] === 0) continue
      larger.set(table.subarray(at, at + SLOT_WORDS), find(larger, 2 * slots, table, at))
    }
    slots *= 2
    table = larger
  }

  return {
    firstOf(row, hashes, at) {
      for (let i = 0; i < 4; i++) key[i] = hashes.getUint32(at + 4 * i, true)
      const found = find(table, slots, key, 0)
      const first = table[found + 4] as number
      if (first !== 0) return first
      table.set(key, found)
      table[found + 4] = row
      firsts++
      if (firsts > slots * FULL) grow()
      return null
    },
    clear() {
      table.fill(0)
      firsts = 0
    },
  }
}

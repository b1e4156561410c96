/**
 * Counts distinct hashes exactly, in bounded memory, in one or several looks at all of them. Hashes fall into classes; a
 * look takes the classes from `from` on, and where memory does not hold them all, gives up the upper half of them.
 */

/** So fine can a look be cut. */
export const CLASSES = 1024
/** 16 bytes each, two thirds full at the most: 2.8 million people in 64 MB, for a moment twice that. */
const MOST_SLOTS = 1 << 22
const FEWEST_SLOTS = 1 << 12
const FULL = 2 / 3
const WORDS = 4

export interface DistinctCounter {
  /** The first class that this look leaves to the next one; may fall while it goes on. */
  readonly upTo: () => number
  /**
   * @param hashes where a 16-byte hash stands, from `at` on
   * @returns its class where it is seen for the first time in this look; null where it was seen, or is another look's
   */
  add(hashes: DataView, at: number): number | null
}

/** @param from the first class that no look has taken */
export function createDistinctCounter(from: number, mostSlots = MOST_SLOTS): DistinctCounter {
  let slots = Math.min(FEWEST_SLOTS, mostSlots)
  let table = new Uint32Array(slots * WORDS)
  let held = 0
  let to = CLASSES
  const key = new Uint32Array(WORDS)

  /** @returns where in `words` its slot begins: its own, or the free one that it would get */
  function find(words: Uint32Array, count: number, of: Uint32Array, at: number): number {
    for (let slot = (of[at + 1] as number) & (count - 1); ; slot = (slot + 1) & (count - 1)) {
      const found = slot * WORDS
      if (isFree(words, found)) return found
      if (
        words[found] === of[at] &&
        words[found + 1] === of[at + 1] &&
        words[found + 2] === of[at + 2] &&
        words[found + 3] === of[at + 3]
      ) {
        return found
      }
    }
  }

  /** Puts those that this look still takes into a table of so many slots. */
  function refill(count: number): void {
    const next = new Uint32Array(count * WORDS)
    held = 0
    for (let at = 0; at < table.length; at += WORDS) {
      if (isFree(table, at) || classOf(table[at] as number) >= to) continue
      next.set(table.subarray(at, at + WORDS), find(next, count, table, at))
      held++
    }
    table = next
    slots = count
  }

  return {
    upTo: () => to,
    add(hashes, at) {
      for (let i = 0; i < WORDS; i++) key[i] = hashes.getUint32(at + 4 * i, true)
      const own = classOf(key[0] as number)
      if (own < from || own >= to) return null
      // All zero marks a free slot: that one hash of 2^128 counts as its neighbour.
      if (isFree(key, 0)) key[3] = 1
      const found = find(table, slots, key, 0)
      if (!isFree(table, found)) return null
      table.set(key, found)
      held++
      if (held <= slots * FULL) return own
      if (slots < mostSlots) {
        refill(slots * 2)
      } else {
        while (held > (slots * FULL) / 2 && to - from > 1) {
          to = from + Math.ceil((to - from) / 2)
          refill(slots)
        }
      }
      return own < to ? own : null
    },
  }
}

const isFree = (words: Uint32Array, at: number) =>
  words[at] === 0 && words[at + 1] === 0 && words[at + 2] === 0 && words[at + 3] === 0

const classOf = (word: number) => word >>> 22

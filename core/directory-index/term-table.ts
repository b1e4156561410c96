/**
 * How many people have a term: a hash table, built once, read in place.
 *
 * In 32-bit words: how many homes it has; then places, of a hash and a count each, 0 for a free one. A hash's home is
 * `hash * homes / 2^32`, rounded down, so homes ascend with hashes: filled in their order, each at its home or at the
 * first free place after it, the whole table is sorted, and a search ends at the first larger hash.
 */
import type { TermCounts } from '../term-counts.ts'
import type { IndexHeader } from './format.ts'
import { hashOfBoth } from './hash-text.ts'

/** Half of the places stay free: a search then looks at one or two. */
const HOMES_PER_TERM = 2

/** @param terms hashes of kind and key, ascending, each once; `counts` above 0, in the same order */
export function termTableOf(terms: Uint32Array, counts: Uint32Array): Uint32Array {
  const homes = terms.length * HOMES_PER_TERM
  const places = new Uint32Array(terms.length)
  let free = 0
  for (let i = 0; i < terms.length; i++) {
    places[i] = Math.max(free, homeOf(terms[i] as number, homes))
    free = (places[i] as number) + 1
  }
  // One free place at the end, for a search to stop at.
  const words = new Uint32Array(1 + 2 * (Math.max(free, homes) + 1))
  words[0] = homes
  for (let i = 0; i < terms.length; i++) {
    const at = 1 + 2 * (places[i] as number)
    words[at] = terms[i] as number
    words[at + 1] = counts[i] as number
  }
  return words
}

/** @param words as `termTableOf` made them */
export function openTermTable(
  words: Uint32Array,
  { totals, households, chances }: Pick<IndexHeader, 'totals' | 'households' | 'chances'>,
): TermCounts {
  const homes = words[0] as number
  return {
    households,
    chances,
    total: (kind) => totals[kind] ?? 0,
    count(kind, key) {
      const hash = hashOfBoth(kind, key)
      for (let at = 1 + 2 * homeOf(hash, homes); ; at += 2) {
        const count = words[at + 1] as number
        // Terms of one person alone are not stored.
        if (count === 0 || (words[at] as number) > hash) return 1
        if (words[at] === hash) return count
      }
    },
  }
}

function homeOf(hash: number, homes: number): number {
  return Math.floor((hash * homes) / 2 ** 32)
}

/** Reads how many people have a term out of an index. */
import type { TermCounts } from '../term-counts.ts'
import type { IndexHeader } from './format.ts'
import { firstPlace } from './sorted-pairs.ts'
import { hashOfTerm } from './term-counter.ts'

/** @param terms hashes of those that more than one person has, ascending; `counts` in the same order */
export function openTermTable(
  terms: Uint32Array,
  counts: Uint32Array,
  { totals, households, chances }: Pick<IndexHeader, 'totals' | 'households' | 'chances'>,
): TermCounts {
  return {
    households,
    chances,
    total: (kind) => totals[kind] ?? 0,
    count(kind, key) {
      const hash = hashOfTerm(kind, key)
      const place = firstPlace(terms, hash)
      // Terms of one person alone are not stored.
      return terms[place] === hash ? (counts[place] as number) : 1
    },
  }
}

/** Which of the people filed under a contact's keys to compare: those whose shared keys are many and rare. */
import type { Column } from './sorted-pairs.ts'
import { firstPlace } from './sorted-pairs.ts'

/** People compared per contact at most; more share only common keys, and none of them would be sure. */
const MOST_CANDIDATES = 48
/** Who has less than this share of the best vote is not compared, but the first few always are. */
const LEAST_SHARE = 0.2
const ALWAYS = 8
/** Entries of posting lists read per contact. */
const MOST_READ = 600

/**
 * @param hashes of the contact's keys
 * @param people how many the directory has
 * @returns ordinals, best vote first, ties by ordinal
 */
export function electCandidates(
  hashes: Iterable<number>,
  people: number,
  keys: Column,
  ordinals: Column,
): readonly number[] {
  const lists: { readonly from: number; readonly length: number }[] = []
  for (const hash of hashes) {
    const from = firstPlace(keys, hash)
    let to = from
    while (to < keys.length && keys.at(to) === hash) to++
    if (to > from) lists.push({ from, length: to - from })
  }
  // Rare keys first: what is read of the common ones no longer changes who leads.
  lists.sort((a, b) => a.length - b.length || a.from - b.from)
  const votes = new Map<number, number>()
  let read = 0
  for (const { from, length } of lists) {
    if (read > 0 && read + length > MOST_READ) break
    read += length
    const bits = Math.log2((people + 1) / length)
    for (let place = from; place < from + length; place++) {
      const ordinal = ordinals.at(place)
      votes.set(ordinal, (votes.get(ordinal) ?? 0) + bits)
    }
  }
  const best = [...votes.values()].reduce((most, bits) => Math.max(most, bits), 0)
  const ranked = [...votes].sort(([a, bitsOfA], [b, bitsOfB]) => bitsOfB - bitsOfA || a - b)
  return ranked
    .slice(0, MOST_CANDIDATES)
    .filter(([, bits], place) => place < ALWAYS || bits >= LEAST_SHARE * best)
    .map(([ordinal]) => ordinal)
}

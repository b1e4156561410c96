/** Which of the people filed under a contact's keys to compare: those whose shared keys are many and rare. */
import type { Column } from './sorted-pairs.ts'
import { firstPlace } from './sorted-pairs.ts'

/** People compared per contact at most; more share only common keys, and none of them would be sure. */
const MOST_CANDIDATES = 48
/** Who has less than this share of the best vote is not compared, but the first few always are. */
const LEAST_SHARE = 0.2
const ALWAYS = 8

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
  const votes = new Map<number, number>()
  for (const hash of hashes) {
    const from = firstPlace(keys, hash)
    let to = from
    while (to < keys.length && keys.at(to) === hash) to++
    const bits = Math.log2((people + 1) / Math.max(1, to - from))
    for (let place = from; place < to; place++) {
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

/** Which of the people filed under a contact's keys to compare: those whose shared keys are many and rare. */
import type { Postings } from './postings.ts'

/** People compared per contact at most; more share only common keys, and none of them would be sure. */
const MOST_CANDIDATES = 48
/** Who has less than this share of the best vote is not compared, but the first few always are. */
const LEAST_SHARE = 0.2
const ALWAYS = 8
/** Entries of posting lists read per contact. */
const MOST_READ = 600

/**
 * @param keys of the contact
 * @param people how many the directory has
 * @returns ordinals, best vote first, ties by ordinal
 */
export function electCandidates(keys: Iterable<number>, people: number, postings: Postings): readonly number[] {
  const entries: number[] = []
  for (const key of keys) {
    const entry = postings.find(key)
    if (entry !== 0) entries.push(entry)
  }
  // Rare keys first: what is read of the common ones no longer changes who leads.
  entries.sort((a, b) => postings.shared(a) - postings.shared(b) || a - b)
  const votes = new Map<number, number>()
  let read = 0
  for (const entry of entries) {
    const length = postings.listed(entry)
    if (read > 0 && read + length > MOST_READ) break
    read += length
    const bits = Math.log2((people + 1) / postings.shared(entry))
    for (let place = 0; place < length; place++) {
      const ordinal = postings.at(entry, place)
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

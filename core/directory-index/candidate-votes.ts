/**
 * Which of the people filed under a contact's keys to compare. A person's vote is what the keys that it shares with the
 * contact tell, in bits, rare keys first and nothing told twice: of a key whose parts were told of already, only what it
 * tells more than they did.
 *
 * All memory is made once and used for every contact; the work for one contact is bounded whatever the directory.
 */
import type { KeyList } from '../blocking/key-list.ts'
import { MOST_KEYS } from '../blocking/key-list.ts'
import type { Postings } from './postings.ts'
import { MOST_PER_KEY } from './postings.ts'
import { createRarityOrder } from './rarity-order.ts'

/** No list is begun once so many entries of lists were read. */
const MOST_READ = 256
/** A power of two, several times as many as are read. */
const PLACES = 2048
const PLACE_SHIFT = 32 - Math.log2(PLACES)
/** Votes are whole numbers of this part of a bit, so that no machine adds them up to another order. */
const PER_BIT = 60
/**
 * Who lacks so many bits of what it takes to tell one of the people from all others is not compared. Not none: what is
 * close without agreeing tells something too, and no key speaks of it.
 */
const LACKING = 8
/** How far behind the first, in bits, one may be that so many are ahead of: alike votes are all looked at. */
const FURTHEST_BEHIND = [
  { ahead: 4, bits: 20 },
  { ahead: 8, bits: 12 },
  { ahead: 16, bits: 7 },
  { ahead: 48, bits: 3 },
]
const MOST_CANDIDATES = 48

export interface CandidateVotes {
  /** @returns ordinals filed under those keys from `from` on that at most `most` people share, in the order of the keys */
  readonly few: (keys: KeyList, from: number, most: number) => readonly number[]
  /** @returns ordinals of all but `given` whose keys tell most, best first, ties by ordinal */
  readonly elect: (keys: KeyList, given: readonly number[]) => readonly number[]
}

export function createCandidateVotes(postings: Postings, people: number): CandidateVotes {
  const bitsOfShared = Int32Array.from({ length: MOST_PER_KEY + 1 }, (_, shared) =>
    Math.round(PER_BIT * Math.log2((people + 1) / Math.max(1, shared))),
  )
  const least = (bitsOfShared[1] as number) - LACKING * PER_BIT
  const rarity = createRarityOrder(MOST_KEYS, MOST_PER_KEY)
  const entries = new Uint32Array(MOST_KEYS)
  // A hash table of the voters, by ordinal.
  const ordinals = new Int32Array(PLACES)
  const votes = new Int32Array(PLACES)
  const told = new Int32Array(PLACES)
  /** In which round a place was taken: no need to empty them all. */
  const takenIn = new Int32Array(PLACES)
  /** The places taken in this round. */
  const voters = new Int32Array(MOST_READ + MOST_PER_KEY)
  let round = 0
  let size = 0

  return {
    few(keys, from, most) {
      const found: number[] = []
      for (let i = from; i < keys.size(); i++) {
        const entry = postings.find(keys.key(i))
        if (entry === 0) continue
        const shared = postings.shared(entry)
        if (shared > most) continue
        for (let place = 0; place < shared; place++) {
          const ordinal = postings.at(entry, place)
          if (!found.includes(ordinal)) found.push(ordinal)
        }
      }
      return found
    },
    elect(keys, given) {
      rarity.clear()
      for (let i = 0; i < keys.size(); i++) {
        const entry = postings.find(keys.key(i))
        if (entry === 0) continue
        const shared = postings.shared(entry)
        if (shared > MOST_PER_KEY) continue
        entries[i] = entry
        rarity.add(i, shared)
      }
      round = (round + 1) | 0
      size = 0
      for (let i = rarity.first(), read = 0; i >= 0 && read < MOST_READ; i = rarity.next()) {
        const shared = rarity.rank()
        for (let place = 0; place < shared; place++) {
          vote(postings.at(entries[i] as number, place), bitsOfShared[shared] as number, keys.agreeing(i))
        }
        read += shared
      }
      return best(given)
    },
  }

  function vote(ordinal: number, bits: number, agreeing: number): void {
    let place = Math.imul(ordinal, 0x9e3779b1) >>> PLACE_SHIFT
    while (takenIn[place] === round && ordinals[place] !== ordinal) place = (place + 1) % PLACES
    if (takenIn[place] !== round) {
      takenIn[place] = round
      ordinals[place] = ordinal
      votes[place] = bits
      told[place] = agreeing
      voters[size++] = place
      return
    }
    const known = told[place] as number
    const fresh = agreeing & ~known
    if (fresh === 0) return
    const already = Math.floor(((votes[place] as number) * ones(agreeing & known)) / ones(known))
    votes[place] = (votes[place] as number) + Math.max(0, bits - already)
    told[place] = known | agreeing
  }

  function best(given: readonly number[]): readonly number[] {
    let highest = 0
    for (let i = 0; i < size; i++) highest = Math.max(highest, votes[voters[i] as number] as number)
    const ranked: number[] = []
    for (let i = 0; i < size; i++) {
      const place = voters[i] as number
      if ((votes[place] as number) < least || given.includes(ordinals[place] as number)) continue
      let rank = ranked.length
      while (rank > 0 && isBefore(place, ranked[rank - 1] as number)) rank--
      if (isTooFarBehind(highest, place, rank)) continue
      ranked.splice(rank, 0, place)
      while (isTooFarBehind(highest, ranked[ranked.length - 1] as number, ranked.length - 1)) ranked.pop()
    }
    return ranked.map((place) => ordinals[place] as number)
  }

  function isBefore(a: number, b: number): boolean {
    const more = (votes[a] as number) - (votes[b] as number)
    return more > 0 || (more === 0 && (ordinals[a] as number) < (ordinals[b] as number))
  }

  function isTooFarBehind(highest: number, place: number, rank: number): boolean {
    return rank >= MOST_CANDIDATES || highest - (votes[place] as number) > (FURTHEST[rank] as number)
  }
}

const FURTHEST = Int32Array.from({ length: MOST_CANDIDATES }, (_, rank) => {
  const step = FURTHEST_BEHIND.find(({ ahead }) => rank < ahead)
  return PER_BIT * (step?.bits ?? 0)
})

function ones(bits: number): number {
  let count = 0
  for (let left = bits; left !== 0; left &= left - 1) count++
  return count
}

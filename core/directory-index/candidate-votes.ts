/**
 * Which of the people filed under a contact's keys to compare. A person's vote is what the keys that it shares with the
 * contact tell, in bits, rare keys first and nothing told twice: of a key whose parts were told of already, only what it
 * tells more than they did.
 *
 * All memory is made once and used for every contact; the work for one contact is bounded whatever the directory.
 */
import type { KeyList } from '../blocking/key-list.ts'
import { MOST_KEYS } from '../blocking/key-list.ts'
import { createCandidateRanking } from './candidate-ranking.ts'
import type { Postings } from './postings.ts'
import { MOST_PER_KEY, ORDINAL_BITS } from './postings.ts'
import { createRarityOrder } from './rarity-order.ts'
import { createVoters } from './voters.ts'

/** No list is begun once so many entries of lists were read. */
const MOST_READ = 256
/** The last list is begun with at least one entry left to read. */
const MOST_VOTERS = MOST_READ + MOST_PER_KEY
/** Votes are whole numbers of this part of a bit, so that no machine adds them up to another order. */
const PER_BIT = 60
/**
 * Who lacks so many bits of what it takes to tell one of the people from all others is not compared. Not none: what is
 * close without agreeing tells something too, and no key speaks of it.
 */
const LACKING = 8

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
  const { words, shared, places } = postings
  const ordinalBits = ORDINAL_BITS
  const mostRead = MOST_READ

  return {
    few({ hashes, size }, from, most) {
      postings.findAll(hashes, from, size)
      let few = NOBODY
      for (let i = from; i < size; i++) {
        const people = shared[i] as number
        if (people > most) continue
        for (let person = 0; person < people; person++) {
          const ordinal = (words[(places[i] as number) + person] as number) & ORDINAL_BITS
          if (few.length === 0) few = [ordinal]
          else if (!few.includes(ordinal)) few.push(ordinal)
        }
      }
      return few
    },
    elect({ hashes, agreeing, size }, given) {
      postings.findAll(hashes, 0, size)
      rarity.clear()
      for (let i = 0; i < size; i++) if (shared[i] !== 0) rarity.add(i, shared[i] as number)
      voters.clear()
      const found = rarity.size()
      for (let rank = 0, read = 0; rank < found && read < mostRead; rank++) {
        const i = rarity.itemAt(rank)
        const people = shared[i] as number
        const place = places[i] as number
        const tells = bitsOfShared[people] as number
        voters.add(words, place, place + people, ordinalBits, tells, agreeing[i] as number)
        read += people
      }
      return ranking.best(least, given)
    },
  }
}

const NOBODY: number[] = []
// One contact is searched after another, whatever the directory.
const rarity = createRarityOrder(MOST_KEYS)
const voters = createVoters(MOST_VOTERS)
const ranking = createCandidateRanking(voters, PER_BIT)

/**
 * Which of the people filed under a contact's keys to compare. Each person's vote is what the keys it shares with the
 * contact tell, in bits, rare keys first, nothing counted twice: of a key whose parts are half told already, half.
 */
import type { KeyList } from '../blocking/key-list.ts'
import type { Postings } from './postings.ts'
import { MOST_PER_KEY } from './postings.ts'

/** People compared per contact at most. */
const MOST_CANDIDATES = 48
/** Entries of posting lists read per contact. */
const MOST_READ = 600
const PLACES = 2048
/** Votes are whole numbers of this part of a bit, so that no machine adds them up otherwise. */
const PER_BIT = 60

export interface VoteSettings {
  slack: number
  below: number
  always: number
  except: ReadonlySet<number>
}
export const SETTINGS: VoteSettings = { slack: 8, below: 16, always: 1, except: new Set() }

export interface CandidateVotes {
  /**
   * @param from place of the first key in `keys` that has a say
   * @returns ordinals of those with the most telling keys, best first, ties by ordinal
   */
  readonly few: (keys: KeyList, from: number, most: number) => readonly number[]
  readonly elect: (keys: KeyList, from: number, leftOut: readonly number[]) => readonly number[]
}

export function createCandidateVotes(postings: Postings, people: number): CandidateVotes {
  const bitsOfShared = Int32Array.from({ length: MOST_PER_KEY + 1 }, (_, shared) =>
    Math.round(PER_BIT * Math.log2((people + 1) / Math.max(1, shared))),
  )
  const ordinals = new Int32Array(PLACES)
  const votes = new Int32Array(PLACES)
  const told = new Int32Array(PLACES)
  const round = new Int32Array(PLACES)
  const used = new Int32Array(MOST_READ + MOST_PER_KEY)
  let rounds = 0

  return {
    few(keys, from, most) {
      const few: number[] = []
      for (let i = from; i < keys.size(); i++) {
        if (SETTINGS.except.has(keys.family(i))) continue
        const entry = postings.find(keys.key(i))
        if (entry === 0 || postings.shared(entry) > most) continue
        for (let place = 0; place < postings.listed(entry); place++) {
          const ordinal = postings.at(entry, place)
          if (!few.includes(ordinal)) few.push(ordinal)
        }
      }
      return few
    },
    elect(keys, from, leftOut) {
      const found: { entry: number; shared: number; agreeing: number }[] = []
      for (let i = from; i < keys.size(); i++) {
        if (SETTINGS.except.has(keys.family(i))) continue
        const entry = postings.find(keys.key(i))
        if (entry === 0) continue
        const shared = postings.shared(entry)
        if (shared > MOST_PER_KEY) continue
        found.push({ entry, shared, agreeing: keys.agreeing(i) })
      }
      found.sort((a, b) => a.shared - b.shared)
      rounds++
      let size = 0
      let read = 0
      for (const { entry, shared, agreeing } of found) {
        if (read > 0 && read + shared > MOST_READ) break
        read += shared
        const bits = bitsOfShared[shared] as number
        for (let i = 0; i < shared; i++) {
          const ordinal = postings.at(entry, i)
          let place = Math.imul(ordinal, 0x9e3779b1) >>> 21
          while (round[place] === rounds && ordinals[place] !== ordinal) place = (place + 1) & (PLACES - 1)
          if (round[place] !== rounds) {
            round[place] = rounds
            ordinals[place] = ordinal
            votes[place] = bits
            told[place] = agreeing
            used[size++] = place
          } else {
            const known = told[place] as number
            const fresh = agreeing & ~known
            if (fresh === 0) continue
            votes[place] = (votes[place] as number) + Math.floor((bits * ones(fresh)) / ones(agreeing))
            told[place] = known | agreeing
          }
        }
      }
      const ranked: { ordinal: number; vote: number }[] = []
      let best = 0
      for (let i = 0; i < size; i++) best = Math.max(best, votes[used[i] as number] as number)
      const least = Math.max(PER_BIT * (Math.log2(people + 1) - SETTINGS.slack), best - SETTINGS.below * PER_BIT)
      for (let i = 0; i < size; i++) {
        const place = used[i] as number
        if (leftOut.includes(ordinals[place] as number)) continue
        ranked.push({ ordinal: ordinals[place] as number, vote: votes[place] as number })
      }
      ranked.sort((a, b) => b.vote - a.vote || a.ordinal - b.ordinal)
      const out: number[] = []
      for (const { ordinal, vote } of ranked) {
        if (out.length === MOST_CANDIDATES) break
        if (out.length < SETTINGS.always || vote >= least) out.push(ordinal)
      }
      return out
    },
  }
}

function ones(bits: number): number {
  let count = 0
  for (let left = bits; left !== 0; left &= left - 1) count++
  return count
}

/** The best of those who got votes: the more are ahead, the less one may be behind. */
import type { Voters } from './voters.ts'

/** How far behind the first, in bits, one may be that so many are ahead of: alike votes are all looked at. */
const FURTHEST_BEHIND = [
  { ahead: 4, bits: 20 },
  { ahead: 8, bits: 12 },
  { ahead: 16, bits: 7 },
  { ahead: 48, bits: 3 },
]
const MOST_CANDIDATES = 48
const NOBODY = -1

export interface CandidateRanking {
  /**
   * @param least votes with which somebody is ranked
   * @param given who is not, though their votes count
   * @returns ordinals, best first, ties by ordinal
   */
  readonly best: (least: number, given: readonly number[]) => readonly number[]
}

/** @param voters whom to rank; @param votesPerBit what their votes are counted in */
export function createCandidateRanking(voters: Voters, votesPerBit: number): CandidateRanking {
  const { ordinals, votes, isRisen, risen } = voters
  /** How many votes behind the highest the one of a rank may be; nobody has the rank behind the last. */
  const furthest = Int32Array.from({ length: MOST_CANDIDATES + 1 }, (_, rank) => {
    const step = FURTHEST_BEHIND.find(({ ahead }) => rank < ahead)
    return step === undefined ? NOBODY : votesPerBit * step.bits
  })
  const rankedOrdinals = new Int32Array(MOST_CANDIDATES + 1)
  const rankedVotes = new Int32Array(MOST_CANDIDATES + 1)
  let size = 0
  /** The most votes that anybody has, ranked or not. */
  let highest = 0

  /** @returns votes with fewer than which somebody is behind all who are ranked, and too far */
  function bar(): number {
    const enough = highest - (furthest[size] as number)
    const last = size === 0 ? enough : (rankedVotes[size - 1] as number)
    return Math.min(last, enough)
  }

  function add(ordinal: number, its: number): void {
    let rank = size
    while (rank > 0 && isBehind(rank - 1, ordinal, its)) rank--
    if (isTooFarBehind(rank, its)) return
    for (let moved = size++; moved > rank; moved--) {
      rankedOrdinals[moved] = rankedOrdinals[moved - 1] as number
      rankedVotes[moved] = rankedVotes[moved - 1] as number
    }
    rankedOrdinals[rank] = ordinal
    rankedVotes[rank] = its
    while (isTooFarBehind(size - 1, rankedVotes[size - 1] as number)) size--
  }

  /** @returns whether the one of that rank comes behind somebody. */
  function isBehind(rank: number, ordinal: number, its: number): boolean {
    const more = its - (rankedVotes[rank] as number)
    return more > 0 || (more === 0 && ordinal < (rankedOrdinals[rank] as number))
  }

  function isTooFarBehind(rank: number, its: number): boolean {
    return highest - its > (furthest[rank] as number)
  }

  return {
    best(least, given) {
      highest = voters.highest()
      size = 0
      const end = voters.risenSize()
      for (let i = 0; i < end; i++) consider(risen[i] as number, least, given)
      // The others descend, and what it takes only goes up: behind the first who is too far behind so are all.
      for (let voter = 0; voter < voters.size(); voter++) {
        if (isRisen[voter] === 1) continue
        if ((votes[voter] as number) < bar()) break
        consider(voter, least, given)
      }
      const best: number[] = []
      for (let rank = 0; rank < size; rank++) best.push(rankedOrdinals[rank] as number)
      return best
    },
  }

  function consider(voter: number, least: number, given: readonly number[]): void {
    const its = votes[voter] as number
    if (its < least || its < bar() || given.includes(ordinals[voter] as number)) return
    add(ordinals[voter] as number, its)
  }
}

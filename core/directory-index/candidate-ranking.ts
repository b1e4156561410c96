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

/** One ranking after another, in memory that is used again. */
export class CandidateRanking {
  private size = 0
  /** The most votes that anybody has, ranked or not. */
  private highest = 0
  private readonly ordinals = new Int32Array(MOST_CANDIDATES + 1)
  private readonly votes = new Int32Array(MOST_CANDIDATES + 1)
  /** How many votes behind the highest the one of a rank may be; nobody has the rank behind the last. */
  private readonly furthest: Int32Array

  /** @param votesPerBit what the votes are counted in */
  constructor(votesPerBit: number) {
    this.furthest = Int32Array.from({ length: MOST_CANDIDATES + 1 }, (_, rank) => {
      const step = FURTHEST_BEHIND.find(({ ahead }) => rank < ahead)
      return step === undefined ? NOBODY : votesPerBit * step.bits
    })
  }

  /**
   * @param least votes with which somebody is ranked
   * @param given who is not, though their votes count
   * @returns ordinals, best first, ties by ordinal
   */
  best({ size, ordinals, votes }: Voters, least: number, given: readonly number[]): readonly number[] {
    let highest = 0
    for (let voter = 0; voter < size; voter++) {
      const its = votes[voter] as number
      if (its > highest) highest = its
    }
    this.size = 0
    this.highest = highest
    let bar = Math.max(least, this.bar())
    for (let voter = 0; voter < size; voter++) {
      // Most are far behind: of them no more is asked.
      if ((votes[voter] as number) < bar) continue
      const ordinal = ordinals[voter] as number
      if (given.includes(ordinal)) continue
      this.add(ordinal, votes[voter] as number)
      bar = Math.max(least, this.bar())
    }
    return Array.from({ length: this.size }, (_, rank) => this.ordinals[rank] as number)
  }

  /** @returns votes with fewer than which somebody is behind all others, and too far */
  private bar(): number {
    const enough = this.highest - (this.furthest[this.size] as number)
    return this.size === 0 ? enough : Math.min(enough, this.votes[this.size - 1] as number)
  }

  private add(ordinal: number, votes: number): void {
    let rank = this.size
    while (rank > 0 && this.isBehind(rank - 1, ordinal, votes)) rank--
    if (this.isTooFarBehind(rank, votes)) return
    for (let moved = this.size++; moved > rank; moved--) {
      this.ordinals[moved] = this.ordinals[moved - 1] as number
      this.votes[moved] = this.votes[moved - 1] as number
    }
    this.ordinals[rank] = ordinal
    this.votes[rank] = votes
    while (this.isTooFarBehind(this.size - 1, this.votes[this.size - 1] as number)) this.size--
  }

  /** @returns whether the one of that rank comes behind somebody. */
  private isBehind(rank: number, ordinal: number, votes: number): boolean {
    const more = votes - (this.votes[rank] as number)
    return more > 0 || (more === 0 && ordinal < (this.ordinals[rank] as number))
  }

  private isTooFarBehind(rank: number, votes: number): boolean {
    return this.highest - votes > (this.furthest[rank] as number)
  }
}

/** Those who were weighed beside one contact, and who of them is out of it. */
import type { Scorer } from './beside/scorer.ts'
import type { Candidate, Told } from './match.ts'
import type { Parameters } from './parameters.ts'

/**
 * Bits behind the likeliest from which a candidate is out of the race, and behind nobody: beyond nobody four fifths of
 * them count, so either is less than a thousandth of the probability.
 */
const OUT_BITS = 14
const OUT_BITS_OF_NOBODY = 10
/** Bits before nobody from which one of the strong candidates is sure enough not to look for others. */
const SURE_BITS = 8

/** One for all contacts: its lists are used again. */
export class Race {
  private readonly scorer: Scorer
  /** In bits, as the decision has it: the chance of each person before any comparison, and of nobody. */
  private readonly prior: number
  private readonly nobody: number
  private readonly ordinals: number[] = []
  private readonly weights: number[] = []
  private length = 0
  /** Of the likeliest person so far. */
  private highest = Number.NEGATIVE_INFINITY

  constructor(scorer: Scorer, people: number, { isThere }: Parameters) {
    this.scorer = scorer
    this.prior = Math.log2(isThere / Math.max(1, people))
    this.nobody = Math.log2(1 - isThere)
  }

  begin(): void {
    this.length = 0
    this.highest = Number.NEGATIVE_INFINITY
  }

  /** @param weight -Infinity for one that is out of the race */
  add(ordinal: number, weight: number): void {
    if (weight === Number.NEGATIVE_INFINITY) return
    this.ordinals[this.length] = ordinal
    this.weights[this.length++] = weight
    this.highest = Math.max(this.highest, weight + this.prior)
  }

  hasSureOne(): boolean {
    return this.highest >= this.nobody + SURE_BITS
  }

  /** @returns the least weight that takes part */
  least(): number {
    return this.leastInRace() - this.prior
  }

  candidates(): readonly Candidate[] {
    const least = this.leastInRace()
    const candidates: Candidate[] = []
    for (let i = 0; i < this.length; i++) {
      const weight = this.weights[i] as number
      if (weight + this.prior >= least) candidates.push(new Weighed(this.ordinals[i] as number, weight, this.scorer))
    }
    return candidates
  }

  private leastInRace(): number {
    return Math.max(this.highest - OUT_BITS, this.nobody - OUT_BITS_OF_NOBODY)
  }
}

/** A candidate that is weighed; its comparison is told anew whenever it is read. */
class Weighed implements Candidate {
  readonly ordinal: number
  readonly weight: number
  private readonly scorer: Scorer
  constructor(ordinal: number, weight: number, scorer: Scorer) {
    this.ordinal = ordinal
    this.weight = weight
    this.scorer = scorer
  }
  get comparison(): Told {
    return this.scorer.told(this.ordinal)
  }
}

/** The decision: who of the candidates it is, how sure that is, and of what kind the match is. */
import type { Comparison } from './comparison.ts'
import type { FieldLevel } from './field-level.ts'
import { isAgreement } from './level.ts'
import type { MatchKind } from './outcome.ts'
import type { Parameters } from './parameters.ts'

export interface Thresholds {
  /** Score from which a row is `matched`. */
  readonly matchAt: number
  /** Score from which a row is `review`. */
  readonly reviewAt: number
}

/** A person of a directory beside the contact. */
export interface Candidate {
  readonly ordinal: number
  /** The comparison's, in bits. */
  readonly weight: number
  readonly comparison: Comparison
}

export interface Ranked {
  readonly ordinal: number
  /**
   * Probability that this is the contact, among all candidates and nobody; four decimals. Of the best together with all
   * that are the same person.
   */
  readonly score: number
}

export interface Decision {
  readonly status: 'matched' | 'review' | 'no_match'
  /** Null for `no_match`, as is the score. */
  readonly kind: MatchKind | null
  readonly score: number | null
  /** The best, and the best of those that are another person; also of `no_match`. */
  readonly ranked: readonly Ranked[]
}

export interface Posterior {
  /** In the order of the weights. */
  readonly candidates: readonly number[]
  readonly nobody: number
}

/**
 * Bayes' rule over all candidates and nobody: before any comparison each of the directory's people is equally likely
 * and together as likely as `isThere`. People that blocking left out count as not being it.
 *
 * @param weights match weights in bits
 * @param people how many the directory has; at least the number of weights
 * @returns probabilities that sum to 1
 */
export function posterior(weights: readonly number[], people: number, isThere: number): Posterior {
  const prior = Math.log2(isThere / Math.max(1, people))
  const nobody = Math.log2(1 - isThere)
  const bits = weights.map((weight) => nobody + sober(weight + prior - nobody))
  const highest = bits.reduce((most, bit) => Math.max(most, bit), nobody)
  const odds = bits.map((bit) => 2 ** (bit - highest))
  const nobodyOdds = 2 ** (nobody - highest)
  // Summed from the smallest up, so that the order of the candidates never shows.
  const total = [...odds, nobodyOdds].sort((a, b) => a - b).reduce((sum, odd) => sum + odd, 0)
  return { candidates: odds.map((odd) => odd / total), nobody: nobodyOdds / total }
}

/** @returns how many bits each person of a directory begins behind nobody, before any comparison; below 0 */
export function priorBits(people: number, { isThere }: Parameters): number {
  return Math.log2(isThere / (1 - isThere) / Math.max(1, people))
}

/**
 * Fields are never as independent as a sum of weights has it, and the more it says, the more of it was said twice: what
 * goes beyond nobody counts in part.
 */
function sober(bits: number): number {
  return bits <= 0 ? bits : SOBER_SHARE * bits
}

const SOBER_SHARE = 0.8

/**
 * Candidates that are one person by the same matcher count as one: who stands in a directory twice is no rival of
 * theirs. Of two that weigh the same, the one that stands first in the directory wins.
 *
 * @param people how many the directory has
 * @param between the match weight of two people of the directory, by ordinal; asked only where there are rivals
 */
export function decide(
  candidates: readonly Candidate[],
  people: number,
  parameters: Parameters,
  thresholds: Thresholds,
  between: (ordinal: number, other: number) => number,
): Decision {
  const weights = candidates.map(({ weight }) => weight)
  const { candidates: scores } = posterior(weights, people, parameters.isThere)
  const sorted = candidates
    .map((candidate, i) => ({ candidate, ordinal: candidate.ordinal, score: scores[i] ?? 0 }))
    .sort((a, b) => b.candidate.weight - a.candidate.weight || a.ordinal - b.ordinal)
  const [first, ...others] = sorted
  if (first === undefined) return { status: 'no_match', kind: null, score: null, ranked: [] }
  // In bits, what makes two records of one directory rather one person than two.
  const isOne = Math.log2(Math.max(1, people) / parameters.twice)
  let together = first.score
  let shown = first
  let rival: Ranked | null = null
  for (const [i, other] of others.entries()) {
    const mayBeOne = i < MOST_RIVALS && other.score >= LEAST_SCORE
    if (mayBeOne && between(first.ordinal, other.ordinal) >= isOne) {
      together += other.score
      if (isShownBefore(other, shown)) shown = other
    } else rival ??= { ordinal: other.ordinal, score: fourDecimals(other.score) }
  }
  const best: Ranked = { ordinal: shown.ordinal, score: fourDecimals(together) }
  const ranked = rival === null ? [best] : [best, rival]
  if (best.score < thresholds.reviewAt) return { status: 'no_match', kind: null, score: null, ranked }
  const isSure = best.score >= thresholds.matchAt && !restsOnNickname(shown.candidate.comparison)
  const status = isSure ? 'matched' : 'review'
  return { status, kind: matchKind(shown.candidate.comparison), score: best.score, ranked }
}

/**
 * Which of two records of one person is shown: the one that agrees in more fields than it differs in, of equals the first
 * of the directory. Not by weight: what was estimated from the list, and so its length, has no part in it.
 */
function isShownBefore(one: Weighed, other: Weighed): boolean {
  const more = agreement(one.candidate.comparison) - agreement(other.candidate.comparison)
  return more > 0 || (more === 0 && one.ordinal < other.ordinal)
}

function agreement({ levels }: Comparison): number {
  let sum = 0
  for (const { level } of levels) {
    if (isAgreement(level)) sum++
    else if (level === 'differs') sum--
  }
  return sum
}

interface Weighed {
  readonly ordinal: number
  readonly candidate: Candidate
}

/** Never enough for a match (docs/decisions/0037), however few people the directory has and however many are in it. */
function restsOnNickname({ levels }: Comparison): boolean {
  const agreeing = levels.filter(({ weight }) => weight > 0)
  return agreeing.length > 0 && agreeing.every(({ level }) => level === 'nickname')
}

/**
 * Read from the name levels, of an organisation from its company level; `fuzzy` outranks `nickname`. Nothing compared:
 * `exact`.
 */
export function matchKind({ levels }: Comparison): MatchKind {
  const names = levels.filter(({ field }) => field === 'first_name' || field === 'last_name' || field === 'full_name')
  const compared = names.filter(isCompared)
  const read = compared.length > 0 ? compared : levels.filter(({ field }) => field === 'company').filter(isCompared)
  if (read.some(({ level }) => !isAgreement(level))) return 'fuzzy'
  return read.some(({ level }) => level === 'nickname') ? 'nickname' : 'exact'
}

function isCompared({ level }: FieldLevel): boolean {
  return level !== 'blank'
}

/** More than so many records of one person, or such as hardly show in a score, are not looked at. */
const MOST_RIVALS = 8
const LEAST_SCORE = 0.0005

/** What the result file shows is what the thresholds are held against. */
function fourDecimals(score: number): number {
  return Math.round(score * 10_000) / 10_000
}

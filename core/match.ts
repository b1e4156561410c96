/** The decision: who of the candidates it is, how sure that is, and of what kind the match is. */
import type { Field } from './field.ts'
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

/** What a decision reads of a comparison. */
export interface Told {
  readonly levels: readonly ToldLevel[]
}

export type ToldLevel = Pick<FieldLevel, 'field' | 'level' | 'weight'>

/** A person of a directory beside the contact. */
export interface Candidate {
  readonly ordinal: number
  /** The comparison's, in bits. */
  readonly weight: number
  /** Asked only of those that are likely; read at once. */
  readonly comparison: Told
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
  let highest = nobody
  const odds = new Array<number>(weights.length)
  for (let i = 0; i < weights.length; i++) {
    const bits = nobody + sober((weights[i] as number) + prior - nobody)
    odds[i] = bits
    highest = Math.max(highest, bits)
  }
  for (let i = 0; i < odds.length; i++) odds[i] = 2 ** ((odds[i] as number) - highest)
  const nobodyOdds = 2 ** (nobody - highest)
  const total = sumOf(odds, nobodyOdds)
  for (let i = 0; i < odds.length; i++) (odds[i] as number) /= total
  return { candidates: odds, nobody: nobodyOdds / total }
}

/** Summed from the smallest up, so that the order of the candidates never shows. */
function sumOf(odds: readonly number[], nobody: number): number {
  if (odds.length < 2) return nobody + (odds[0] ?? 0)
  return [...odds, nobody].sort((a, b) => a - b).reduce((sum, odd) => sum + odd, 0)
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

const NOBODY: Decision = { status: 'no_match', kind: null, score: null, ranked: [] }

/**
 * Candidates that are one person by the same matcher count as one: who stands in a directory twice is no rival of
 * theirs. Of two that weigh the same, the one that stands first in the directory wins.
 *
 * @param people how many the directory has
 * @param between the match weight of two people of the directory, by ordinal; asked only where there are rivals, and
 *   below `least` need not be known exactly
 */
export function decide(
  candidates: readonly Candidate[],
  people: number,
  parameters: Parameters,
  thresholds: Thresholds,
  between: (ordinal: number, other: number, least: number) => number,
): Decision {
  const [only] = candidates
  if (only === undefined) return NOBODY
  const weights = candidates.map(weightOf)
  const { candidates: scores } = posterior(weights, people, parameters.isThere)
  // Mostly there is no other.
  if (candidates.length === 1) return decisionOf(only, scores[0] as number, null, thresholds)
  const sorted = candidates
    .map((candidate, i) => ({ candidate, score: scores[i] as number }))
    .sort((a, b) => b.candidate.weight - a.candidate.weight || a.candidate.ordinal - b.candidate.ordinal)
  // In bits, what makes two records of one directory rather one person than two.
  const isOne = Math.log2(Math.max(1, people) / parameters.twice)
  const first = sorted[0] as Scored
  let together = first.score
  let shown = first.candidate
  let rival: Ranked | null = null
  for (let i = 1; i < sorted.length; i++) {
    const { candidate: other, score } = sorted[i] as Scored
    const mayBeOne = i <= MOST_RIVALS && score >= LEAST_SCORE
    if (mayBeOne && between(first.candidate.ordinal, other.ordinal, isOne) >= isOne) {
      together += score
      if (isShownBefore(other, shown)) shown = other
    } else rival ??= { ordinal: other.ordinal, score: fourDecimals(score) }
  }
  return decisionOf(shown, together, rival, thresholds)
}

interface Scored {
  readonly candidate: Candidate
  readonly score: number
}

const weightOf = ({ weight }: Candidate) => weight

/** @param together the score of the best and of all that are the same person */
function decisionOf(best: Candidate, together: number, rival: Ranked | null, thresholds: Thresholds): Decision {
  const score = fourDecimals(together)
  const first: Ranked = { ordinal: best.ordinal, score }
  const ranked = rival === null ? [first] : [first, rival]
  if (score < thresholds.reviewAt) return { status: 'no_match', kind: null, score: null, ranked }
  const { comparison } = best
  const isSure = score >= thresholds.matchAt && !restsOnNickname(comparison)
  return { status: isSure ? 'matched' : 'review', kind: matchKind(comparison), score, ranked }
}

/**
 * Which of two records of one person is shown: the one that agrees in more fields than it differs in, of equals the first
 * of the directory. Not by weight: what was estimated from the list, and so its length, has no part in it.
 */
function isShownBefore(one: Candidate, other: Candidate): boolean {
  const more = agreement(one.comparison) - agreement(other.comparison)
  return more > 0 || (more === 0 && one.ordinal < other.ordinal)
}

function agreement({ levels }: Told): number {
  let sum = 0
  for (const { level } of levels) {
    if (isAgreement(level)) sum++
    else if (level === 'differs') sum--
  }
  return sum
}

/** Never enough for a match (docs/decisions/0037), however few people the directory has and however many are in it. */
function restsOnNickname({ levels }: Told): boolean {
  let hasNickname = false
  for (const { level, weight } of levels) {
    if (weight <= 0) continue
    if (level !== 'nickname') return false
    hasNickname = true
  }
  return hasNickname
}

/**
 * Read from the name levels, of an organisation from its company level; `fuzzy` outranks `nickname`. Nothing compared:
 * `exact`.
 */
export function matchKind({ levels }: Told): MatchKind {
  return kindOf(levels, isOfName) ?? kindOf(levels, isOfCompany) ?? 'exact'
}

/** @returns null where none of the fields was compared */
function kindOf(levels: readonly ToldLevel[], isRead: (field: Field) => boolean): MatchKind | null {
  let kind: MatchKind | null = null
  for (const { field, level } of levels) {
    if (level === 'blank' || !isRead(field)) continue
    if (!isAgreement(level)) return 'fuzzy'
    if (kind === null || level === 'nickname') kind = level === 'nickname' ? 'nickname' : 'exact'
  }
  return kind
}

const isOfName = (field: Field) => field === 'first_name' || field === 'last_name' || field === 'full_name'
const isOfCompany = (field: Field) => field === 'company'

/** More than so many records of one person, or such as hardly show in a score, are not looked at. */
const MOST_RIVALS = 8
const LEAST_SCORE = 0.0005

/** What the result file shows is what the thresholds are held against. */
function fourDecimals(score: number): number {
  return Math.round(score * 10_000) / 10_000
}

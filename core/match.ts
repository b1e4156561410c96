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
 * theirs. It is the person whose records are likeliest together; of two alike, the one that stands first in the
 * directory.
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
  const ones = likeliest(sorted, (a, b) => between(Math.min(a, b), Math.max(a, b), isOne) >= isOne)
  const shown = ones.reduce((best, other) => (isShownBefore(other.candidate, best.candidate) ? other : best))
  const rival = sorted.find((other) => !ones.includes(other))
  const second = rival && { ordinal: rival.candidate.ordinal, score: fourDecimals(rival.score) }
  return decisionOf(shown.candidate, scoreOf(ones), second ?? null, thresholds)
}

interface Scored {
  readonly candidate: Candidate
  readonly score: number
}

/**
 * The records of one person that have the highest score together. Whose single record is ahead is no matter: that can
 * hang on the order of a directory, or on the length of a list.
 *
 * @param sorted from the likeliest down
 * @returns one of them at least, in that order
 */
function likeliest(sorted: readonly Scored[], areOne: (ordinal: number, other: number) => boolean): readonly Scored[] {
  let length = 1
  while (length <= MOST_RIVALS && (sorted[length]?.score ?? 0) >= LEAST_SCORE) length++
  const looked = sorted.slice(0, length)
  // Mostly nobody else is likely at all.
  if (length === 1) return looked
  const all = scoreOf(looked)
  let best: readonly Scored[] = []
  let most = Number.NEGATIVE_INFINITY
  for (const one of looked) {
    const ones = looked.filter((other) => other === one || areOne(one.candidate.ordinal, other.candidate.ordinal))
    const score = scoreOf(ones)
    if (score > most) {
      best = ones
      most = score
    }
    // Nobody is left, or nobody who could have more: who is one with nobody is in no other's score.
    if (ones.length === looked.length || (best.length === 1 && all - most <= most)) break
  }
  return best
}

function scoreOf(records: readonly Scored[]): number {
  return records.reduce((sum, { score }) => sum + score, 0)
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

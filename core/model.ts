/** Everything that weighs a comparison: parameters, nicknames, and how frequent values are in the directory. */
import { type MateCaps, mateCaps } from './dependence/mate-caps.ts'
import type { FieldChances } from './estimate/chances.ts'
import { FIELDS, type Field } from './field.ts'
import { FIELD_NUMBERS } from './field-mask.ts'
import type { Level } from './level.ts'
import type { Nicknames } from './nickname.ts'
import type { LevelParameters, Parameters } from './parameters.ts'
import { PLACES } from './places.ts'
import type { TermCounts, TermKind } from './term-counts.ts'

export interface Model {
  readonly parameters: Parameters
  readonly nicknames: Nicknames
  readonly terms: TermCounts
  /** What each level of each field weighs against this directory, worked out once. */
  readonly weights: Readonly<Record<Field, LevelWeights>>
  readonly caps: MateCaps
  /**
   * Where a place agrees: bits that another around it can weigh at most, Infinity for what does not lie around it. By
   * the numbers of both fields: FIELDS.length for each inner place, one for each outer place.
   */
  readonly around: Float64Array
}

export type LevelWeights = Readonly<Partial<Record<Level, LevelWeight>>>

export interface LevelWeight {
  /** log2(m / u) of a value of the usual frequency. */
  readonly bits: number
  /** How far the weight follows the value's own frequency, 0 to 1. */
  readonly frequency: number
  /** No value counts as rarer. */
  readonly rarest: number
  /** The usual frequency of the field's values (u of the exact level), and of a part of them (u of this level). */
  readonly usual: number
  readonly usualPart: number
  /** Records that the usual frequency counts for, where a value's own is mixed with it. */
  readonly records: number
}

/** The value that two records share, for weighing its frequency. */
export interface Term {
  readonly kind: TermKind
  readonly key: string
}

/** @param terms of the directory that is asked */
export function openModel(parameters: Parameters, nicknames: Nicknames, terms: TermCounts): Model {
  const weights = Object.fromEntries(FIELDS.map((field) => [field, weightsOf(field, parameters, terms)])) as Record<
    Field,
    LevelWeights
  >
  return { parameters, nicknames, terms, weights, caps: mateCaps(parameters, terms), around: mostAround(terms) }
}

/** Until a directory shows otherwise, the place around follows: as if so many pairs had shown it. */
const AROUND_PAIRS = 2

function mostAround({ chances }: TermCounts): Model['around'] {
  const most = new Float64Array(FIELDS.length ** 2).fill(Number.POSITIVE_INFINITY)
  for (const [i, inner] of PLACES.entries()) {
    for (const outer of PLACES.slice(i + 1)) {
      const { pairs = 0, agreeing = 0 } = chances[inner]?.around?.[outer] ?? {}
      most[FIELDS.length * FIELD_NUMBERS[inner] + FIELD_NUMBERS[outer]] = Math.log2(
        (pairs + AROUND_PAIRS) / (agreeing + AROUND_PAIRS),
      )
    }
  }
  return most
}

/**
 * The match weight of a level: log2(m / u), in bits (Fellegi and Sunter 1969). A level that a ladder lacks is no
 * evidence.
 *
 * @param term the person's value, where the level is weighed by its frequency
 */
export function weightOf(field: Field, level: Level, term: Term | null, model: Model): number {
  const found = model.weights[field][level]
  if (found === undefined) return 0
  if (found.frequency === 0 || term === null) return found.bits
  return weighed(found, field, term.kind, model.terms.count(term.kind, term.key), model)
}

/** @returns the same where it is known how many people have the value */
export function weightOfCount(field: Field, level: Level, kind: TermKind, count: number, model: Model): number {
  const found = model.weights[field][level]
  if (found === undefined) return 0
  return found.frequency === 0 ? found.bits : weighed(found, field, kind, count, model)
}

function weighed(found: LevelWeight, field: Field, kind: TermKind, count: number, model: Model): number {
  const usual = kind === field ? found.usual : found.usualPart
  const records = kind === field ? found.records : model.parameters.frequencyRecords
  const frequency = Math.max(frequencyOf(kind, count, usual, records, model), found.rarest)
  return found.bits - found.frequency * Math.log2(frequency / usual)
}

/**
 * @returns bits that two values of one reading each can weigh at most in one column, when they are not equal; 0 at least
 */
export function mostBeyondExact(field: Field, model: Model): number {
  let most = 0
  for (const level of Object.keys(model.weights[field]) as Level[]) {
    if (!NEVER_BETWEEN_TWO.has(level)) most = Math.max(most, mostOf(field, level, model))
  }
  return most
}

/** @returns bits that a level can weigh at most, whatever the value */
export function mostOf(field: Field, level: Level, { weights, parameters, terms }: Model): number {
  const found = weights[field][level]
  if (found === undefined) return 0
  // The rarest value: nobody else has it.
  const kinds = [field, ...(PARTS_OF[field] ?? [])]
  const people = Math.max(1, ...kinds.map((kind) => terms.total(kind)))
  const least = Math.min(found.records, parameters.frequencyRecords)
  const rarity = Math.log2((people - 1 + least) / least)
  return found.bits + found.frequency * rarity
}

const NEVER_BETWEEN_TWO: ReadonlySet<Level> = new Set(['exact', 'other_reading', 'swapped', 'swapped_close'])

/** Kinds of terms that are parts of a field's values. */
const PARTS_OF: Readonly<Partial<Record<Field, readonly TermKind[]>>> = {
  email: ['email_domain', 'email_local'],
  company: ['company_word'],
}

function weightsOf(field: Field, parameters: Parameters, terms: TermCounts): LevelWeights {
  const { chancePairs } = parameters
  const ladder = parameters.ladders[field]
  const chances = terms.chances[field]
  const exact = ladder.exact === undefined ? null : chanceOf('exact', ladder.exact, chances, chancePairs)
  const records = usualRecords(exact ?? 1, chances, terms.total(field), parameters.frequencyRecords)
  const weights: Partial<Record<Level, LevelWeight>> = {}
  for (const [level, step] of Object.entries(ladder) as [Level, LevelParameters][]) {
    const u = BY_EXACT.has(level)
      ? step.u * ((exact ?? 1) / (ladder.exact?.u ?? 1))
      : chanceOf(level, step, chances, chancePairs)
    const { m, frequency = 0, isOwn } = step
    weights[level] = {
      bits: Math.log2(m / u),
      frequency,
      rarest: isOwn ? step.u : 0,
      usual: exact ?? u,
      usualPart: u,
      records,
    }
  }
  return weights
}

/**
 * How strongly a value's own frequency leans on the usual one, from the values that are rarest in the directory: by Good
 * and Turing (Good 1953), of whom nobody shares a value in it, another such list would show 2 * n2 / n1 who do, where n1
 * values stand once and n2 twice. Names, of which few are very common, lean little; postal codes, of which none is, much.
 *
 * @param usual frequency
 * @param records what it counts for as shipped
 */
function usualRecords(usual: number, chances: FieldChances | undefined, total: number, records: number): number {
  const mates = usual * total
  if (chances === undefined || mates <= 0) return records
  const shipped = (records * mates) / (total + records)
  const others = (chances.paired + ALONE * shipped) / (chances.alone + ALONE)
  const share = Math.min(others / mates, MOST_SHARE)
  return (total * share) / (1 - share)
}

/** People of a value of their own that the shipped guess counts for. */
const ALONE = 50
/** As good as the usual frequency alone. */
const MOST_SHARE = 0.999

/** Levels that people of one directory hardly reach, since it writes them all one way: as likely as sharing a value. */
const BY_EXACT: ReadonlySet<Level> = new Set(['other_reading', 'same_national', 'swapped', 'swapped_close'])

/** The directory's own share, mixed with the shipped u as if that had been seen in so many pairs. */
function chanceOf(
  level: Level,
  { u, isOwn }: LevelParameters,
  chances: FieldChances | undefined,
  chancePairs: number,
): number {
  if (chances === undefined) return u
  const mixed = ((chances.levels[level] ?? 0) + chancePairs * u) / (chances.pairs + chancePairs)
  return isOwn ? Math.max(u, mixed) : mixed
}

/**
 * How likely another person has the value: the directory's count without the person itself, mixed with the usual
 * frequency as if that had been seen in `frequencyRecords` records.
 */
function frequencyOf(kind: TermKind, count: number, usual: number, records: number, { terms }: Model): number {
  const others = Math.max(0, count - 1)
  return (others + records * usual) / (Math.max(0, terms.total(kind) - 1) + records)
}

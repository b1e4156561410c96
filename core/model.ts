/** Everything that weighs a comparison: parameters, nicknames, and how frequent values are in the directory. */
import type { Field } from './field.ts'
import type { Level } from './level.ts'
import type { Nicknames } from './nickname.ts'
import type { Parameters } from './parameters.ts'
import type { TermCounts, TermKind } from './term-counts.ts'

export interface Model {
  readonly parameters: Parameters
  readonly nicknames: Nicknames
  readonly terms: TermCounts
}

/** The value that two records share, for weighing its frequency. */
export interface Term {
  readonly kind: TermKind
  readonly key: string
}

/**
 * The match weight of a level: log2(m / u), in bits (Fellegi and Sunter 1969). A level that a ladder lacks is no
 * evidence.
 *
 * @param term the person's value, where the level is weighed by its frequency
 */
export function weightOf(field: Field, level: Level, term: Term | null, model: Model): number {
  const ladder = model.parameters.ladders[field]
  const found = ladder[level]
  if (found === undefined) return 0
  if (found.frequency === undefined || term === null) return Math.log2(found.m / found.u)
  const usual = ladder.exact?.u ?? found.u
  return Math.log2(found.m / found.u) - found.frequency * Math.log2(frequencyOf(term, usual, model) / usual)
}

/**
 * How likely another person has the value: the directory's count without the person itself, mixed with the usual
 * frequency as if that had been seen in `frequencyRecords` records.
 */
function frequencyOf(term: Term, usual: number, model: Model): number {
  const records = model.parameters.frequencyRecords
  const others = Math.max(0, model.terms.count(term.kind, term.key) - 1)
  return (others + records * usual) / (Math.max(0, model.terms.total(term.kind) - 1) + records)
}

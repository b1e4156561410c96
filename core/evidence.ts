/** Why: each field that was compared, with both values, the level they reach and what it weighs. */
import type { Comparison } from './comparison.ts'
import type { Field } from './field.ts'
import type { Level } from './level.ts'

export interface Evidence {
  readonly field: Field
  /** As written; empty where blank. */
  readonly own: string
  readonly theirs: string
  readonly level: Level
  /** Bits, two decimals; those of all fields add up to the match weight. */
  readonly weight: number
}

/** @returns one entry per field that either side has, in field order. */
export function evidenceOf({ levels }: Comparison): readonly Evidence[] {
  return levels.map(({ field, level, weight, own, theirs }) => ({
    field,
    own: own?.text ?? '',
    theirs: theirs?.text ?? '',
    level,
    weight: Math.round(weight * 100) / 100,
  }))
}

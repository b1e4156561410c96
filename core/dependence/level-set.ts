/** The levels that two records reach, by field number: what groups, caps and the sum of weights read and write. */
import { FIELDS } from '../field.ts'

export interface LevelSet {
  /** Fields of which both sides have a value, as bits: the others are blank and weigh nothing. */
  compared: number
  /** Of those compared: number of the level, the weight that it has alone, and the one that may be added up. */
  readonly levels: Uint8Array
  readonly alone: Float64Array
  readonly weights: Float64Array
}

/** @returns key of the person's value of a compared field */
export type TheirKey = (field: number) => string

export function createLevelSet(): LevelSet {
  return {
    compared: 0,
    levels: new Uint8Array(FIELDS.length),
    alone: new Float64Array(FIELDS.length),
    weights: new Float64Array(FIELDS.length),
  }
}

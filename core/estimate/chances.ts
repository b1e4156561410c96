/** How well two different people of a directory agree by chance, as it is counted and kept. */
import type { Field } from '../field.ts'
import type { Level } from '../level.ts'

export interface FieldChances {
  /** Compared pairs in which both have a value. */
  readonly pairs: number
  /** Of these, so many (for `exact` an expected number, with a fraction) reach a level; none for a level left out. */
  readonly levels: Readonly<Partial<Record<Level, number>>>
  /** Of the compared people, so many have a value that nobody else of the directory has, and that one other has. */
  readonly alone: number
  readonly paired: number
  /** Of pairs that share the place, how many have both a value of one that may lie around it, and how many share that. */
  readonly around?: Readonly<Partial<Record<Field, SharedAround>>>
}

export interface SharedAround {
  readonly pairs: number
  readonly agreeing: number
}

/** Fields that no pair has on both sides are left out. */
export type Chances = Readonly<Partial<Record<Field, FieldChances>>>

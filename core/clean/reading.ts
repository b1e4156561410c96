/** What a cleaner makes of one cell: a value with what is wrong with it, or several, or none. */

import { type FieldValue, fieldValue } from '../contact.ts'
import { fold } from '../fold.ts'
import type { IssueCode } from '../issues.ts'
import type { DateOrder } from '../options.ts'

export interface Reading {
  readonly value: FieldValue
  /** Code of what is wrong; a valid value may carry a warning. */
  readonly issue: IssueCode | null
}

/** What the rest of the row and the job say, which a cell alone does not. */
export interface CleanContext {
  /** ISO 3166-1 alpha-2 of the row, else of the job, else null. */
  readonly country: string | null
  readonly dateOrder: DateOrder
}

/** @param text one cell, trimmed and not empty @returns its values, best first; none where it says "no value" */
export type Cleaner = (text: string, context: CleanContext) => readonly Reading[]

/** A cell that says "no value". */
export const BLANK: readonly Reading[] = []

/** @returns the one reading of a cell that means `key`. */
export function good(text: string, key: string, otherKeys?: readonly string[]): readonly Reading[] {
  const others = otherKeys !== undefined && otherKeys.length > 0 ? otherKeys : undefined
  return [{ value: fieldValue(text, key, true, undefined, others), issue: null }]
}

/** @returns a value that is shown but never compared. */
export function bad(text: string, issue: IssueCode, key = fold(text)): readonly Reading[] {
  return [{ value: fieldValue(text, key || text.toLowerCase(), false), issue }]
}

/** Fields by number, their place in FIELDS, and sets of them as the bits of one number. */
import { FIELDS, type Field } from './field.ts'

export const FIELD_NUMBERS = Object.fromEntries(FIELDS.map((field, number) => [field, number])) as Readonly<
  Record<Field, number>
>

/** @returns a bit for each of the fields */
export function maskOf(...fields: readonly Field[]): number {
  let mask = 0
  for (const field of fields) mask |= 1 << FIELD_NUMBERS[field]
  return mask
}

/** @returns number of the first field of a set that is not empty; without it the set is `mask & (mask - 1)` */
export function firstOf(mask: number): number {
  return 31 - Math.clz32(mask & -mask)
}

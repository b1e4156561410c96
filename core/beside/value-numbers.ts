/** Small numbers for the values of a list, so that what was worked out for a value is found again by its number. */
import type { FieldValue } from '../contact.ts'

export interface ValueNumbers {
  /** @returns a number from 1 up: never the same for two different values, and mostly the same for the same one */
  readonly numberOf: (value: FieldValue) => number
}

/** Numbers fit 31 bits; a process would have to meet two thousand million new values to use them up. */
export interface NumberSource {
  next: number
}

/** @param most values kept at a time; when there are more, all are forgotten and get new numbers */
export function createValueNumbers(source: NumberSource, most: number): ValueNumbers {
  const known = new Map<string, { value: FieldValue; readonly number: number }>()
  return {
    numberOf(value) {
      const found = known.get(value.text)
      if (found !== undefined && (found.value === value || isSame(found.value, value))) return found.number
      if (known.size >= most) known.clear()
      const number = source.next++
      known.set(value.text, { value, number })
      return number
    },
  }
}

/** The same text may be another value in another row: a country decides how a phone number is read. */
function isSame(a: FieldValue, b: FieldValue): boolean {
  return (
    a.key === b.key &&
    a.isValid === b.isValid &&
    a.isDerived === b.isDerived &&
    a.otherKeys === undefined &&
    b.otherKeys === undefined
  )
}

/** One person of a directory as the text that the index keeps. */
import type { Contact, FieldValue } from '../contact.ts'
import type { Field } from '../field.ts'
import { FIELDS } from '../field.ts'

export interface Person {
  /** What the directory calls it. */
  readonly id: string
  readonly contact: Contact
}

/** Text, key, and unless it is a plain valid value: validity, whether derived, other readings. */
type StoredValue = readonly [string, string, (0 | 1)?, (0 | 1)?, ...string[]]
/** The id, then field number and values in turn. */
type StoredPerson = readonly [string, ...(number | readonly StoredValue[])[]]

/** @returns JSON of arrays; what was wrong with the person's cells is not kept. */
export function writePerson({ id, contact }: Person): string {
  const stored: (string | number | readonly StoredValue[])[] = [id]
  for (const [number, field] of FIELDS.entries()) {
    const values = contact.values[field]
    if (values !== undefined && values.length > 0) stored.push(number, values.map(storedValue))
  }
  return JSON.stringify(stored)
}

export function readPerson(text: string): Person {
  const [id, ...stored] = JSON.parse(text) as StoredPerson
  const values: Partial<Record<Field, readonly FieldValue[]>> = {}
  for (let i = 0; i < stored.length; i += 2) {
    const field = FIELDS[stored[i] as number]
    if (field !== undefined) values[field] = (stored[i + 1] as readonly StoredValue[]).map(readValue)
  }
  return { id, contact: { values, issues: [] } }
}

function storedValue({ text, key, isValid, isDerived, otherKeys = [] }: FieldValue): StoredValue {
  if (isValid && isDerived !== true && otherKeys.length === 0) return [text, key]
  return [text, key, isValid ? 1 : 0, isDerived === true ? 1 : 0, ...otherKeys]
}

function readValue([text, key, isValid = 1, isDerived = 0, ...otherKeys]: StoredValue): FieldValue {
  return {
    text,
    key,
    ...(otherKeys.length > 0 ? { otherKeys } : {}),
    isValid: isValid === 1,
    ...(isDerived === 1 ? { isDerived: true } : {}),
  }
}

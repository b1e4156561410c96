/** What a record says in one field, as the keys take it. */
import type { Contact } from '../contact.ts'
import type { Field } from '../field.ts'

const NONE: readonly string[] = []

/** @returns the canonical forms of all valid values, with the other readings of ambiguous ones */
export function readings(contact: Contact, field: Field): readonly string[] {
  const values = contact.values[field]
  if (values === undefined) return NONE
  const keys: string[] = []
  for (const { isValid, key, otherKeys } of values) {
    if (!isValid) continue
    keys.push(key)
    if (otherKeys !== undefined) for (const other of otherKeys) if (!keys.includes(other)) keys.push(other)
  }
  return keys
}

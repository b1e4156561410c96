/** Whether a row can be used at all. What is wrong with its single values is said by the cleaners in `clean/`. */
import type { Contact } from './contact.ts'
import { FIELDS, type Field } from './field.ts'

/** Shared by too many people to find one of them. */
const SAY_NOT_WHO: ReadonlySet<Field> = new Set<Field>(['job_title', 'country', 'notes'])
const SAY_WHO = FIELDS.filter((field) => !SAY_NOT_WHO.has(field))

/** @returns whether any valid value says who it may be: a name, an address, even a town alone; never a job title, country or note. */
export function hasComparableValue(contact: Contact): boolean {
  for (const field of SAY_WHO) if (contact.values[field]?.some((value) => value.isValid)) return true
  return false
}

/** Whether a row can be used at all. What is wrong with its single values is said by the cleaners in `clean/`. */
import type { Contact } from './contact.ts'
import type { Field } from './field.ts'

/** Shared by too many people to find one of them. */
const SAY_NOT_WHO: ReadonlySet<Field> = new Set<Field>(['job_title', 'country', 'notes'])

/** @returns whether any valid value says who it may be: a name, an address, even a town alone; never a job title, country or note. */
export function hasComparableValue(contact: Contact): boolean {
  for (const field in contact.values) {
    if (SAY_NOT_WHO.has(field as Field)) continue
    if (contact.values[field as Field]?.some((value) => value.isValid)) return true
  }
  return false
}

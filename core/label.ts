/** What to do with each field: old, new, confirmed or unverified, read from the comparison that decided the match. */
import type { Comparison } from './comparison.ts'
import type { Contact, FieldValue } from './contact.ts'
import type { Field } from './field.ts'
import type { FieldLevel } from './field-level.ts'
import { isAgreement } from './level.ts'
import type { FieldOutcome, Label } from './outcome.ts'

/**
 * The labels of a matched row. No provider dates its values yet: a directory never does.
 *
 * @param comparison of this contact with this person
 * @param fields those of the result, in its order
 */
export function labelFields(
  contact: Contact,
  person: Contact,
  comparison: Comparison,
  fields: readonly Field[],
): readonly FieldOutcome[] {
  return fields.map((field) => {
    const own = ownText(contact, field)
    const theirs = theirText(person, field)
    const label = labelOf(field, own, theirs, contact, person, comparison)
    return { field, own, latest: label === 'new' || label === 'old' ? theirs : own, label }
  })
}

/** The fields of a row that is nobody's: its own values, nothing to say. */
export function unlabelledFields(contact: Contact, fields: readonly Field[]): readonly FieldOutcome[] {
  const outcomes: FieldOutcome[] = []
  for (const field of fields) {
    const own = ownText(contact, field)
    outcomes.push({ field, own, latest: own, label: null })
  }
  return outcomes
}

function labelOf(
  field: Field,
  own: string,
  theirs: string,
  contact: Contact,
  person: Contact,
  comparison: Comparison,
): Label | null {
  if (theirs === '') return own === '' ? null : 'unverified'
  if (own === '') return 'new'
  return isConfirmed(field, contact, person, comparison) ? 'confirmed' : 'old'
}

function isConfirmed(field: Field, contact: Contact, person: Contact, { levels }: Comparison): boolean {
  if (field === 'full_name') return isNameConfirmed(contact, person, levels)
  const found = levels.find((level) => level.field === field)
  return found !== undefined && isAgreement(found.level)
}

/** A whole name agrees as it is written, or where given and family name agree. */
function isNameConfirmed(contact: Contact, person: Contact, levels: readonly FieldLevel[]): boolean {
  const theirKeys = usable(person, 'full_name').map((value) => value.key)
  if (usable(contact, 'full_name').some((value) => theirKeys.includes(value.key))) return true
  const names = levels.filter(({ field }) => field === 'first_name' || field === 'last_name')
  return names.length === 2 && names.every(({ level }) => isAgreement(level))
}

/** What the list itself says, as written: a field it has no column for is blank. Invalid values are shown too. */
function ownText(contact: Contact, field: Field): string {
  let first: FieldValue | null = null
  for (const value of contact.values[field] ?? NOTHING) {
    if (value.isDerived === true) continue
    if (value.isValid) return value.text
    first ??= value
  }
  return first?.text ?? ''
}

/** The provider's best value, one it wrote itself before one made from its other fields. */
function theirText(person: Contact, field: Field): string {
  let derived: FieldValue | null = null
  for (const value of person.values[field] ?? NOTHING) {
    if (!value.isValid) continue
    if (value.isDerived !== true) return value.text
    derived ??= value
  }
  return derived?.text ?? ''
}

const NOTHING: readonly FieldValue[] = []

function usable(contact: Contact, field: Field): readonly FieldValue[] {
  return contact.values[field]?.filter((value) => value.isValid) ?? []
}

/** What to do with each field: old, new, confirmed or unverified, read from the comparison that decided the match. */
import type { Contact, FieldValue } from './contact.ts'
import type { Field } from './field.ts'
import { isAgreement, type Level } from './level.ts'
import type { Told, ToldLevel } from './match.ts'
import type { FieldOutcome, Label } from './outcome.ts'
import { type Theirs, theirsOf } from './theirs.ts'

/**
 * The labels of a matched row. No provider dates its values yet: a directory never does.
 *
 * @param comparison of this contact with this person
 * @param fields those of the result, in its order
 */
export function labelFields(
  contact: Contact,
  person: Contact,
  comparison: Told,
  fields: readonly Field[],
): readonly FieldOutcome[] {
  return labelBeside(contact, theirsOf(person), comparison, fields)
}

/** `labelFields` beside somebody whose values are read only where they are shown. */
export function labelBeside(
  contact: Contact,
  theirs: Theirs,
  { levels }: Told,
  fields: readonly Field[],
): readonly FieldOutcome[] {
  const outcomes: FieldOutcome[] = []
  for (const field of fields) {
    const own = ownText(contact, field)
    const label = labelOf(field, own, contact, theirs, levels)
    outcomes.push({ field, own, latest: label === 'new' || label === 'old' ? theirs.text(field) : own, label })
  }
  return outcomes
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
  contact: Contact,
  theirs: Theirs,
  levels: readonly ToldLevel[],
): Label | null {
  const level = levelOf(field, levels)
  // A level that is not blank says that both have a value.
  if (level === 'blank' && !theirs.has(field)) return own === '' ? null : 'unverified'
  if (own === '') return 'new'
  const isConfirmed = field === 'full_name' ? isNameConfirmed(contact, theirs, levels) : isAgreement(level)
  return isConfirmed ? 'confirmed' : 'old'
}

/** @returns `blank` also for a field that was not compared */
function levelOf(field: Field, levels: readonly ToldLevel[]): Level {
  for (const found of levels) if (found.field === field) return found.level
  return 'blank'
}

/** A whole name agrees as it is written, or where given and family name agree. */
function isNameConfirmed(contact: Contact, theirs: Theirs, levels: readonly ToldLevel[]): boolean {
  for (const { key, isValid } of contact.values.full_name ?? NOTHING) {
    if (isValid && theirs.hasKey('full_name', key)) return true
  }
  return isAgreement(levelOf('first_name', levels)) && isAgreement(levelOf('last_name', levels))
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

const NOTHING: readonly FieldValue[] = []

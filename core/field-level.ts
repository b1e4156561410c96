/** One field of a contact beside the same field of a person: the level the two reach and what it weighs. */
import type { FieldValue } from './contact.ts'
import type { Field } from './field.ts'
import type { Level } from './level.ts'
import { birthdayLevel } from './levels/birthday-level.ts'
import { companyLevel } from './levels/company-level.ts'
import { ANY_ADDRESS, emailLevel, placeOfAt } from './levels/email-level.ts'
import { nameLevel } from './levels/name-level.ts'
import { phoneLevel } from './levels/phone-level.ts'
import { codeLevel, placeLevel, postalLevel, textLevel } from './levels/plain-level.ts'
import { streetLevel } from './levels/street-level.ts'
import type { Model, Term } from './model.ts'
import { weightOf } from './model.ts'

export interface FieldLevel {
  readonly field: Field
  readonly level: Level
  /** Bits for (above 0) or against (below 0) the two being one person. */
  readonly weight: number
  /** The pair of values that agrees best; null where blank or never valid. */
  readonly own: FieldValue | null
  readonly theirs: FieldValue | null
}

export interface Rung {
  readonly level: Level
  readonly term: Term | null
}

/**
 * The null level comes first; then the pair of values that weighs most.
 *
 * @param own the contact's values of the field, `theirs` the person's; only valid ones are compared
 * @returns null where neither side has a valid value. Depends on nothing but the arguments, so it may be kept.
 */
export function compareField(
  field: Field,
  own: readonly FieldValue[] | undefined,
  theirs: readonly FieldValue[] | undefined,
  model: Model,
): FieldLevel | null {
  const a = onlyReading(own)
  const b = onlyReading(theirs)
  if (a !== null && b !== null) {
    const { level, term } = rungOf(field, a.key, b.key, model)
    return { field, level, weight: weightOf(field, level, term, model), own: a, theirs: b }
  }
  const ours = own?.filter(isValid) ?? []
  const other = theirs?.filter(isValid) ?? []
  if (ours.length === 0 && other.length === 0) return null
  if (ours.length === 0 || other.length === 0) {
    return { field, level: 'blank', weight: 0, own: ours[0] ?? null, theirs: other[0] ?? null }
  }
  let best: FieldLevel | null = null
  for (const a of ours) {
    for (const b of other) {
      for (const { level, term } of rungsOf(field, a, b, model)) {
        const weight = weightOf(field, level, term, model)
        if (best === null || weight > best.weight) best = { field, level, weight, own: a, theirs: b }
      }
    }
  }
  return best
}

/** Nearly always there is one value with one reading: then there is nothing to choose from. */
function onlyReading(values: readonly FieldValue[] | undefined): FieldValue | null {
  if (values === undefined || values.length !== 1) return null
  const [value] = values
  return value?.isValid === true && value.otherKeys === undefined ? value : null
}

function isValid(value: FieldValue): boolean {
  return value.isValid
}

/** One rung per pair of readings; two that agree only by another reading say so. */
function rungsOf(field: Field, own: FieldValue, theirs: FieldValue, model: Model): readonly Rung[] {
  const first = rungOf(field, own.key, theirs.key, model)
  if (own.otherKeys === undefined && theirs.otherKeys === undefined) return [first]
  const others = [own.key, ...(own.otherKeys ?? [])].flatMap((a) =>
    [theirs.key, ...(theirs.otherKeys ?? [])].map((b) => rungOf(field, a, b, model)),
  )
  return [first, ...others.map((rung): Rung => (rung.level === 'exact' ? { ...rung, level: 'other_reading' } : rung))]
}

/** @returns the level of two keys, and the term by whose frequency it is weighed */
export function rungOf(field: Field, a: string, b: string, model: Model): Rung {
  const term: Term = { kind: field, key: b }
  switch (field) {
    case 'first_name':
    case 'middle_name':
      return { level: nameLevel(a, b, model.nicknames), term }
    case 'last_name':
    case 'full_name':
      return { level: nameLevel(a, b, null), term }
    case 'email':
      return rungOfAddresses(a, b, ANY_ADDRESS)
    case 'phone':
      return { level: phoneLevel(a, b), term }
    case 'birthday':
      return { level: birthdayLevel(a, b), term }
    case 'company': {
      const { level, word } = companyLevel(a, b, model.terms)
      return { level, term: word === null ? term : { kind: 'company_word', key: word } }
    }
    case 'street':
      return { level: streetLevel(a, b), term }
    case 'postal_code':
      return { level: postalLevel(a, b), term }
    case 'region':
    case 'country':
      return { level: codeLevel(a, b), term }
    case 'city':
      return { level: placeLevel(a, b), term }
    case 'street2':
    case 'job_title':
    case 'website':
    case 'linkedin':
    case 'notes':
      return { level: textLevel(a, b), term }
    default:
      return field satisfies never
  }
}

/** @param may what the two addresses may have in common, as `emailLevel` takes it */
export function rungOfAddresses(a: string, b: string, may: number): Rung {
  const level = emailLevel(a, b, may)
  if (level === 'same_domain') return { level, term: { kind: 'email_domain', key: b.slice(placeOfAt(b) + 1) } }
  if (level === 'same_local') return { level, term: { kind: 'email_local', key: b.slice(0, placeOfAt(b)) } }
  return { level, term: { kind: 'email', key: b } }
}

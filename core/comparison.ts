/**
 * A contact beside a person, field by field: the level each field reaches and what it weighs. Compared once; match,
 * kind, labels and evidence all read this.
 */
import type { Contact, FieldValue } from './contact.ts'
import { discountDependence } from './dependence.ts'
import type { Field } from './field.ts'
import { FIELDS } from './field.ts'
import type { Level } from './level.ts'
import { birthdayLevel } from './levels/birthday-level.ts'
import { companyLevel } from './levels/company-level.ts'
import { emailLevel } from './levels/email-level.ts'
import { nameLevel } from './levels/name-level.ts'
import { phoneLevel } from './levels/phone-level.ts'
import { codeLevel, placeLevel, postalLevel, textLevel } from './levels/plain-level.ts'
import { streetLevel } from './levels/street-level.ts'
import type { Model, Term } from './model.ts'
import { weightOf } from './model.ts'
import { crossedNames } from './swapped-names.ts'

export interface FieldLevel {
  readonly field: Field
  readonly level: Level
  /** Bits for (above 0) or against (below 0) the two being one person. */
  readonly weight: number
  /** The pair of values that agrees best; null where blank or never valid. */
  readonly own: FieldValue | null
  readonly theirs: FieldValue | null
}

export interface Comparison {
  /** Every field that either side has, in field order; `full_name` only where given and family name tell nothing. */
  readonly levels: readonly FieldLevel[]
  /** The sum of the levels' weights. */
  readonly weight: number
}

interface Rung {
  readonly level: Level
  readonly term: Term | null
}

/**
 * Compares a contact with a person of a directory.
 *
 * @param contact the row of the list
 * @param person the provider's record
 * @returns weights in bits: log2 of how much likelier the pair is one person than two drawn at random
 */
export function compare(contact: Contact, person: Contact, model: Model): Comparison {
  const levels: FieldLevel[] = []
  for (const field of FIELDS) {
    if (field === 'full_name') continue
    const found = compareField(field, contact, person, model)
    if (found !== null) levels.push(found)
  }
  const crossed = crossedNames(contact, person, levels, model)
  const named = crossed ?? levels
  if (!named.some((level) => isName(level) && level.level !== 'blank')) {
    const whole = compareField('full_name', contact, person, model)
    if (whole !== null) named.unshift(whole)
  }
  const independent = discountDependence(named, model)
  return { levels: independent, weight: independent.reduce((sum, level) => sum + level.weight, 0) }
}

function isName({ field }: FieldLevel): boolean {
  return field === 'first_name' || field === 'last_name'
}

/** The null level comes first; then the pair of values that weighs most. */
function compareField(field: Field, contact: Contact, person: Contact, model: Model): FieldLevel | null {
  const own = contact.values[field]?.filter(isValid) ?? []
  const theirs = person.values[field]?.filter(isValid) ?? []
  if (own.length === 0 && theirs.length === 0) return null
  if (own.length === 0 || theirs.length === 0) {
    return { field, level: 'blank', weight: 0, own: own[0] ?? null, theirs: theirs[0] ?? null }
  }
  let best: FieldLevel | null = null
  for (const a of own) {
    for (const b of theirs) {
      for (const { level, term } of rungsOf(field, a, b, model)) {
        const weight = weightOf(field, level, term, model)
        if (best === null || weight > best.weight) best = { field, level, weight, own: a, theirs: b }
      }
    }
  }
  return best
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

function rungOf(field: Field, a: string, b: string, model: Model): Rung {
  const term: Term = { kind: field, key: b }
  switch (field) {
    case 'first_name':
    case 'middle_name':
      return { level: nameLevel(a, b, model.nicknames), term }
    case 'last_name':
    case 'full_name':
      return { level: nameLevel(a, b, null), term }
    case 'email': {
      const level = emailLevel(a, b)
      return {
        level,
        term: level === 'same_domain' ? { kind: 'email_domain', key: b.slice(b.lastIndexOf('@') + 1) } : term,
      }
    }
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

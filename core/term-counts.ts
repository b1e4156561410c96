/** How often a value stands in a directory: agreeing on a shared Nakamura says more than on a shared Smith. */
import type { Contact } from './contact.ts'
import type { Chances } from './estimate/chances.ts'
import type { Field } from './field.ts'

export type TermKind = Field | 'email_local' | 'email_domain' | 'company_word'

export interface TermCounts {
  /** Persons that have a value of the kind. */
  readonly total: (kind: TermKind) => number
  /** Persons that have this value; 0 where nothing is known. */
  readonly count: (kind: TermKind, key: string) => number
  /** Persons whose home and family name are known, and how many pairs of them (in order) share both. */
  readonly households: { readonly people: number; readonly pairs: number }
  /** How well its people agree by chance. */
  readonly chances: Chances
}

/** For providers whose people nobody can count. */
export const NO_TERMS: TermCounts = { total: () => 0, count: () => 0, households: { people: 0, pairs: 0 }, chances: {} }

/** Fields whose values are worth counting: those that ladders weigh by frequency. */
const COUNTED: readonly Field[] = [
  'first_name',
  'last_name',
  'email',
  'phone',
  'company',
  'street',
  'city',
  'region',
  'postal_code',
  'country',
  'birthday',
]

/** @returns what the members of one household share, or null where that is not known. */
export function householdKey(person: Contact): string | null {
  const family = person.values.last_name?.find((value) => value.isValid)
  const street = person.values.street?.find((value) => value.isValid)
  return family === undefined || street === undefined ? null : `${family.key}|${street.key}`
}

/** Calls `each` for every distinct term of a person. */
export function eachTerm(person: Contact, each: (kind: TermKind, key: string) => void): void {
  const seen = new Set<string>()
  const once = (kind: TermKind, key: string) => {
    const term = `${kind}:${key}`
    if (seen.has(term)) return
    seen.add(term)
    each(kind, key)
  }
  for (const field of COUNTED) {
    for (const value of person.values[field] ?? []) {
      if (!value.isValid) continue
      once(field, value.key)
      if (field === 'email') {
        const at = value.key.lastIndexOf('@')
        once('email_local', value.key.slice(0, at))
        once('email_domain', value.key.slice(at + 1))
      }
      if (field === 'company') for (const word of value.key.split(' ')) once('company_word', word)
    }
  }
}

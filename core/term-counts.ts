/** How often a value stands in a directory: agreeing on a shared Nakamura says more than on a shared Smith. */
import type { Contact, FieldValue } from './contact.ts'
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
const COUNTED: ReadonlySet<Field> = new Set<Field>([
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
])

/** @returns what the members of one household share, or null where that is not known. */
export function householdKey(person: Contact): string | null {
  const family = person.values.last_name?.find((value) => value.isValid)
  const street = person.values.street?.find((value) => value.isValid)
  return family === undefined || street === undefined ? null : `${family.key}|${street.key}`
}

/** Calls `each` for every distinct term of what a person has in one field. */
export function eachTerm(
  field: Field,
  values: readonly FieldValue[],
  each: (kind: TermKind, key: string) => void,
): void {
  if (!COUNTED.has(field)) return
  const [only] = values
  if (values.length === 1 && only !== undefined) {
    if (only.isValid) eachTermOf(field, only.key, each)
    return
  }
  const keys = values.filter((value) => value.isValid).map((value) => value.key)
  for (const key of keys) each(field, key)
  if (field === 'email') {
    for (const local of new Set(keys.map(localOf))) each('email_local', local)
    for (const domain of new Set(keys.map(domainOf))) each('email_domain', domain)
  }
  if (field === 'company') for (const word of new Set(keys.flatMap(wordsOf))) each('company_word', word)
}

/** The same of a single value, as nearly everybody has of each field. */
function eachTermOf(field: Field, key: string, each: (kind: TermKind, key: string) => void): void {
  each(field, key)
  if (field === 'email') {
    each('email_local', localOf(key))
    each('email_domain', domainOf(key))
  }
  if (field !== 'company') return
  const words = wordsOf(key)
  for (let i = 0; i < words.length; i++) {
    const word = words[i] as string
    if (words.indexOf(word) === i) each('company_word', word)
  }
}

function localOf(address: string): string {
  return address.slice(0, address.lastIndexOf('@'))
}

function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1)
}

function wordsOf(company: string): string[] {
  return company.split(' ')
}

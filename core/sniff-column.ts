/** What the values of a column say about the field that it feeds. */
import type { Field } from './field.ts'
import { headerKey } from './header-key.ts'
import { openNicknames } from './nickname.ts'
import { COUNTRIES, GIVEN, HONORIFICS, JOB_WORDS, LEGAL_FORM, STATE_CODES } from './sniff-lexicon.ts'
import { type ValueKind, valueKind } from './sniff-value.ts'

export interface ColumnProfile {
  readonly filled: number
  /** Share of the filled values that look like it, 0–1; together they need not be 1. */
  readonly share: (kind: ValueKind | Trait) => number
  /** Different years in dates that may be birthdays: people are not all born in the year a list was made. */
  readonly birthYears: number
  /** Each number is above the one before it: they count rows, whatever their form. */
  readonly isRising: boolean
}

/** What word lists tell of texts; several may be true of one. */
type Trait =
  | 'given_name'
  | 'person_name'
  | 'honorific'
  | 'organisation'
  | 'country'
  | 'state'
  | 'job'
  | 'words'
  | 'dialled'
  | 'birth_date'

/** Enough values to tell, few enough for 2,000 columns. */
const COMPARED_VALUES = 100

export function profileColumn(values: readonly string[]): ColumnProfile {
  const filled: string[] = []
  for (const value of values) {
    if (filled.length === COMPARED_VALUES) break
    if (value.trim() !== '') filled.push(value)
  }
  const counts = new Map<string, number>()
  const years = new Set<number>()
  for (const value of filled) {
    const kind = valueKind(value)
    if (kind === 'date') years.add(yearOf(value))
    for (const one of [kind, ...traits(value.trim(), kind)]) counts.set(one, (counts.get(one) ?? 0) + 1)
  }
  return {
    filled: filled.length,
    share: (kind) => (counts.get(kind) ?? 0) / Math.max(1, filled.length),
    birthYears: years.size,
    isRising: isRising(filled),
  }
}

function isRising(values: readonly string[]): boolean {
  const numbers = values.map((value) => Number(value))
  return values.length > 1 && numbers.every((number, i) => i === 0 || number > (numbers[i - 1] as number))
}

function traits(text: string, kind: ValueKind): readonly Trait[] {
  if (kind === 'phone') return /^\+|^00|[\s()/.-]/.test(text) ? ['dialled'] : []
  if (kind === 'date') return isBirthYear(text) ? ['birth_date'] : []
  if (kind !== 'text' || text.length > 80) return []
  return textTraits(text)
}

/** Letters, and what stands between the words of a name. */
const WORDS = /^\p{L}[\p{L}\p{M}'’. -]{1,39}$/u
/** Nearly every given name has a short form, or is one. */
const nicknames = openNicknames([])

function textTraits(text: string): readonly Trait[] {
  const found: Trait[] = []
  const words = headerKey(text).split(' ')
  if (words.length === 1 && isGivenName(words[0] as string)) found.push('given_name')
  if (words.length >= 2 && words.length <= 4 && words.some(isGivenName)) found.push('person_name')
  if (words.every((word) => HONORIFICS.has(word))) found.push('honorific')
  if (LEGAL_FORM.test(text)) found.push('organisation')
  if (COUNTRIES.has(words.join(' '))) found.push('country')
  if (STATE_CODES.has(text.toUpperCase())) found.push('state')
  if (words.some((word) => JOB_WORDS.has(word))) found.push('job')
  if (words.length <= 4 && WORDS.test(text)) found.push('words')
  return found
}

function isGivenName(word: string): boolean {
  return GIVEN.has(word) || nicknames.of(word).size > 0
}

function yearOf(text: string): number {
  const year = /(?:19|20)\d{2}/.exec(text)?.[0]
  // Two digits, as in 23-Dec-63: of a birthday they are rather those of the last century.
  return Number(year ?? `19${/\d{2}$/.exec(text.trim())?.[0] ?? '00'}`)
}

/** A person on a contact list was not born this century's second decade or later, nor before 1900. */
function isBirthYear(text: string): boolean {
  const year = yearOf(text)
  return year >= 1900 && year <= 2010
}

/** For fields whose values have a form: the share of the values that have it. Null: the values can't tell. */
export function agreement(field: Field, { filled, share }: ColumnProfile): number | null {
  if (filled === 0) return null
  switch (field) {
    case 'email':
      return share('email')
    case 'phone':
      return share('phone') + share('number') + share('postcode')
    case 'linkedin':
      return share('linkedin')
    case 'website':
      return share('url') + share('linkedin') + share('text')
    case 'birthday':
      return share('date') + share('number') + share('phone')
    case 'postal_code':
      return share('postcode') + share('number') + share('text')
    case 'full_name':
    case 'first_name':
    case 'middle_name':
    case 'last_name':
    case 'company':
    case 'job_title':
    case 'city':
    case 'region':
    case 'country':
      return 1 - share('email') - share('url') - share('linkedin') - share('date')
    case 'street':
    case 'street2':
    case 'notes':
      return 1 - share('email')
    default:
      return field satisfies never
  }
}

/** Enough of the values look alike to go by them. */
const MOST = 0.8

/** @returns the field that the values point to without any name, with an honest confidence; null for none */
export function fieldOfValues(profile: ColumnProfile): { readonly field: Field; readonly confidence: number } | null {
  const { filled, share, birthYears, isRising } = profile
  if (filled === 0) return null
  if (share('email') >= MOST) return { field: 'email', confidence: 0.9 }
  if (share('linkedin') >= MOST) return { field: 'linkedin', confidence: 0.9 }
  if (share('url') >= MOST) return { field: 'website', confidence: 0.6 }
  if (share('dialled') >= 0.6 && share('phone') >= MOST) return { field: 'phone', confidence: 0.7 }
  if (filled < 3) return null
  if (share('given_name') >= 0.4) return { field: 'first_name', confidence: 0.7 }
  if (share('organisation') >= 0.4) return { field: 'company', confidence: 0.7 }
  if (share('person_name') >= 0.4) return { field: 'full_name', confidence: 0.7 }
  if (share('job') >= 0.4) return { field: 'job_title', confidence: 0.6 }
  if (share('country') >= MOST) return { field: 'country', confidence: 0.6 }
  if (share('state') >= MOST) return { field: 'region', confidence: 0.6 }
  if (share('street') >= 0.7) return { field: 'street', confidence: 0.7 }
  if (share('birth_date') >= MOST && birthYears >= Math.min(10, filled / 2))
    return { field: 'birthday', confidence: 0.6 }
  if (isRising) return null
  if (share('postcode') >= MOST) return { field: 'postal_code', confidence: 0.5 }
  return share('phone') >= MOST ? { field: 'phone', confidence: 0.5 } : null
}

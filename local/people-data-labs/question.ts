/** The parameters that say who is looked for: read from whatever a caller sends, compared in one form. */
import { hashOf } from '../simulator/chance.ts'
import { regionName } from './us-states.ts'

const STRONG = ['pdl_id', 'email', 'email_hash', 'phone', 'profile', 'lid'] as const
const NAMES = ['name', 'first_name', 'last_name', 'middle_name'] as const
const PLACES = ['location', 'street_address', 'locality', 'region', 'country', 'postal_code'] as const
const OTHERS = ['company', 'school', 'birth_date'] as const
const ALL = [...STRONG, ...NAMES, ...PLACES, ...OTHERS]

export type Param = (typeof ALL)[number]
/** Never an empty list; several values where the caller gave several. */
export type Question = Readonly<Partial<Record<Param, readonly string[]>>>

/** Without marks, case and outer space: in it, two spellings of a name are compared. */
export function plain(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').replace(/\s+/g, ' ').trim().toLowerCase()
}

/** `(503) 555-0142` and `+1 503 555 0142` are the same number. */
export function phoneDigits(text: string): string {
  const digits = text.replace(/\D/g, '')
  return digits.length === 10 ? `1${digits}` : digits
}

export function profilePath(url: string): string {
  return plain(url)
    .replace(/^https?:\/\//, '')
    .replace(/^www\./, '')
    .replace(/\/+$/, '')
}

/** `Brightwater Energy Inc.` and `brightwater energy` are the same firm. */
export function firmName(text: string): string {
  return plain(text).replace(/[\s,]+(inc|ltd|llc|corp|co|gmbh)\.?$/, '')
}

function normalised(param: Param, text: string): string {
  switch (param) {
    case 'phone':
      return phoneDigits(text)
    case 'profile':
      return profilePath(text)
    case 'region':
      return regionName(text)
    case 'company':
      return firmName(text)
    case 'pdl_id':
      return text.trim()
    default:
      return plain(text)
  }
}

/** @param given texts or lists of texts by name; everything else in it is left alone. */
export function readQuestion(given: Readonly<Record<string, unknown>>): Question {
  const entries = ALL.flatMap((param) => {
    const value = given[param]
    const texts = (Array.isArray(value) ? value : [value])
      .filter((text): text is string | number => typeof text === 'string' || typeof text === 'number')
      .map((text) => normalised(param, String(text)))
      .filter((text) => text !== '')
    return texts.length > 0 ? [[param, texts] as const] : []
  })
  return Object.fromEntries(entries)
}

/** The vendor's own minimum: something that names one person, or a full name and one thing more. */
export function isEnough(question: Question): boolean {
  if (STRONG.some((param) => question[param])) return true
  const isNamed = question.name?.some((name) => name.includes(' ')) || (question.first_name && question.last_name)
  return Boolean(isNamed) && [...PLACES, ...OTHERS].some((param) => question[param])
}

/** What a person is known by in the books: equal for two questions exactly when they ask the same. */
export function identityOf(question: Question): string {
  return hashOf(JSON.stringify(ALL.flatMap((param) => (question[param] ? [[param, question[param].toSorted()]] : []))))
}

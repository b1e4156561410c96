/** What People Data Labs is asked about a contact: its own values in the vendor's names, in one spelling. */
import { COUNTRY_NAMES } from '#core/clean/country-names.ts'
import type { Contact, FieldValue } from '#core/contact.ts'
import type { Field } from '#core/field.ts'
import { fold } from '#core/fold.ts'
import type { Question } from '#core/vendor/question.ts'

/** Fields that are sent where the contact has them. The street of somebody's home is not: town and postal code will do. */
export const SENDS: readonly Field[] = [
  'full_name',
  'first_name',
  'middle_name',
  'last_name',
  'email',
  'phone',
  'company',
  'city',
  'region',
  'postal_code',
  'country',
  'birthday',
  'linkedin',
]

/** What makes a full name enough. A postal code would too, but is sent beside its region or country only. */
const BESIDE_NAME = ['company', 'city', 'region', 'country', 'birthday'] as const

/** The vendor's minimum: docs.peopledatalabs.com/docs/input-parameters-person-enrichment-api, "Request Requirements". */
export const NEEDS: readonly (readonly Field[])[] = [
  ['email'],
  ['phone'],
  ['linkedin'],
  ...BESIDE_NAME.map((field): readonly Field[] => ['full_name', field]),
]

/** The same minimum in the vendor's names. */
const ENOUGH = ['email', 'phone', 'profile']
const ENOUGH_BESIDE_NAME = ['company', 'locality', 'region', 'country', 'birth_date']

/**
 * Two spellings of one thing ask the same: case, spaces, accents, titles and legal forms make no difference. Only valid
 * values are sent; of e-mail addresses and phone numbers all, of other fields the best.
 *
 * @returns null for a contact of whom less is known than the vendor's minimum
 */
export function questionOf({ values }: Contact): Question | null {
  const valid = (field: Field) => values[field]?.filter(({ isValid }) => isValid) ?? []
  const [country] = valid('country')
  const regions = valid('region').map((value) => regionName(value, country?.key))
  // A postal code alone is taken for one of the USA.
  const isPlaced = country !== undefined || regions.length > 0
  const found: Readonly<Record<string, string | readonly string[] | undefined>> = {
    email: all(valid('email').map(({ key }) => key)),
    // Without its country a number is somebody else's in another one.
    phone: all(valid('phone').flatMap(({ key }) => (key.startsWith('+') ? [key] : []))),
    profile: valid('linkedin').flatMap(({ key }) => (key.startsWith('in/') ? [`linkedin.com/${key}`] : []))[0],
    first_name: valid('first_name').map(named)[0],
    middle_name: valid('middle_name').map(named)[0],
    last_name: valid('last_name').map(named)[0],
    company: valid('company').map(named)[0],
    locality: valid('city').map(({ text }) => spelt(text))[0],
    region: regions[0],
    postal_code: isPlaced ? valid('postal_code')[0]?.key : undefined,
    country: country && COUNTRY_BY_CODE.get(country.key),
    birth_date: valid('birthday').flatMap(({ key, otherKeys }) => (isSure(key, otherKeys) ? [key] : []))[0],
  }
  const params = Object.fromEntries(Object.entries(found).filter((entry): entry is Param => !!entry[1]))
  return isEnough(params) ? { params } : null
}

type Param = [string, string | readonly string[]]

function isEnough(params: Question['params']): boolean {
  if (ENOUGH.some((name) => name in params)) return true
  return 'first_name' in params && 'last_name' in params && ENOUGH_BESIDE_NAME.some((name) => name in params)
}

/** The order of the columns they come from says nothing about the person. */
function all(keys: readonly string[]): string | readonly string[] | undefined {
  return keys.length > 1 ? [...new Set(keys)].sort() : keys[0]
}

/** `Dr. O'Brien, MD` is `o'brien`, `Smith & Sons Ltd.` is `smith and sons`: as it is spelt where only that was folded. */
function named({ text, key }: FieldValue): string {
  const asSpelt = spelt(text)
  return fold(asSpelt) === key ? asSpelt : key
}

const APOSTROPHES = /['`´‘’ʼ]/g
const HYPHENS = /[-‐‑–]/g
const INSIDE_WORDS = /(['-])/

/** Folded, but for apostrophes and hyphens inside of words: `O’Brien-Sánchez` is `o'brien-sanchez`. */
function spelt(text: string): string {
  const words = text.replace(APOSTROPHES, "'").replace(HYPHENS, '-').split(/\s+/)
  const folded = words.map((word) => {
    const parts = word.split(INSIDE_WORDS).map((part) => (INSIDE_WORDS.test(part) ? part : fold(part)))
    return parts.join('').replace(/^['-]+|['-]+$/g, '')
  })
  return folded.filter((word) => word !== '').join(' ')
}

/** Codes of states are told apart by their country only, and known to the vendor for the USA: `Medford, OR USA`. */
function regionName({ text, key }: FieldValue, country: string | undefined): string {
  return country === 'US' ? key : spelt(text)
}

/** Code, three-letter code and English name begin each line. */
const COUNTRY_BY_CODE: ReadonlyMap<string, string> = new Map(
  COUNTRY_NAMES.trim()
    .split('\n')
    .map((line): [string, string] => {
      const [code = '', , name = ''] = line.split('|')
      return [code, name]
    }),
)

/** With its year, and written so that it is one day only. */
function isSure(key: string, otherKeys: readonly string[] = []): boolean {
  return otherKeys.length === 0 && !key.startsWith('-')
}

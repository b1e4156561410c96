/** Parts of an address: street and second line, city, region, postal code. */
import { fold } from '../fold.ts'
import { saysNoValue } from './placeholder.ts'
import { DIGITS_OF_POSTAL_CODE } from './postal-codes.ts'
import type { CleanContext, Reading } from './reading.ts'
import { BLANK, bad, good } from './reading.ts'
import { REGION_CODES } from './region-codes.ts'
import { NUMBER_WORDS, ORDINALS, POST_BOX, STREET_ENDINGS, STREET_WORDS } from './street-words.ts'

const LETTER_AFTER_NUMBER = /(\d)[-/](?=[a-z](?![a-z0-9]))/gi
const STARTS_WITH_DIGIT = /^\d/

/** The key keeps numbers and the order of words; every usual word is in its short form (`12 north street` → `12 n st`). */
export function cleanStreet(text: string): readonly Reading[] {
  const words = fold(text.replace(LETTER_AFTER_NUMBER, '$1')).replace(POST_BOX, 'pob').split(' ')
  const key = words
    .filter((word, i) => !(NUMBER_WORDS.has(word) && STARTS_WITH_DIGIT.test(words[i + 1] ?? '')))
    .map(streetWord)
    .join(' ')
  return key === '' ? bad(text, 'street.no_letters') : good(text, key)
}

function streetWord(word: string): string {
  const short = STREET_WORDS.get(word) ?? ORDINALS.get(word)
  if (short !== undefined) return short
  for (const [ending, ends] of STREET_ENDINGS) if (ending.test(word)) return word.replace(ending, ends)
  return word
}

const CITY_WORDS: ReadonlyMap<string, string> = new Map([
  ['saint', 'st'],
  ['sankt', 'st'],
  ['sainte', 'ste'],
  ['fort', 'ft'],
  ['mount', 'mt'],
])
const CITY_OF = /^(?:(?:city|town|village) of )+/

export function cleanCity(text: string): readonly Reading[] {
  const key = fold(text)
    .replace(CITY_OF, '')
    .split(' ')
    .map((word) => CITY_WORDS.get(word) ?? word)
    .join(' ')
  return /\p{L}/u.test(key) ? good(text, key) : bad(text, 'city.no_letters')
}

/** The key is the code where the name of a state of the USA, Canada or Australia is written, else the folded name. */
export function cleanRegion(text: string): readonly Reading[] {
  const name = fold(text)
  if (name === '') return bad(text, 'region.no_letters')
  return good(text, REGION_CODES.get(name) ?? REGION_CODES.get(name.replaceAll(' ', '')) ?? name)
}

const SCIENTIFIC = /^\d(?:[.,]\d+)?E\+?\d{1,2}$/i
const FLOAT_ZERO = /^(\d{3,9})[.,]0+$/
const COUNTRY_PREFIX = /^[A-Z]{1,3}[- ](?=\d{3,6}$)/
const ZIP_PLUS_FOUR = /^(\d{5})-?\d{4}$/
const NOT_CODE = /[^0-9A-Z]+/g
const LONGEST_POSTAL_CODE = 10

/** The key is letters and digits in upper case; of a ZIP+4 the five digits that name the place. */
export function cleanPostalCode(text: string, context: CleanContext): readonly Reading[] {
  if (SCIENTIFIC.test(text)) return bad(text, 'postal_code.spreadsheet_damage')
  if (saysNoValue(text)) return BLANK
  const plain = text.normalize('NFKC').toUpperCase().trim().replace(FLOAT_ZERO, '$1')
  const code = zipOf(plain, context.country) ?? plain.replace(COUNTRY_PREFIX, '').replace(NOT_CODE, '')
  if (code === '' || code.length > LONGEST_POSTAL_CODE) return bad(text, 'postal_code.syntax')
  const digits = context.country === null ? undefined : DIGITS_OF_POSTAL_CODE[context.country]
  if (digits !== undefined && /^\d+$/.test(code) && code.length < digits && code.length >= digits - 2) {
    return bad(text, 'postal_code.lost_zero')
  }
  return good(text, code)
}

function zipOf(code: string, country: string | null): string | undefined {
  if (country !== 'US' && !code.includes('-')) return undefined
  return ZIP_PLUS_FOUR.exec(code)?.[1]
}

/** Parts of an address: street and second line, city, region, postal code. */
import { fold } from '../fold.ts'
import { saysNoValue } from './placeholder.ts'
import { DIGITS_OF_POSTAL_CODE } from './postal-codes.ts'
import type { CleanContext, Reading } from './reading.ts'
import { BLANK, bad, good } from './reading.ts'
import { REGION_CODES } from './region-codes.ts'
import { NUMBER_WORDS, ORDINALS, POST_BOX, STREET_ENDINGS, STREET_WORDS } from './street-words.ts'
import { remembered } from './word-memory.ts'

const LETTER_AFTER_NUMBER = /(\d)[-/](?=[a-z](?![a-z0-9]))/gi

/** Characters; a longer word that begins with a digit may end as a street does (`5hauptstrasse`). */
const LONGEST_HOUSE_NUMBER = 5

/** The key keeps numbers and the order of words; every usual word is in its short form (`12 north street` → `12 n st`). */
export function cleanStreet(text: string): readonly Reading[] {
  const joined = text.includes('-') || text.includes('/') ? text.replace(LETTER_AFTER_NUMBER, '$1') : text
  const folded = fold(joined)
  const words = (folded.includes('o box') ? folded.replace(POST_BOX, 'pob') : folded).split(' ')
  let key = ''
  for (let i = 0; i < words.length; i++) {
    const word = words[i] ?? ''
    if (NUMBER_WORDS.has(word) && startsWithDigit(words[i + 1] ?? '')) continue
    const short = startsWithDigit(word) && word.length <= LONGEST_HOUSE_NUMBER ? word : streetWord(word)
    key = key === '' ? short : `${key} ${short}`
  }
  return key === '' ? bad(text, 'street.no_letters') : good(text, key)
}

function startsWithDigit(word: string): boolean {
  const code = word.charCodeAt(0)
  return code >= 0x30 && code <= 0x39
}

const streetWord = remembered((word) => {
  const short = STREET_WORDS.get(word) ?? ORDINALS.get(word)
  if (short !== undefined) return short
  for (const [ending, ends] of STREET_ENDINGS) if (ending.test(word)) return word.replace(ending, ends)
  return word
})

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

/** Postal codes: letters and digits alone, held against the forms of their country. */
import { fieldValue } from '../contact.ts'
import { saysNoValue } from './placeholder.ts'
import { hasFormOf, hasLostZeros, hasUsualForm } from './postal-codes.ts'
import type { CleanContext, Reading } from './reading.ts'
import { BLANK, bad, good } from './reading.ts'
import { SCIENTIFIC } from './spreadsheet.ts'

const DIGITS = /^[0-9]+$/
const FLOAT_ZERO = /^(\d{3,9})[.,]0+$/
/** `D-10115`, `SE-123 45`: the country's sign is no part of the code. */
const COUNTRY_PREFIX = /^[A-Z]{1,3}[- ](?=\d[\d -]{2,7}$)/
const ZIP_PLUS_FOUR = /^(\d{5})-?\d{4}$/
const NOT_CODE = /[^0-9A-Z]+/g
const LONGEST_POSTAL_CODE = 10

/** The key is letters and digits in upper case; of a ZIP+4 the five digits that name the place. */
export function cleanPostalCode(text: string, context: CleanContext): readonly Reading[] {
  if (hasUsualForm(context.country, text)) return good(text, text)
  if (SCIENTIFIC.test(text)) return bad(text, 'postal_code.spreadsheet_damage')
  if (saysNoValue(text)) return BLANK
  const code = DIGITS.test(text) && text.length !== 9 ? text : codeOf(text, context.country)
  if (code === '' || code.length > LONGEST_POSTAL_CODE) return bad(text, 'postal_code.syntax')
  if (context.country === null) return good(text, code)
  if (hasLostZeros(context.country, code)) return bad(text, 'postal_code.lost_zero')
  const isUsual = hasFormOf(context.country, code) !== false
  // Two lists that hold the same odd code still agree.
  return isUsual ? good(text, code) : [{ value: fieldValue(text, code, true), issue: 'postal_code.form' }]
}

function codeOf(text: string, country: string | null): string {
  const plain = text.normalize('NFKC').toUpperCase().trim().replace(FLOAT_ZERO, '$1')
  return zipOf(plain, country) ?? plain.replace(COUNTRY_PREFIX, '').replace(NOT_CODE, '')
}

function zipOf(code: string, country: string | null): string | undefined {
  if (country !== 'US' && !code.includes('-')) return undefined
  return ZIP_PLUS_FOUR.exec(code)?.[1]
}

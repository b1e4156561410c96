/** Phone numbers to E.164 where the country is known, else to their digits. */
import type { CountryCode, PhoneNumber } from 'libphonenumber-js/max'
import { isSupportedCountry, parsePhoneNumberFromString, validatePhoneNumberLength } from 'libphonenumber-js/max'
import { saysNoValue } from './placeholder.ts'
import type { CleanContext, Reading } from './reading.ts'
import { BLANK, bad, good } from './reading.ts'

/** `4.41E+11`: a spreadsheet kept three digits of twelve. */
const SCIENTIFIC = /^\+?\d(?:[.,]\d+)?E\+?\d{1,2}$/i
/** `6015344737.0`: a number that passed through a table of floats; no digit is lost. */
const FLOAT_ZERO = /^(\+?\d{6,15})[.,]0+$/
const DIGIT = /\p{Nd}/gu
const NOT_DIGIT = /\D/g
// Typed to get past a required box. No shorter runs: 2222222 is somebody's number.
const FILLER = /^(?:0+|1{6,}|9{7,}|5{10}|1234567890)$/
const SEPARATOR = /\s*[;|/\n\r\t]\s*|,\s+|\s+(?:or|oder|ou|o|and|und|y|et)\s+/i
/** Says its country code itself: a plus, or the 00 that most of the world dials for it. */
const INTERNATIONAL = /[+＋]|^\D*00/
const LETTER_O = /(?<=^|[\d\s().+-])[oO](?=[\d\s().-])/g
const EXTENSION = /(?:;?\s*ext?(?:ension|n)?[.:=]?|\s*[x#]|\s+(?:app|nst|poste|anexo|int)\.?)\s*\d{1,7}#?$/i

/** A piece of a cell that may be a number of its own; `06221/123456` is one number. */
const SHORTEST_PIECE = 7
/** Digits of the shortest number of a place; ITU-T E.164 allows 15 in all. */
const SHORTEST_NATIONAL = 5
const LONGEST_NUMBER = 15

/**
 * The key is E.164 (`+16015344737`). Where neither the number nor the context names a country it is `~` and the digits
 * as dialled without leading zeros (`~6015344737`), so that it is a suffix of the E.164 key of the same number.
 * Extensions are no part of the key: who is reached behind a switchboard is said by the name.
 */
export function cleanPhone(text: string, context: CleanContext): readonly Reading[] {
  if (text.length >= 2 * SHORTEST_PIECE) {
    const pieces = text.split(SEPARATOR).filter((piece) => digitCount(piece) >= SHORTEST_PIECE)
    if (pieces.length > 1) return pieces.flatMap((piece) => onePhone(piece, context.country))
  }
  return onePhone(text, context.country)
}

function onePhone(text: string, country: string | null): readonly Reading[] {
  if (SCIENTIFIC.test(text)) return bad(text, 'phone.spreadsheet_damage')
  const dialled = text.replace(FLOAT_ZERO, '$1').replace(LETTER_O, '0')
  const digits = dialled.replace(NOT_DIGIT, '')
  if (digitCount(dialled) === 0) return saysNoValue(text) ? BLANK : bad(text, 'phone.no_digits')
  if (FILLER.test(digits)) return BLANK
  const home = country !== null && isSupportedCountry(country) ? country : undefined
  if (home === undefined && !INTERNATIONAL.test(dialled)) return national(text, dialled)
  const parsed = parse(dialled, home)
  if (parsed?.isPossible()) return asNumber(text, parsed)
  // A country code without its plus, when nothing else makes a number of it.
  const abroad = parse(`+${digits.replace(/^00/, '')}`)
  if (abroad?.isValid()) return asNumber(text, abroad)
  return bad(text, lengthIssue(dialled, home))
}

function parse(dialled: string, home?: CountryCode): PhoneNumber | undefined {
  return parsePhoneNumberFromString(dialled, home)
}

/** A number of a possible length in no known range is compared all the same: ranges open faster than tables. */
function asNumber(text: string, number: PhoneNumber): readonly Reading[] {
  const value = { text, key: number.number, isValid: true }
  return [{ value, issue: number.isValid() ? null : 'phone.unassigned' }]
}

function national(text: string, dialled: string): readonly Reading[] {
  const digits = dialled.replace(EXTENSION, '').normalize('NFKC').replace(NOT_DIGIT, '').replace(/^0+/, '')
  if (digits.length < SHORTEST_NATIONAL) return bad(text, 'phone.too_short')
  if (digits.length > LONGEST_NUMBER) return bad(text, 'phone.too_long')
  return good(text, `~${digits}`)
}

function lengthIssue(dialled: string, home: CountryCode | undefined): string {
  switch (validatePhoneNumberLength(dialled, home)) {
    case 'TOO_SHORT':
      return 'phone.too_short'
    case 'TOO_LONG':
      return 'phone.too_long'
    case 'INVALID_COUNTRY':
      return 'phone.country_code'
    case 'INVALID_LENGTH':
    case 'NOT_A_NUMBER':
    case undefined:
      return 'phone.invalid'
  }
}

function digitCount(text: string): number {
  return text.match(DIGIT)?.length ?? 0
}

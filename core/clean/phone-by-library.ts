/** Phone numbers as libphonenumber-js itself reads them: any writing, slowly. The usual writings never come here. */
import type { CountryCode, PhoneNumber } from 'libphonenumber-js/max'
import { isSupportedCountry, parsePhoneNumberFromString, validatePhoneNumberLength } from 'libphonenumber-js/max'
import { fieldValue } from '../contact.ts'
import type { IssueCode } from '../issues.ts'
import { FLOAT_ZERO, isFiller } from './phone-writing.ts'
import { saysNoValue } from './placeholder.ts'
import type { Reading } from './reading.ts'
import { BLANK, bad, good } from './reading.ts'
import { SCIENTIFIC } from './spreadsheet.ts'

const DIGIT = /\p{Nd}/u
const NOT_DIGIT = /\D/g
/** Says its country code itself: a plus, or the 00 that most of the world dials for it. */
const INTERNATIONAL = /[+＋]|^\D*00/
const LETTER_O = /(?<=^|[\d\s().+-])[oO](?=[\d\s().-])/g
const EXTENSION = /(?:;?\s*ext?(?:ension|n)?[.:=]?|\s*[x#]|\s+(?:app|nst|poste|anexo|int)\.?)\s*\d{1,7}#?$/i

/** Digits of the shortest number of a place; ITU-T E.164 allows 15 in all. */
export const SHORTEST_NATIONAL = 5
export const LONGEST_NUMBER = 15

/** @param country ISO 3166-1 alpha-2 of the row or the job, or null */
export function phoneByLibrary(text: string, country: string | null): readonly Reading[] {
  if (SCIENTIFIC.test(text)) return bad(text, 'phone.spreadsheet_damage')
  const dialled = text.replace(FLOAT_ZERO, '$1').replace(LETTER_O, '0')
  const digits = dialled.replace(NOT_DIGIT, '')
  if (!DIGIT.test(dialled)) return saysNoValue(text) ? BLANK : bad(text, 'phone.no_digits')
  if (isFiller(digits)) return BLANK
  const home = country !== null && isSupportedCountry(country) ? country : undefined
  if (home === undefined && !INTERNATIONAL.test(dialled)) return national(text, dialled)
  const parsed = parse(dialled, home)
  const mayLackZero = home !== undefined && !INTERNATIONAL.test(dialled) && !digits.startsWith('0')
  const lacksZero = mayLackZero && !parsed?.isValid() && parse(`0${dialled}`, home)?.isValid() === true
  if (parsed?.isPossible()) return lacksZero ? bad(text, 'phone.lost_zero') : asNumber(text, parsed)
  // A country code without its plus, when nothing else makes a number of it.
  const abroad = parse(`+${digits.replace(/^00/, '')}`)
  if (abroad?.isValid()) return asNumber(text, abroad)
  return bad(text, lacksZero ? 'phone.lost_zero' : lengthIssue(dialled, home))
}

function parse(dialled: string, home?: CountryCode): PhoneNumber | undefined {
  return parsePhoneNumberFromString(dialled, home)
}

/** A number of a possible length in no known range is compared all the same: ranges open faster than tables. */
function asNumber(text: string, number: PhoneNumber): readonly Reading[] {
  const value = fieldValue(text, number.number, true)
  return [{ value, issue: number.isValid() ? null : 'phone.unassigned' }]
}

function national(text: string, dialled: string): readonly Reading[] {
  const digits = dialled.replace(EXTENSION, '').normalize('NFKC').replace(NOT_DIGIT, '').replace(/^0+/, '')
  if (digits.length < SHORTEST_NATIONAL) return bad(text, 'phone.too_short')
  if (digits.length > LONGEST_NUMBER) return bad(text, 'phone.too_long')
  return good(text, `~${digits}`)
}

function lengthIssue(dialled: string, home: CountryCode | undefined): IssueCode {
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

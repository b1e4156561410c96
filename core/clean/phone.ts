/** Phone numbers to E.164 where the country is known, else to their digits. */
import { fieldValue } from '../contact.ts'
import { LONGEST_NUMBER, phoneByLibrary, SHORTEST_NATIONAL } from './phone-by-library.ts'
import { type DialledNumber, readInternational, readNational } from './phone-number.ts'
import { planOfCountry } from './phone-plan.ts'
import { dialledDigits, isFiller, phonesWritten } from './phone-writing.ts'
import type { CleanContext, Reading } from './reading.ts'
import { BLANK, bad, good } from './reading.ts'

const TWO_ZEROS_FIRST = /^\D*00/
/** With fewer digits libphonenumber judges the writing too, not the digits alone. */
const SHORTEST_DIGITS = 3

/**
 * The key is E.164 (`+16015344737`). Where neither the number nor the context names a country it is `~` and the digits
 * as dialled without leading zeros (`~6015344737`), so that it is a suffix of the E.164 key of the same number.
 * Extensions are no part of the key: who is reached behind a switchboard is said by the name.
 */
export function cleanPhone(text: string, { country }: CleanContext): readonly Reading[] {
  const quick = phoneByPlan(text, country)
  if (quick !== null) return quick
  const pieces = phonesWritten(text)
  if (pieces.length === 1) return phoneByLibrary(text, country)
  return pieces.flatMap((piece) => phoneByPlan(piece, country) ?? phoneByLibrary(piece, country))
}

/** @returns what `phoneByLibrary` says of a number in a usual writing; null where the writing is another. */
function phoneByPlan(text: string, country: string | null): readonly Reading[] | null {
  const dialled = dialledDigits(text)
  if (dialled === null || dialled.digits.length < SHORTEST_DIGITS) return null
  const { digits, plusAt, extension } = dialled
  // A number that is none with its extension may be one by the library's other ways to cut it.
  const isOrdinary = extension === '' && plusAt <= 0
  if (isFiller(digits + extension)) return BLANK
  const home = country !== null && planOfCountry(country) !== undefined ? country : null
  if (plusAt < 0 && home === null && !(digits.startsWith('00') && TWO_ZEROS_FIRST.test(text)))
    return isOrdinary ? withoutCountry(text, digits) : null
  const number = firstReading(digits, plusAt >= 0, home)
  if (number.verdict === 'valid') return good(text, number.number)
  const mayLackZero = plusAt < 0 && home !== null && !digits.startsWith('0')
  if (number.verdict === 'unassigned' && !(mayLackZero && isValidWithZero(digits, home)))
    return [{ value: fieldValue(text, number.number, true), issue: 'phone.unassigned' }]
  if (number.verdict === 'unassigned') return bad(text, 'phone.lost_zero')
  if (!isOrdinary) return null
  // A country code without its plus, when nothing else makes a number of it.
  const abroad = readInternational(digits.startsWith('00') ? digits.slice(2) : digits)
  if (abroad.verdict === 'valid') return good(text, abroad.number)
  return bad(text, mayLackZero && isValidWithZero(digits, home) ? 'phone.lost_zero' : `phone.${number.verdict}`)
}

function isValidWithZero(digits: string, home: string): boolean {
  return readNational(`0${digits}`, home).verdict === 'valid'
}

function firstReading(digits: string, hasPlus: boolean, home: string | null): DialledNumber {
  if (hasPlus) return readInternational(digits)
  return home === null ? { number: '', verdict: 'country_code' } : readNational(digits, home)
}

function withoutCountry(text: string, digits: string): readonly Reading[] {
  const key = digits.replace(/^0+/, '')
  if (key.length < SHORTEST_NATIONAL) return bad(text, 'phone.too_short')
  if (key.length > LONGEST_NUMBER) return bad(text, 'phone.too_long')
  return good(text, `~${key}`)
}

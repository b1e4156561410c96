/** The ladder of phone numbers: E.164 (`+1601…`) where the country is known, else `~` and national digits. */
import type { Level } from '../level.ts'
import { damerauLevenshtein } from '../similarity.ts'

/** A subscriber number without area code has seven digits where area codes are left out at all (ITU E.164, NANP). */
const LOCAL_DIGITS = 7

/** @returns how two numbers agree; `same_national`: one of them is written without its country code. */
export function phoneLevel(a: string, b: string): Level {
  if (a === b) return 'exact'
  const digitsA = a.slice(1)
  const digitsB = b.slice(1)
  const areBothInternational = a.startsWith('+') && b.startsWith('+')
  if (!areBothInternational && isTail(digitsA, digitsB)) return 'same_national'
  if (digitsA.length === digitsB.length && digitsA.length >= LOCAL_DIGITS) {
    if (damerauLevenshtein(digitsA, digitsB, 1) <= 1) return 'one_digit_off'
  }
  const tailA = digitsA.slice(-LOCAL_DIGITS)
  return tailA.length === LOCAL_DIGITS && tailA === digitsB.slice(-LOCAL_DIGITS) ? 'last_digits' : 'differs'
}

function isTail(a: string, b: string): boolean {
  if (Math.min(a.length, b.length) <= LOCAL_DIGITS) return false
  return a.endsWith(b) || b.endsWith(a)
}

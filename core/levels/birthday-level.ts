/** The ladder of birthdays: `1984-06-29`, or `--06-29` where the year is not told. */
import type { Level } from '../level.ts'
import { damerauLevenshtein } from '../similarity.ts'

/** @returns how two dates agree. */
export function birthdayLevel(a: string, b: string): Level {
  if (a === b) return 'exact'
  const isSameDay = a.slice(-5) === b.slice(-5)
  if (a.startsWith('--') || b.startsWith('--')) return isSameDay ? 'no_year' : 'differs'
  const isSameYear = a.slice(0, -6) === b.slice(0, -6)
  if (isSameYear && monthOf(a) === dayOf(b) && dayOf(a) === monthOf(b)) return 'day_month_swapped'
  const slips = damerauLevenshtein(a, b, 2)
  if (slips <= 1) return 'one_digit_off'
  if (isSameDay) return 'same_day'
  if (isSameYear && monthOf(a) === monthOf(b)) return 'same_month'
  if (Math.abs(daysOf(a) - daysOf(b)) <= NEAR_DAYS) return 'near'
  if (slips === 2) return 'two_digits_off'
  return isSameYear ? 'same_year' : 'differs'
}

/** A month off, whatever the months are long. */
const NEAR_DAYS = 35

/** Days on a calendar of months of 30.44 days: good enough to tell a month from two. */
function daysOf(key: string): number {
  return digitsAt(key, 0, key.length - 6) * 365.25 + monthOf(key) * 30.44 + dayOf(key)
}

function monthOf(key: string): number {
  return digitsAt(key, key.length - 5, key.length - 3)
}

function dayOf(key: string): number {
  return digitsAt(key, key.length - 2, key.length)
}

function digitsAt(key: string, from: number, to: number): number {
  let number = 0
  for (let i = from; i < to; i++) number = 10 * number + key.charCodeAt(i) - 0x30
  return number
}

/** The ladder of birthdays: `1984-06-29`, or `--06-29` where the year is not told. */
import type { Level } from '../level.ts'
import { damerauLevenshtein } from '../similarity.ts'

/** @returns how two dates agree. */
export function birthdayLevel(a: string, b: string): Level {
  if (a === b) return 'exact'
  const [yearA, monthA, dayA] = parts(a)
  const [yearB, monthB, dayB] = parts(b)
  const isSameDay = monthA === monthB && dayA === dayB
  if (yearA === '' || yearB === '') return isSameDay ? 'no_year' : 'differs'
  if (yearA === yearB && monthA === dayB && dayA === monthB) return 'day_month_swapped'
  const slips = damerauLevenshtein(a, b, 2)
  if (slips <= 1) return 'one_digit_off'
  if (isSameDay) return 'same_day'
  if (yearA === yearB && monthA === monthB) return 'same_month'
  if (Math.abs(daysOf(yearA, monthA, dayA) - daysOf(yearB, monthB, dayB)) <= NEAR_DAYS) return 'near'
  if (slips === 2) return 'two_digits_off'
  return yearA === yearB ? 'same_year' : 'differs'
}

/** A month off, whatever the months are long. */
const NEAR_DAYS = 35

/** Days on a calendar of months of 30.44 days: good enough to tell a month from two. */
function daysOf(year: string, month: string, day: string): number {
  return Number(year) * 365.25 + Number(month) * 30.44 + Number(day)
}

function parts(key: string): [string, string, string] {
  if (key.startsWith('--')) return ['', key.slice(2, 4), key.slice(5, 7)]
  const [year = '', month = '', day = ''] = key.split('-')
  return [year, month, day]
}

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
  if (damerauLevenshtein(a, b, 1) <= 1) return 'one_digit_off'
  if (isSameDay) return 'same_day'
  if (yearA !== yearB) return 'differs'
  return monthA === monthB ? 'same_month' : 'same_year'
}

function parts(key: string): [string, string, string] {
  if (key.startsWith('--')) return ['', key.slice(2, 4), key.slice(5, 7)]
  const [year = '', month = '', day = ''] = key.split('-')
  return [year, month, day]
}

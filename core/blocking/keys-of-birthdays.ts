/** Keys of birthdays: whole, and with one of year, month and day left out, so that a slip in one of them does no harm. */
import type { Contexts } from './contexts.ts'
import { KEY_FAMILIES as KEY, PART } from './key-family.ts'
import { keyHash } from './key-hash.ts'
import type { KeyList } from './key-list.ts'

const MONTH_DAY = PART.month | PART.day
const YEAR_MONTH = PART.year | PART.month
const YEAR_DAY = PART.year | PART.day

/** What with a name nearly names a person. */
export function addWholeBirthdays(birthdays: readonly string[], contexts: Contexts): void {
  for (const birthday of birthdays) contexts.add(KEY.birthdayAndName, dateNumber(birthday), partsOf(birthday))
}

/** @param birthdays `1984-06-29`, or `--06-29` without a year */
export function addBirthdayKeys(birthdays: readonly string[], keys: KeyList, contexts: Contexts): void {
  for (const birthday of birthdays) {
    keys.add(KEY.birthday, keyHash(KEY.birthday, dateNumber(birthday)), partsOf(birthday))
    const month = monthOf(birthday)
    const day = dayOf(birthday)
    keys.add(KEY.monthDay, keyHash(KEY.monthDay, month, day), MONTH_DAY)
    contexts.addForInitials(KEY.monthDayAndName, month * 32 + day, MONTH_DAY)
    if (!hasYear(birthday)) continue
    const year = yearOf(birthday)
    keys.add(KEY.year, keyHash(KEY.year, year), PART.year)
    keys.add(KEY.yearMonth, keyHash(KEY.yearMonth, year, month), YEAR_MONTH)
    contexts.addForInitials(KEY.yearMonthAndName, year * 32 + month, YEAR_MONTH)
    keys.add(KEY.yearDay, keyHash(KEY.yearDay, year, day), YEAR_DAY)
    contexts.addForInitials(KEY.yearDayAndName, year * 32 + day, YEAR_DAY)
  }
}

/** @returns the birthdays, then those with day and month in each other's place */
export function withSwapped(birthdays: readonly string[]): readonly string[] {
  let all = birthdays
  for (const birthday of birthdays) {
    if (dayOf(birthday) > 12) continue
    const swapped = `${birthday.slice(0, -5)}${birthday.slice(-2)}-${birthday.slice(-5, -3)}`
    if (!all.includes(swapped)) all = [...all, swapped]
  }
  return all
}

function partsOf(birthday: string): number {
  return hasYear(birthday) ? PART.year | MONTH_DAY : MONTH_DAY
}

function dateNumber(birthday: string): number {
  const year = hasYear(birthday) ? yearOf(birthday) : 0
  return (year * 16 + monthOf(birthday)) * 32 + dayOf(birthday)
}

function hasYear(birthday: string): boolean {
  return birthday.charCodeAt(0) !== 45
}

function yearOf(birthday: string): number {
  return 100 * twoDigits(birthday, 0) + twoDigits(birthday, 2)
}

function monthOf(birthday: string): number {
  return twoDigits(birthday, birthday.length - 5)
}

function dayOf(birthday: string): number {
  return twoDigits(birthday, birthday.length - 2)
}

function twoDigits(text: string, from: number): number {
  return 10 * (text.charCodeAt(from) - 48) + text.charCodeAt(from + 1) - 48
}

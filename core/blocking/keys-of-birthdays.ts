/** Keys of birthdays: whole, and with one of year, month and day left out, so that a slip in one of them does no harm. */
import type { Contexts } from './contexts.ts'
import { KEY_FAMILIES as KEY, PART } from './key-family.ts'
import type { KeyList } from './key-list.ts'
import type { Readings } from './readings.ts'

const MONTH_DAY = PART.month | PART.day
const YEAR_MONTH = PART.year | PART.month
const YEAR_DAY = PART.year | PART.day
const NO_YEAR = -1

/** The birthdays of one record after another, as numbers. */
export class Birthdays {
  /** How many the record has; those behind them have day and month in each other's place. */
  said = 0
  size = 0
  readonly years: number[] = []
  readonly months: number[] = []
  readonly days: number[] = []

  /** @param birthdays `1984-06-29`, or `--06-29` without a year */
  take(birthdays: Readings): void {
    this.size = 0
    for (let place = 0; place < birthdays.size; place++) {
      const text = birthdays.texts[place] as string
      const year = text.charCodeAt(0) === 45 ? NO_YEAR : 100 * twoDigits(text, 0) + twoDigits(text, 2)
      this.add(year, twoDigits(text, text.length - 5), twoDigits(text, text.length - 2))
    }
    this.said = this.size
  }

  addSwapped(): void {
    for (let place = 0; place < this.said; place++) {
      const year = this.years[place] as number
      const day = this.days[place] as number
      const month = this.months[place] as number
      if (day <= 12 && !this.has(year, day, month)) this.add(year, day, month)
    }
  }

  private add(year: number, month: number, day: number): void {
    this.years[this.size] = year
    this.months[this.size] = month
    this.days[this.size++] = day
  }

  private has(year: number, month: number, day: number): boolean {
    for (let place = 0; place < this.size; place++) {
      if (this.days[place] === day && this.months[place] === month && this.years[place] === year) return true
    }
    return false
  }
}

/** What with a name nearly names a person. */
export function addWholeBirthdays(birthdays: Birthdays, contexts: Contexts): void {
  for (let place = 0; place < birthdays.size; place++) {
    contexts.add(KEY.birthdayAndName, partsOf(birthdays, place), dateNumber(birthdays, place))
  }
}

export function addBirthdayKeys(birthdays: Birthdays, keys: KeyList, contexts: Contexts): void {
  for (let place = 0; place < birthdays.said; place++) {
    const year = birthdays.years[place] as number
    const month = birthdays.months[place] as number
    const day = birthdays.days[place] as number
    keys.add(KEY.birthday, partsOf(birthdays, place), dateNumber(birthdays, place))
    keys.add(KEY.monthDay, MONTH_DAY, month, day)
    contexts.addForInitials(KEY.monthDayAndName, MONTH_DAY, month * 32 + day)
    if (year === NO_YEAR) continue
    keys.add(KEY.year, PART.year, year)
    keys.add(KEY.yearMonth, YEAR_MONTH, year, month)
    contexts.addForInitials(KEY.yearMonthAndName, YEAR_MONTH, year * 32 + month)
    keys.add(KEY.yearDay, YEAR_DAY, year, day)
    contexts.addForInitials(KEY.yearDayAndName, YEAR_DAY, year * 32 + day)
  }
}

function partsOf({ years }: Birthdays, place: number): number {
  return years[place] === NO_YEAR ? MONTH_DAY : PART.year | MONTH_DAY
}

function dateNumber({ years, months, days }: Birthdays, place: number): number {
  const year = Math.max(0, years[place] as number)
  return (year * 16 + (months[place] as number)) * 32 + (days[place] as number)
}

function twoDigits(text: string, from: number): number {
  return 10 * (text.charCodeAt(from) - 48) + text.charCodeAt(from + 1) - 48
}

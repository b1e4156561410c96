/** Birthdays to ISO 8601 dates; a writing with two readings keeps both. */

import { fold } from '../fold.ts'
import type { DateOrder } from '../options.ts'
import { MONTH_NAMES } from './month-names.ts'
import { saysNoValue } from './placeholder.ts'
import type { CleanContext, Reading } from './reading.ts'
import { BLANK, bad, good } from './reading.ts'
import { SCIENTIFIC } from './spreadsheet.ts'

const ZEROS = /^[0/.\s-]+$/
const TIME_OF_DAY = /[T ]+\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)? ?(?:[ap]\.?m\.?)?\s*(?:Z|UTC|GMT|[+-]\d{2}:?\d{2})?$/i
const SERIAL = /^\d{5}(?:[.,]\d+)?$/
const ISO_YEARLESS = /^--?(\d{1,2})-?(\d{1,2})$/
/** The usual writing of most lists, told from the rest by one pattern. */
const DAY_MONTH_YEAR = /^(\d\d?)([/.-])(\d\d?)\2(\d{4})$/
const COMPACT = /^(\d{4})(\d{2})(\d{2})$/
const THREE_NUMBERS = /^(\d{1,4})(\D+)(\d{1,2})\D+(\d{1,4})\D*$/
const TWO_NUMBERS = /^(\d{1,2})\s*[/.-]\s*(\d{1,2})\.?$/
/** Four digits where a year stands: first or last. */
const YEAR_WRITTEN = /(?:^(?=\d{4}(?:\D|\d{4}$))|(?<!\d)(?=\d{4}\.?$))(\d{4})/
const CJK = /[年月日년월일]/g

/** Outlook and Apple write 1604, a leap year nobody alive was born in, where the year is not known. */
const YEAR_UNKNOWN = 1604
/** Nobody on a list was born before, and no clock is asked what the future is: the bounds are wide. */
const FIRST_YEAR = 1850
const LAST_YEAR = 2039
/** Two digits: 00–29 are 2000–2029, 30–99 are 1930–1999, the rule of the spreadsheets that wrote them. */
const LAST_SHORT_YEAR_OF_2000S = 29
const ROMAN_MONTHS = 'i ii iii iv v vi vii viii ix x xi xii'.split(' ')
const MONTH_FIRST_COUNTRIES = new Set(['US', 'PH', 'PR', 'GU', 'AS', 'VI', 'MP', 'FM', 'MH', 'PW', 'BZ'])

interface DayMonth {
  readonly day: number
  readonly month: number
}

/** The key is `1984-06-29`, or `--06-29` without a year. */
export function cleanBirthday(text: string, context: CleanContext): readonly Reading[] {
  if (isIsoDate(text)) return good(text, text)
  const numeric = DAY_MONTH_YEAR.exec(text)
  if (numeric) {
    const [, first = '', separator = '', second = '', year = ''] = numeric
    const [key, ...otherKeys] = dates(
      [Number(year)],
      inOrder(Number(first), Number(second), dayMonthOrders(context, separator)),
    )
    if (key !== undefined) return good(text, key, otherKeys)
  }
  if (ZEROS.test(text) || saysNoValue(text)) return BLANK
  if (SERIAL.test(text)) return bad(text, 'birthday.spreadsheet_number')
  if (SCIENTIFIC.test(text)) return bad(text, 'birthday.spreadsheet_damage')
  const date = text.replace(TIME_OF_DAY, '').trim()
  const [key, ...otherKeys] = readings(date, context)
  if (key !== undefined) return good(text, key, otherKeys)
  if (!looksLikeDate(date)) return bad(text, 'birthday.syntax')
  return bad(text, hasYearOfNobody(date) ? 'birthday.year' : 'birthday.impossible')
}

/** @returns every date that the writing may mean, best first; none where it means no real date. */
function readings(date: string, context: CleanContext): string[] {
  const yearless = ISO_YEARLESS.exec(date)
  if (yearless) return dates([], [{ month: Number(yearless[1]), day: Number(yearless[2]) }])
  const compact = COMPACT.exec(date)
  if (compact) return compactDate(compact[0], context)
  const three = THREE_NUMBERS.exec(date.replace(CJK, '-'))
  if (three && !/\p{L}/u.test(date.replace(CJK, '')))
    return threeNumbers(three[1] ?? '', three[2] ?? '', three[3] ?? '', three[4] ?? '', context)
  const two = TWO_NUMBERS.exec(date)
  if (two) return dates([], inOrder(Number(two[1]), Number(two[2]), dayMonthOrders(context, '/')))
  return withMonthName(date)
}

/** `19840629`; else `29061984` or `06291984`. */
function compactDate(digits: string, context: CleanContext): string[] {
  const [a, b, c, d] = [0, 2, 4, 6].map((at) => Number(digits.slice(at, at + 2))) as [number, number, number, number]
  const found = dates([100 * a + b], [{ month: c, day: d }])
  return found.length > 0 ? found : dates([100 * c + d], inOrder(a, b, dayMonthOrders(context, '.')))
}

function threeNumbers(a: string, separator: string, b: string, c: string, context: CleanContext): string[] {
  if (a.length >= 3) return dates(years(a), [{ month: Number(b), day: Number(c) }])
  if (context.dateOrder === 'ymd' && c.length <= 2) return dates(years(a), [{ month: Number(b), day: Number(c) }])
  const found = dates(years(c), inOrder(Number(a), Number(b), dayMonthOrders(context, separator.trim())))
  if (found.length > 0 || context.dateOrder !== 'auto' || c.length > 2) return found
  return dates(years(a), [{ month: Number(b), day: Number(c) }])
}

type DayMonthOrder = 'dmy' | 'mdy'

/** A stated order is believed. Else: the country's; without one, a slash is American, a dot or dash is not. */
function dayMonthOrders(context: CleanContext, separator: string): readonly DayMonthOrder[] {
  const order: DateOrder = context.dateOrder
  switch (order) {
    case 'dmy':
      return ['dmy']
    case 'mdy':
    case 'ymd':
      return ['mdy']
    case 'auto': {
      const isMonthFirst = context.country === null ? separator === '/' : MONTH_FIRST_COUNTRIES.has(context.country)
      return isMonthFirst ? ['mdy', 'dmy'] : ['dmy', 'mdy']
    }
    default:
      return order satisfies never
  }
}

function inOrder(first: number, second: number, orders: readonly DayMonthOrder[]): DayMonth[] {
  return orders.map((order) => (order === 'dmy' ? { day: first, month: second } : { month: first, day: second }))
}

/** `29 June 1984`, `June 29, 1984`, `29-Jun-84`, `1984 June 29`, `29 de junio`. */
function withMonthName(date: string): string[] {
  const words = fold(date)
    .replace(/(\d)(?:st|nd|rd|th|er)\b/g, '$1')
    .replace(/(\d)(\p{L})/gu, '$1 $2')
    .replace(/(\p{L})(\d)/gu, '$1 $2')
    .split(' ')
  const month = monthNamed(words)
  const numbers = words.filter((word) => /^\d{1,4}$/.test(word))
  if (month === undefined || words.some((word) => word.length > 4 && /^\d/.test(word))) return []
  const [first, second] = numbers
  if (first === undefined || numbers.length > 2) return []
  if (second === undefined) return first.length > 2 ? [] : dates([], [{ day: Number(first), month }])
  const [day, year] = first.length > 2 ? [second, first] : [first, second]
  return dates(years(year), [{ day: Number(day), month }])
}

/** @returns the month by its name, else by its Roman number where only day and year stand beside it (`29 VI 1984`). */
function monthNamed(words: readonly string[]): number | undefined {
  for (const word of words) {
    const month = MONTH_NAMES.get(word)
    if (month !== undefined) return month
  }
  const roman = words.length === 3 ? ROMAN_MONTHS.indexOf(words[1] ?? '') : -1
  return roman < 0 ? undefined : roman + 1
}

/** @returns the years a written year may mean, best first. */
function years(written: string): number[] {
  const year = Number(written)
  if (written.length > 2) return [year]
  return year <= LAST_SHORT_YEAR_OF_2000S ? [2000 + year, 1900 + year] : [1900 + year]
}

/** @returns the keys of those dates that exist, in order, each once: all days of a year before the next year. */
function dates(yearsRead: readonly number[], daysRead: readonly DayMonth[]): string[] {
  const yearsKnown = yearsRead.length === 0 || yearsRead[0] === YEAR_UNKNOWN ? [null] : yearsRead
  const keys: string[] = []
  for (const year of yearsKnown) {
    for (const { day, month } of daysRead) {
      const key = exists(year, month, day) ? isoDate(year, month, day) : undefined
      if (key !== undefined && !keys.includes(key)) keys.push(key)
    }
  }
  return keys
}

function exists(year: number | null, month: number, day: number): boolean {
  if (!(month >= 1 && month <= 12 && day >= 1)) return false
  if (year !== null && !(year >= FIRST_YEAR && year <= LAST_YEAR)) return false
  return day <= daysInMonth(year ?? YEAR_UNKNOWN, month)
}

function daysInMonth(year: number, month: number): number {
  if (month !== 2) return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
}

function isoDate(year: number | null, month: number, day: number): string {
  return `${year ?? '-'}-${month < 10 ? '0' : ''}${month}-${day < 10 ? '0' : ''}${day}`
}

/** @returns whether `text` is already what a key is, with a year that is known. */
function isIsoDate(text: string): boolean {
  if (text.length !== 10 || text[4] !== '-' || text[7] !== '-') return false
  const year = digitsFrom(text, 0, 4)
  return year !== YEAR_UNKNOWN && exists(year, digitsFrom(text, 5, 7), digitsFrom(text, 8, 10))
}

/** @returns the number that stands between two places; NaN where anything but ASCII digits does. */
function digitsFrom(text: string, from: number, to: number): number {
  let value = 0
  for (let i = from; i < to; i++) {
    const digit = text.charCodeAt(i) - 0x30
    if (digit < 0 || digit > 9) return Number.NaN
    value = value * 10 + digit
  }
  return value
}

function hasYearOfNobody(date: string): boolean {
  const year = Number(YEAR_WRITTEN.exec(date)?.[1] ?? FIRST_YEAR)
  return year < FIRST_YEAR || year > LAST_YEAR
}

function looksLikeDate(date: string): boolean {
  const numbers = date.match(/\d+/g)?.length ?? 0
  return (
    numbers === 3 ||
    (numbers === 2 && (TWO_NUMBERS.test(date) || ISO_YEARLESS.test(date) || /\p{L}{3}/u.test(date))) ||
    COMPACT.test(date)
  )
}

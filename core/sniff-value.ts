/** What a cell looks like, from its form alone: a hint for finding headers and mapping columns, no validation. */

export type ValueKind =
  | 'blank'
  | 'email'
  | 'linkedin'
  | 'url'
  | 'date'
  | 'phone'
  | 'postcode'
  | 'number'
  | 'street'
  | 'text'

const EMAIL = /^(?:[^<>"]*<)?[^\s@<>,;]+@[^\s@<>,;]+\.[^\s@<>,;]{2,}>?$/
const LINKEDIN = /^(?:https?:\/\/)?(?:[a-z]{2,3}\.)?linkedin\.com\/(?:in|pub)\//i
const URL = /^(?:https?:\/\/|www\.)\S+$/i
const YEAR_FIRST = /^(?:19|20)\d{2}([-/.])\d{1,2}\1\d{1,2}(?:[T ].*)?$/
const YEAR_LAST = /^\d{1,2}([-/.])\d{1,2}\1(?:\d{2}|(?:18|19|20)\d{2})$/
const COMPACT_DATE = /^(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$/
const NAMED_MONTH =
  /^(?:\d{1,2}[-. ]+)?\p{L}{3,9}\.?[- ]+\d{1,2}(?:,)?(?:[- ]+\d{2,4})?$|^\d{1,2}\.?[- ]+\p{L}{3,9}\.?[- ]+\d{2,4}$/u
const PHONE = /^'?(?:\+|00|\()?[\d\s().\-/]{7,20}(?:\s*(?:x|ext\.?|#)\s*\d{1,6})?$/i
/** North America's way; with dots it reads like a number with thousands. */
const NANP = /^\d{3}([-. ])\d{3}\1\d{4}$/
const NUMBER = /^[+-]?(?:\d{1,3}(?:[ .,']\d{3})+|\d+)(?:[.,]\d+)?%?$/
const POSTCODE =
  /^(?:\d{5}(?:-\d{4})?|\d{4} ?[A-Z]{2}|[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}|[A-Z]\d[A-Z] ?\d[A-Z]\d|\d{2}-\d{3}|\d{3} ?\d{2}|\d{5}-\d{3}|[A-Z]{1,2}-\d{4,5})$/i
const STREET = /^\d{1,6}[a-z]?[ ,]+(?:\p{L}|\d+(?:st|nd|rd|th)\b)|\p{L}{3,}\.? \d{1,4} ?[a-z]?$/iu

/** @returns the most telling kind; a plain number of five digits is a postcode only among others of its kind */
export function valueKind(value: string): ValueKind {
  const text = value.trim()
  if (text === '') return 'blank'
  if (text.length > 300) return 'text'
  if (text.includes('@')) return EMAIL.test(text) ? 'email' : 'text'
  if (/[./]/.test(text)) {
    if (LINKEDIN.test(text)) return 'linkedin'
    if (URL.test(text)) return 'url'
  }
  if (!/\d/.test(text)) return 'text'
  if (YEAR_FIRST.test(text) || YEAR_LAST.test(text) || COMPACT_DATE.test(text)) return 'date'
  if (NAMED_MONTH.test(text) && isMonthName(text)) return 'date'
  if (POSTCODE.test(text)) return 'postcode'
  if (NANP.test(text)) return 'phone'
  if (PHONE.test(text) && digits(text) >= 7 && digits(text) <= 15 && !NUMBER.test(text.replace(/^'/, '')))
    return 'phone'
  if (/^'?\+?\d{9,15}$/.test(text)) return 'phone'
  if (NUMBER.test(text)) return 'number'
  return STREET.test(text) ? 'street' : 'text'
}

function digits(text: string): number {
  return text.replace(/\D/g, '').length
}

/** Beginnings of month names in the languages whose headers we know. */
const MONTHS =
  /(?:jan|feb|fév|fev|mar|mär|mrz|maa|apr|avr|abr|may|mai|mag|maj|mei|jun|jui|giu|jul|lug|aug|aoû|ago|sep|set|oct|okt|ott|out|nov|dec|dez|déc|dic|gen|ene)/i

function isMonthName(text: string): boolean {
  return MONTHS.test(text)
}

/** A provider's text as a value that a field of an audience takes; what it would not take is not sent. */
import { cleanCell } from '../clean/cell.ts'
import type { CleanContext } from '../clean/reading.ts'
import type { AudienceColumn } from './audience.ts'
import type { LeftReason } from './back-words.ts'

export type ValueFor = { readonly value: string } | { readonly reason: LeftReason }

const LINK = /^https?:\/\/[^\s/]+\.[^\s/]+\S*$/i
const US_ZIP = /^\d{5}$/
const FULL_DATE = /^\d{4}-\d{2}-\d{2}$/

/**
 * Of everything but an address.
 *
 * @param text not blank
 * @param context how the list's dates are to be read
 */
export function valueFor(column: AudienceColumn, text: string, context: CleanContext): ValueFor {
  const { type, choices } = column
  const value = text.trim()
  switch (type) {
    case 'text':
      return { value }
    case 'phone':
      return check(/\d/.test(value), value, 'value.not_a_phone')
    case 'zip':
      return check(US_ZIP.test(value), value, 'value.not_a_zip')
    case 'url':
    case 'imageurl':
      return check(LINK.test(value), value, 'value.not_a_link')
    case 'number':
      // What would come back written otherwise, such as 007, is no number to its owner.
      return check(String(Number(value)) === value && Number.isFinite(Number(value)), value, 'value.not_a_number')
    case 'radio':
    case 'dropdown': {
      const folded = value.toLowerCase()
      const choice = choices.find((one) => one === value) ?? choices.find((one) => one.toLowerCase() === folded)
      return choice === undefined ? { reason: 'value.not_a_choice' } : { value: choice }
    }
    case 'date':
    case 'birthday':
      return dateFor(type, value, context)
    case 'address':
    case 'other':
      return { reason: 'column.unknown_type' }
    default:
      return type satisfies never
  }
}

const check = (isTaken: boolean, value: string, reason: LeftReason): ValueFor => (isTaken ? { value } : { reason })

/** A date with its year first; a birthday as month and day. */
function dateFor(type: 'date' | 'birthday', text: string, context: CleanContext): ValueFor {
  const [read] = cleanCell('birthday', text, context).values
  const reason = type === 'date' ? 'value.not_a_date' : 'value.not_a_birthday'
  if (!read?.isValid) return { reason }
  if (read.otherKeys !== undefined && read.otherKeys.length > 0) return { reason: 'value.ambiguous_date' }
  if (type === 'date') return check(FULL_DATE.test(read.key), read.key, reason)
  return { value: read.key.slice(-5).replace('-', '/') }
}

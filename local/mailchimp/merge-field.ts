/** Fields that an audience has beside the address, and what the service takes as their values. */

export const MERGE_TYPES = [
  'text',
  'number',
  'address',
  'phone',
  'date',
  'url',
  'imageurl',
  'radio',
  'dropdown',
  'birthday',
  'zip',
] as const
export type MergeType = (typeof MERGE_TYPES)[number]

export interface MergeField {
  readonly id: number
  /** Upper case, at most ten characters: `FNAME`. */
  readonly tag: string
  readonly name: string
  readonly type: MergeType
  readonly isRequired: boolean
  /** Of radio and dropdown. */
  readonly choices: readonly string[]
}

export interface Address {
  readonly addr1: string
  readonly addr2: string
  readonly city: string
  readonly state: string
  readonly zip: string
  readonly country: string
}

export type MergeValue = string | number | Address

/** Without these an address is refused. */
const NEEDED = ['addr1', 'city', 'state', 'zip'] as const

const text = (value: unknown) => (typeof value === 'string' ? value : '')

function addressOf(value: unknown): Address | null {
  if (typeof value !== 'object' || value === null) return null
  const given = value as Readonly<Record<string, unknown>>
  if (NEEDED.some((name) => text(given[name]).trim() === '')) return null
  return {
    addr1: text(given.addr1),
    addr2: text(given.addr2),
    city: text(given.city),
    state: text(given.state),
    zip: text(given.zip),
    country: text(given.country) || 'US',
  }
}

const PATTERNS: Readonly<Partial<Record<MergeType, RegExp>>> = {
  date: /^(\d{4}-\d{2}-\d{2}|\d{1,2}\/\d{1,2}\/\d{4})$/,
  birthday: /^\d{1,2}\/\d{1,2}$/,
  zip: /^\d{5}$/,
  url: /^https?:\/\/\S+$/,
  imageurl: /^https?:\/\/\S+$/,
  number: /^-?\d+(\.\d+)?$/,
}

/** @returns the value as it is kept; blank ones are an empty text; null where the service refuses it */
export function readMergeValue({ type, isRequired, choices }: MergeField, value: unknown): MergeValue | null {
  const isBlank = value === null || value === undefined || value === ''
  if (isBlank) return isRequired ? null : ''
  if (type === 'address') return addressOf(value)
  if (typeof value !== 'string' && typeof value !== 'number') return null
  const written = String(value)
  if (choices.length > 0 && !choices.includes(written)) return null
  if (PATTERNS[type]?.test(written) === false) return null
  return type === 'number' ? Number(written) : written
}

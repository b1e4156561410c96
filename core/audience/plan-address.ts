/** Parts of an address as one value: complete, of one place, or none at all. */
import { countryCode } from '../clean/country.ts'
import type { Field } from '../field.ts'
import type { Label } from '../outcome.ts'
import { ADDRESS_PARTS, type AddressPart, type AddressValue } from './audience.ts'
import type { AddressCell } from './back-targets.ts'
import type { LeftOut, LeftReason, MemberChange } from './back-words.ts'
import { addressOf, isSameValue } from './same-value.ts'

/** What is to stand in a part. */
export interface Part {
  readonly text: string
  readonly why: MemberChange['why']
}

/** Without these the service blocks every later change of the member. (Mailchimp's documentation of merge fields) */
const NEEDED: readonly AddressPart[] = ['addr1', 'city', 'state', 'zip', 'country']

/**
 * @param cells the row's, where the member's address stands as it was read
 * @returns the change; why there is none; null where the address would be what it is
 */
export function planAddress(
  tag: string,
  places: Readonly<Record<AddressPart, AddressCell>>,
  cells: readonly string[],
  labels: ReadonlyMap<Field, Label | null>,
  wanted: ReadonlyMap<AddressPart, Part>,
): MemberChange | LeftOut | null {
  const fields = ADDRESS_PARTS.flatMap((part) => {
    const { field } = places[part]
    return field !== null && wanted.has(part) ? [field] : []
  })
  const leave = (reason: LeftReason): LeftOut => ({ tag, fields, reason })
  const own = addressFrom((part) => cells[places[part].column] ?? '')
  const country = wanted.get('country')
  const code = country === undefined ? null : countryCode(country.text)
  if (country !== undefined && code === null) return leave('address.unknown_country')
  const next = addressFrom((part) =>
    part === 'country' && code !== null ? code : (wanted.get(part)?.text.trim() ?? own[part]),
  )
  const why = [...wanted.values()].some((part) => part.why === 'overwrite') ? 'overwrite' : 'fill'
  if (isMixed(places, own, labels, wanted, why)) return leave('address.mixed')
  if (NEEDED.some((part) => next[part].trim() === '')) return leave('address.incomplete')
  if (countryCode(next.country) === null) return leave('address.unknown_country')
  const [from, to] = [addressOf(own), addressOf(next)]
  return isSameValue(from, to) ? null : { tag, fields, why, from, to }
}

const addressFrom = (textOf: (part: AddressPart) => string): AddressValue => ({
  addr1: textOf('addr1'),
  addr2: textOf('addr2'),
  city: textOf('city'),
  state: textOf('state'),
  zip: textOf('zip'),
  country: textOf('country'),
})

/**
 * What stays must belong to the same place as what comes: no part that the provider says is old, and, where a part is
 * overwritten, none of which nobody knows whether it moved as well. The country alone is taken to be the same.
 */
function isMixed(
  places: Readonly<Record<AddressPart, AddressCell>>,
  own: AddressValue,
  labels: ReadonlyMap<Field, Label | null>,
  wanted: ReadonlyMap<AddressPart, Part>,
  why: MemberChange['why'],
): boolean {
  return ADDRESS_PARTS.some((part) => {
    if (wanted.has(part) || own[part].trim() === '') return false
    const { field } = places[part]
    const label = field === null ? null : (labels.get(field) ?? null)
    if (label === 'old') return true
    return why === 'overwrite' && label !== 'confirmed' && part !== 'country'
  })
}

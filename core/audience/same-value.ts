/** Whether two values of a member are one: as the service keeps them, to the character. */
import { ADDRESS_PARTS, type AddressValue, type ColumnValue } from './audience.ts'

/** @returns whether nothing stands there */
export function isBlankValue(value: ColumnValue): boolean {
  return typeof value === 'string' ? value.trim() === '' : ADDRESS_PARTS.every((part) => value[part].trim() === '')
}

/** An address without any part is as blank as no text. */
export function isSameValue(one: ColumnValue, other: ColumnValue): boolean {
  if (isBlankValue(one) || isBlankValue(other)) return isBlankValue(one) && isBlankValue(other)
  if (typeof one === 'string' || typeof other === 'string') return one === other
  return ADDRESS_PARTS.every((part) => one[part] === other[part])
}

/** @returns the address; an empty text where no part says anything */
export function addressOf(parts: AddressValue): ColumnValue {
  return isBlankValue(parts) ? '' : parts
}

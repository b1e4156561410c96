/** That by which two rows of one list are found to be the same row. */
import type { Contact } from './contact.ts'
import type { Mapping } from './field.ts'
import type { Identity } from './identity-hash.ts'

const FIELD_MARK = '|'.charCodeAt(0)
const LENGTH_MARK = ':'.charCodeAt(0)
const INVALID_MARK = '!'.charCodeAt(0)
const ZERO = '0'.charCodeAt(0)
const FIRST_UNITS = 1024
/** Room for a value's marks and for the digits of any length. */
const MARKS = 20

/**
 * @returns a function that gives a contact's identity, which is overwritten by the next one. It is equal for two
 *   contacts of one mapping exactly when every mapped field has equal keys in equal order. Keys carry their length, so
 *   no two different contacts have one identity; invalid values are told from valid ones, derived ones left out.
 */
export function createIdentify(mapping: Mapping): (contact: Contact) => Identity {
  const fields = [...new Set(mapping.map(({ field }) => field))]
  const identity = { units: new Uint16Array(FIRST_UNITS), length: 0 }

  return ({ values }) => {
    let { units } = identity
    let at = 0
    for (const field of fields) {
      units = withRoom(units, at, 1)
      units[at++] = FIELD_MARK
      const found = values[field]
      if (found === undefined) continue
      for (const { key, isValid, isDerived } of found) {
        if (isDerived) continue
        units = withRoom(units, at, key.length + MARKS)
        if (!isValid) units[at++] = INVALID_MARK
        at = addNumber(units, at, key.length)
        units[at++] = LENGTH_MARK
        for (let i = 0; i < key.length; i++) units[at + i] = key.charCodeAt(i)
        at += key.length
      }
    }
    identity.units = units
    identity.length = at
    return identity
  }
}

/** @returns the units, or a larger copy of the first `length`, where there is no room for so many more */
function withRoom(units: Uint16Array<ArrayBuffer>, length: number, more: number): Uint16Array<ArrayBuffer> {
  if (length + more <= units.length) return units
  const larger = new Uint16Array(Math.max(2 * units.length, length + more))
  larger.set(units)
  return larger
}

/** @returns the place behind the number's digits */
function addNumber(units: Uint16Array, at: number, value: number): number {
  const from = value > 9 ? addNumber(units, at, Math.floor(value / 10)) : at
  units[from] = ZERO + (value % 10)
  return from + 1
}

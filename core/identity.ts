/** That by which two rows of one list are found to be the same row. */
import type { Contact } from './contact.ts'
import type { Mapping } from './field.ts'
import type { Identity } from './identity-hash.ts'

const FIELD_MARK = '|'.charCodeAt(0)
const LENGTH_MARK = ':'.charCodeAt(0)
const INVALID_MARK = '!'.charCodeAt(0)
const ZERO = '0'.charCodeAt(0)
const FIRST_UNITS = 1024

/**
 * @returns a function that gives a contact's identity, which is overwritten by the next one. It is equal for two
 *   contacts of one mapping exactly when every mapped field has equal keys in equal order. Keys carry their length, so
 *   no two different contacts have one identity; invalid values are told from valid ones, derived ones left out.
 */
export function createIdentify(mapping: Mapping): (contact: Contact) => Identity {
  const fields = [...new Set(mapping.map(({ field }) => field))]
  let units = new Uint16Array(FIRST_UNITS)
  let length = 0

  function reserve(more: number): void {
    if (length + more <= units.length) return
    const larger = new Uint16Array(Math.max(2 * units.length, length + more))
    larger.set(units.subarray(0, length))
    units = larger
  }

  function addNumber(value: number): void {
    if (value > 9) addNumber(Math.floor(value / 10))
    units[length++] = ZERO + (value % 10)
  }

  return ({ values }) => {
    length = 0
    for (const field of fields) {
      reserve(1)
      units[length++] = FIELD_MARK
      const found = values[field]
      if (found === undefined) continue
      for (const { key, isValid, isDerived } of found) {
        if (isDerived) continue
        // Room for the marks and for the digits of any length.
        reserve(key.length + 18)
        if (!isValid) units[length++] = INVALID_MARK
        addNumber(key.length)
        units[length++] = LENGTH_MARK
        const into = units
        const at = length
        for (let i = 0; i < key.length; i++) into[at + i] = key.charCodeAt(i)
        length += key.length
      }
    }
    return { units, length }
  }
}

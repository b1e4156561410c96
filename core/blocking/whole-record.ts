/** One key of all that a record says: a record that is there word for word is found, whatever else others share. */
import type { Contact, FieldValue } from '../contact.ts'
import { FIELDS, type Field } from '../field.ts'
import { KEY_FAMILIES as KEY, PART } from './key-family.ts'
import { keyHash, partHash } from './key-hash.ts'
import type { KeyList } from './key-list.ts'

/** Of long notes the beginning. */
const LONGEST = 64
const ALL = Object.values(PART).reduce((all, part) => all | part, 0)

export function addWholeRecordKey({ values }: Contact, keys: KeyList): void {
  // A sum: the order of several values of one field is of no matter.
  let sum = 0
  for (let field = 0; field < FIELDS.length; field++) {
    const said = values[FIELDS[field] as Field]
    if (said !== undefined) sum = (sum + hashOf(field, said)) | 0
  }
  keys.add(KEY.wholeRecord, ALL, sum)
}

function hashOf(field: number, said: readonly FieldValue[]): number {
  let sum = 0
  for (let place = 0; place < said.length; place++) {
    const { key, isDerived, isValid } = said[place] as FieldValue
    if (isDerived === true || !isValid) continue
    sum = (sum + keyHash(field, partHash(key, 0, Math.min(LONGEST, key.length)))) | 0
  }
  return sum
}

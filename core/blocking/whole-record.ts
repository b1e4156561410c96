/** One key of all that a record says: a record that is there word for word is found, whatever else others share. */
import type { Contact, FieldValue } from '../contact.ts'
import { KEY_FAMILIES as KEY, PART } from './key-family.ts'
import { keyHash, partHash } from './key-hash.ts'
import type { KeyList } from './key-list.ts'

/** Of long notes the beginning. */
const LONGEST = 64
const ALL = Object.values(PART).reduce((all, part) => all | part, 0)

export function addWholeRecordKey({ values }: Contact, keys: KeyList): void {
  // A sum: the order of several values of one field is of no matter. Each field by its name: looked up by a name that
  // varies, fields take longer to find than to hash.
  let sum = hashOf(0, values.full_name) + hashOf(1, values.first_name) + hashOf(2, values.middle_name)
  sum += hashOf(3, values.last_name) + hashOf(4, values.email) + hashOf(5, values.phone) + hashOf(6, values.company)
  sum += hashOf(7, values.job_title) + hashOf(8, values.street) + hashOf(9, values.street2) + hashOf(10, values.city)
  sum += hashOf(11, values.region) + hashOf(12, values.postal_code) + hashOf(13, values.country)
  sum += hashOf(14, values.birthday) + hashOf(15, values.website) + hashOf(16, values.linkedin)
  sum += hashOf(17, values.notes)
  keys.add(KEY.wholeRecord, ALL, sum | 0)
}

/** @param field its place in FIELDS */
function hashOf(field: number, said: readonly FieldValue[] | undefined): number {
  if (said === undefined) return 0
  let sum = 0
  for (let place = 0; place < said.length; place++) {
    const { key, isDerived, isValid } = said[place] as FieldValue
    if (isDerived === true || !isValid) continue
    sum = (sum + keyHash(field, partHash(key, 0, Math.min(LONGEST, key.length)))) | 0
  }
  return sum
}

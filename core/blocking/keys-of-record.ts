/** All keys of a record, in the steps in which a search asks for them. A person is filed under those of all steps. */
import type { Contact } from '../contact.ts'
import { createContexts } from './contexts.ts'
import type { KeyList } from './key-list.ts'
import { addAddressKeys } from './keys-of-addresses.ts'
import { addBirthdayKeys, addWholeBirthdays } from './keys-of-birthdays.ts'
import { addCompanyKeys, addLoneCompanyKeys } from './keys-of-companies.ts'
import { addNameKeys } from './keys-of-names.ts'
import { addLoneDomainKeys, addPartialReachKeys, addReachKeys } from './keys-of-reach.ts'
import { readings } from './readings.ts'
import type { RecordNames } from './record-names.ts'
import { namesOf } from './record-names.ts'
import { addWholeRecordKey } from './whole-record.ts'

/** Gathered anew by each step. */
const contexts = createContexts()

export function addFilingKeys(person: Contact, keys: KeyList): void {
  const names = namesOf(person, null)
  const birthdays = readings(person, 'birthday')
  addReachKeys(person, keys)
  addIdentityKeys(person, names, birthdays, keys)
  addOtherKeys(person, names, birthdays, 0, keys)
  addLoneCompanyKeys(person, keys)
}

/** All at once, and a name with the birthday: keys that nearly name a person, but take more making than those of reach. */
export function addIdentityKeys(
  contact: Contact,
  names: RecordNames,
  birthdays: readonly string[],
  keys: KeyList,
): void {
  addWholeRecordKey(contact, keys)
  contexts.clear()
  addWholeBirthdays(birthdays, contexts)
  contexts.addKeys(names, keys)
}

/** @param slips letters too many or too few that the keys of an e-mail address make up for */
export function addOtherKeys(
  contact: Contact,
  names: RecordNames,
  birthdays: readonly string[],
  slips: number,
  keys: KeyList,
): void {
  contexts.clear()
  addNameKeys(contact, names, keys)
  addBirthdayKeys(birthdays, keys, contexts)
  addPartialReachKeys(contact, slips, keys, contexts)
  addAddressKeys(contact, keys, contexts)
  addCompanyKeys(contact, keys, contexts)
  contexts.addKeys(names, keys)
  // Of somebody with a name these would only bring colleagues.
  if (names.sounds.length > 0) return
  addLoneDomainKeys(contact, keys)
  addLoneCompanyKeys(contact, keys)
}

/** All keys of a record, in the steps in which a search asks for them. A person is filed under those of all steps. */
import type { Contact } from '../contact.ts'
import type { Nicknames } from '../nickname.ts'
import { Contexts } from './contexts.ts'
import type { KeyFamily } from './key-family.ts'
import { KeyList } from './key-list.ts'
import { addAddressKeys } from './keys-of-addresses.ts'
import { addBirthdayKeys, addWholeBirthdays, Birthdays } from './keys-of-birthdays.ts'
import { addCompanyKeys, addLoneCompanyKeys } from './keys-of-companies.ts'
import { addNameKeys } from './keys-of-names.ts'
import { addLoneDomainKeys, addPartialReachKeys, addReachKeys } from './keys-of-reach.ts'
import { RecordReadings } from './readings.ts'
import { RecordNames } from './record-names.ts'
import { addWholeRecordKey } from './whole-record.ts'

/** What the keys of a record make up for, beyond what they survive by themselves. */
export interface Leeway {
  /** Letters too many or too few in the local part of an e-mail address. */
  readonly slips: number
  /** Whether birthdays count with day and month in each other's place too. */
  readonly swapsDates: boolean
}

export const NO_LEEWAY: Leeway = { slips: 0, swapsDates: false }

/** The keys of one record after another. */
export class RecordKeys {
  readonly keys: KeyList
  readonly names = new RecordNames()
  private readonly readings = new RecordReadings()
  private readonly birthdays = new Birthdays()
  private readonly contexts = new Contexts()

  /** @param leftOut families that are never added: for measuring what a family is worth */
  constructor(leftOut: readonly KeyFamily[] = []) {
    this.keys = new KeyList(leftOut)
  }

  /** Gathers all keys that a person is filed under. */
  takeAll(person: Contact): void {
    this.takeReach(person)
    this.addIdentity(person, null, NO_LEEWAY)
    this.addOthers(person, NO_LEEWAY)
    addLoneCompanyKeys(this.readings, this.keys)
  }

  /** Begins with the keys of how to reach somebody. */
  takeReach(contact: Contact): void {
    this.keys.clear()
    this.readings.takeReach(contact)
    addReachKeys(this.readings, this.keys)
  }

  /**
   * Adds, after those, keys that nearly name somebody, but take more making: all at once, a name with the birthday.
   *
   * @param nicknames null for a record that is filed
   */
  addIdentity(contact: Contact, nicknames: Nicknames | null, { swapsDates }: Leeway): void {
    const { readings, names, birthdays, contexts, keys } = this
    readings.takeIdentity(contact)
    names.take(readings, nicknames)
    birthdays.take(readings.birthdays)
    if (swapsDates) birthdays.addSwapped()
    addWholeRecordKey(contact, keys)
    contexts.clear()
    addWholeBirthdays(birthdays, contexts)
    contexts.addKeys(names, keys)
  }

  /** Adds, after both, all others. */
  addOthers(contact: Contact, { slips }: Leeway): void {
    const { readings, names, keys, contexts } = this
    readings.takeOthers(contact)
    contexts.clear()
    addNameKeys(readings, names, keys)
    addBirthdayKeys(this.birthdays, keys, contexts)
    addPartialReachKeys(readings, slips, keys, contexts)
    addAddressKeys(readings, keys, contexts)
    addCompanyKeys(readings, keys, contexts)
    contexts.addKeys(names, keys)
    // Of somebody with a name these would only bring colleagues.
    if (names.sounds.size > 0) return
    addLoneDomainKeys(readings, keys)
    addLoneCompanyKeys(readings, keys)
  }
}

/** Keys of where somebody lives or an organisation sits. */
import type { Contact } from '../contact.ts'
import type { Contexts } from './contexts.ts'
import { KEY_FAMILIES as KEY, PART } from './key-family.ts'
import { keyHash, partHash } from './key-hash.ts'
import type { KeyList } from './key-list.ts'
import { readings } from './readings.ts'
import { houseNumberHash, longestWords, streetLetters } from './words.ts'

const LINE = PART.house | PART.street
/** Letters at either end of a street's name: a slip spares one end, and the kind of street stands at the other. */
const BEGIN = 4
const END = 5

export function addAddressKeys(contact: Contact, keys: KeyList, contexts: Contexts): void {
  const postals = readings(contact, 'postal_code')
  const cities = readings(contact, 'city')
  for (const postal of postals) contexts.add(KEY.postalAndName, partHash(postal), PART.postal)
  for (const city of cities) {
    keys.add(KEY.city, keyHash(KEY.city, partHash(city)), PART.city)
    contexts.addForInitials(KEY.cityAndName, partHash(city), PART.city)
  }
  for (const street of readings(contact, 'street')) {
    const house = houseNumberHash(street)
    addStreetKeys(street, house, keys, contexts)
    if (house === 0) continue
    for (const postal of postals) {
      keys.add(KEY.houseAndPostal, keyHash(KEY.houseAndPostal, house, partHash(postal)), PART.house | PART.postal)
    }
    for (const city of cities) {
      keys.add(KEY.houseAndCity, keyHash(KEY.houseAndCity, house, partHash(city)), PART.house | PART.city)
    }
  }
}

/** @param house 0 for a street without a number */
function addStreetKeys(street: string, house: number, keys: KeyList, contexts: Contexts): void {
  const letters = streetLetters(street)
  const begin = partHash(letters, 0, Math.min(BEGIN, letters.length))
  const end = partHash(letters, Math.max(0, letters.length - END))
  keys.add(KEY.houseAndStreetBegin, keyHash(KEY.houseAndStreetBegin, house, begin), LINE)
  keys.add(KEY.houseAndStreetEnd, keyHash(KEY.houseAndStreetEnd, house, end), LINE)
  for (const word of longestWords(street, 1)) contexts.add(KEY.streetWordAndName, word, PART.street)
}

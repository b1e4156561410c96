/** Keys of where somebody lives or an organisation sits. */
import type { Contexts } from './contexts.ts'
import { KEY_FAMILIES as KEY, PART } from './key-family.ts'
import type { KeyList } from './key-list.ts'
import type { RecordReadings } from './readings.ts'
import { StreetParts } from './street-parts.ts'
import { LongestWords } from './words.ts'

const LINE = PART.house | PART.street
const HOUSE_AND_POSTAL = PART.house | PART.postal
const HOUSE_AND_CITY = PART.house | PART.city

const parts = new StreetParts()
const longest = new LongestWords(1)

export function addAddressKeys({ streets, cities, postals }: RecordReadings, keys: KeyList, contexts: Contexts): void {
  for (let place = 0; place < postals.size; place++) {
    contexts.add(KEY.postalAndName, PART.postal, postals.hash(place))
  }
  for (let place = 0; place < cities.size; place++) {
    keys.add(KEY.city, PART.city, cities.hash(place))
    contexts.addForInitials(KEY.cityAndName, PART.city, cities.hash(place))
  }
  for (let street = 0; street < streets.size; street++) {
    const text = streets.texts[street] as string
    parts.take(text)
    const { house } = parts
    keys.add(KEY.houseAndStreetBegin, LINE, house, parts.begin)
    keys.add(KEY.houseAndStreetEnd, LINE, house, parts.end)
    longest.take(text)
    if (longest.size > 0) contexts.add(KEY.streetWordAndName, PART.street, longest.hashes[0] as number)
    if (house === 0) continue
    for (let place = 0; place < postals.size; place++) {
      keys.add(KEY.houseAndPostal, HOUSE_AND_POSTAL, house, postals.hash(place))
    }
    for (let place = 0; place < cities.size; place++) {
      keys.add(KEY.houseAndCity, HOUSE_AND_CITY, house, cities.hash(place))
    }
  }
}

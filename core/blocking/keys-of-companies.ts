/** Keys of companies: a rare word, two words, how the name begins and ends, a word with a part of the address. */
import type { Contact } from '../contact.ts'
import type { Contexts } from './contexts.ts'
import { KEY_FAMILIES as KEY, PART } from './key-family.ts'
import { keyHash, partHash, unorderedKeyHash } from './key-hash.ts'
import type { KeyList } from './key-list.ts'
import { readings } from './readings.ts'
import { longestWords } from './words.ts'

const MOST_WORDS = 4
/** Words that go with the name of a person: who works there is found by either. */
const MOST_CONTEXTS = 2
const BOTH = PART.company | PART.moreOfCompany

export function addCompanyKeys(contact: Contact, keys: KeyList, contexts: Contexts): void {
  const companies = readings(contact, 'company')
  if (companies.length === 0) return
  const postals = readings(contact, 'postal_code')
  const cities = readings(contact, 'city')
  for (const company of companies) {
    const words = longestWords(company, MOST_WORDS)
    for (let place = 0; place < words.length; place++) {
      const word = words[place] as number
      if (place < MOST_CONTEXTS) contexts.add(KEY.companyWordAndName, word, PART.company)
      for (let other = place + 1; other < words.length; other++) {
        keys.add(KEY.companyWords, unorderedKeyHash(KEY.companyWords, word, words[other] as number), BOTH)
      }
      for (const postal of postals) {
        const key = keyHash(KEY.companyWordAndPostal, word, partHash(postal))
        keys.add(KEY.companyWordAndPostal, key, PART.company | PART.postal)
      }
      for (const city of cities) {
        const key = keyHash(KEY.companyWordAndCity, word, partHash(city))
        keys.add(KEY.companyWordAndCity, key, PART.company | PART.city)
      }
    }
  }
}

/** For an organisation, or for somebody of whom nothing but the employer is known. */
export function addLoneCompanyKeys(contact: Contact, keys: KeyList): void {
  for (const company of readings(contact, 'company')) {
    for (const word of longestWords(company, MOST_WORDS)) {
      keys.add(KEY.companyWord, keyHash(KEY.companyWord, word), PART.company)
    }
    if (!company.includes(' ')) addEndKeys(company, keys)
  }
}

/** At either end of a name that is one word, as Chinese and Japanese ones are: four characters of those say as much. */
const LETTERS = 8
const IDEOGRAPHS = 4
const FIRST_IDEOGRAPH = 0x2e80

function addEndKeys(name: string, keys: KeyList): void {
  const letters = name.charCodeAt(0) < FIRST_IDEOGRAPH ? LETTERS : IDEOGRAPHS
  const begin = partHash(name, 0, Math.min(letters, name.length))
  keys.add(KEY.companyBegin, keyHash(KEY.companyBegin, begin), PART.company)
  const end = partHash(name, Math.max(0, name.length - letters))
  keys.add(KEY.companyEnd, keyHash(KEY.companyEnd, end), PART.company)
}

/** Keys of companies: a rare word, two words, how the name begins and ends, a word with a part of the address. */
import type { Contexts } from './contexts.ts'
import { KEY_FAMILIES as KEY, PART } from './key-family.ts'
import { partHash } from './key-hash.ts'
import type { KeyList } from './key-list.ts'
import type { RecordReadings } from './readings.ts'
import { LongestWords } from './words.ts'

const MOST_WORDS = 4
/** Words that go with the name of a person: who works there is found by either. */
const MOST_CONTEXTS = 2
const BOTH = PART.company | PART.moreOfCompany
const WORD_AND_POSTAL = PART.company | PART.postal
const WORD_AND_CITY = PART.company | PART.city

const longest = new LongestWords(MOST_WORDS)

export function addCompanyKeys(
  { companies, cities, postals }: RecordReadings,
  keys: KeyList,
  contexts: Contexts,
): void {
  for (let company = 0; company < companies.size; company++) {
    longest.take(companies.texts[company] as string)
    for (let place = 0; place < longest.size; place++) {
      const word = longest.hashes[place] as number
      if (place < MOST_CONTEXTS) contexts.add(KEY.companyWordAndName, PART.company, word)
      for (let other = place + 1; other < longest.size; other++) {
        keys.addUnordered(KEY.companyWords, BOTH, word, longest.hashes[other] as number)
      }
      for (let postal = 0; postal < postals.size; postal++) {
        keys.add(KEY.companyWordAndPostal, WORD_AND_POSTAL, word, postals.hash(postal))
      }
      for (let city = 0; city < cities.size; city++) {
        keys.add(KEY.companyWordAndCity, WORD_AND_CITY, word, cities.hash(city))
      }
    }
  }
}

/** For an organisation, or for somebody of whom nothing but the employer is known. */
export function addLoneCompanyKeys({ companies }: RecordReadings, keys: KeyList): void {
  for (let company = 0; company < companies.size; company++) {
    const text = companies.texts[company] as string
    longest.take(text)
    for (let place = 0; place < longest.size; place++) {
      keys.add(KEY.companyWord, PART.company, longest.hashes[place] as number)
    }
    if (!text.includes(' ')) addEndKeys(text, keys)
  }
}

/** At either end of a name that is one word, as Chinese and Japanese ones are: four characters of those say as much. */
const LETTERS = 8
const IDEOGRAPHS = 4
const FIRST_IDEOGRAPH = 0x2e80

function addEndKeys(name: string, keys: KeyList): void {
  const letters = name.charCodeAt(0) < FIRST_IDEOGRAPH ? LETTERS : IDEOGRAPHS
  keys.add(KEY.companyBegin, PART.company, partHash(name, 0, Math.min(letters, name.length)))
  keys.add(KEY.companyEnd, PART.company, partHash(name, Math.max(0, name.length - letters)))
}

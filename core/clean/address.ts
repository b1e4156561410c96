/** Parts of an address that are words: street and second line, city. */
import { fold } from '../fold.ts'
import type { Reading } from './reading.ts'
import { bad, good } from './reading.ts'
import { speltOut } from './spelling.ts'
import { NUMBER_WORDS, ORDINALS, OWN_NUMBER, POST_BOX, STREET_ENDINGS, STREET_WORDS } from './street-words.ts'
import { remembered } from './word-memory.ts'

/** Not `c/o`, care of. */
const SPANISH_STREET = /^c\/(?!o\s)\s*(?=[\p{L}\d])/iu
const WORD_WITH_DIGIT_FIRST = /(?:^| )\d/
const LETTER_AFTER_NUMBER = /(\d)[-/](?=[a-z](?![a-z0-9]))/gi

/** Characters; a longer word that begins with a digit may end as a street does (`5hauptstrasse`). */
const LONGEST_HOUSE_NUMBER = 5

/**
 * The key has the house number first, wherever it is written, and every usual word in its short form: `12 n main st`,
 * `5 hauptstr`. Other numbers and the order of words stay.
 */
export function cleanStreet(text: string): readonly Reading[] {
  return keyed(text, (written) => withNumberFirst(shortWords(written)))
}

/** Flats, floors, boxes: the same short words, numbers where they stand. */
export function cleanSecondLine(text: string): readonly Reading[] {
  return keyed(text, shortWords)
}

function keyed(text: string, keyOf: (text: string) => string): readonly Reading[] {
  const key = keyOf(text)
  if (key === '') return bad(text, 'street.no_letters')
  const spelt = speltOut(text)
  return good(text, key, spelt === null ? [] : [keyOf(spelt)])
}

function shortWords(text: string): string {
  const joined = text.includes('-') || text.includes('/') ? withJoinedLetters(text) : text
  const folded = fold(joined)
  const words = (folded.includes('o box') ? folded.replace(POST_BOX, 'pob') : folded).split(' ')
  let key = ''
  for (let i = 0; i < words.length; i++) {
    const word = words[i] ?? ''
    if (NUMBER_WORDS.has(word) && startsWithDigit(words[i + 1] ?? '')) continue
    const short = isHouseNumber(word) ? word : streetWord(word)
    key = key === '' ? short : `${key} ${short}`
  }
  return key
}

/** `hauptstr 5` → `5 hauptstr`, where that is the only number and no flat's or road's own. */
function withNumberFirst(key: string): string {
  const at = key.lastIndexOf(' ')
  if (at < 0 || !startsWithDigit(key.slice(at + 1))) return key
  const name = key.slice(0, at)
  if (WORD_WITH_DIGIT_FIRST.test(name) || OWN_NUMBER.has(name.slice(name.lastIndexOf(' ') + 1))) return key
  return `${key.slice(at + 1)} ${name}`
}

function isHouseNumber(word: string): boolean {
  return startsWithDigit(word) && word.length <= LONGEST_HOUSE_NUMBER
}

/** `12-A`, `12/a` are `12a`; Spain's `C/` is a street. */
function withJoinedLetters(text: string): string {
  return text.replace(SPANISH_STREET, 'calle ').replace(LETTER_AFTER_NUMBER, '$1')
}

function startsWithDigit(word: string): boolean {
  const code = word.charCodeAt(0)
  return code >= 0x30 && code <= 0x39
}

const streetWord = remembered((word) => {
  const short = STREET_WORDS.get(word) ?? ORDINALS.get(word)
  if (short !== undefined) return short
  for (const [ending, ends] of STREET_ENDINGS) if (ending.test(word)) return word.replace(ending, ends)
  return word
})

const CITY_WORDS: ReadonlyMap<string, string> = new Map([
  ['saint', 'st'],
  ['sankt', 'st'],
  ['sainte', 'ste'],
  ['fort', 'ft'],
  ['mount', 'mt'],
])
const CITY_OF = /^(?:(?:city|town|village) of )+/

export function cleanCity(text: string): readonly Reading[] {
  const key = cityKey(text)
  if (!/\p{L}/u.test(key)) return bad(text, 'city.no_letters')
  const spelt = speltOut(text)
  return good(text, key, spelt === null ? [] : [cityKey(spelt)])
}

function cityKey(text: string): string {
  return fold(text)
    .replace(CITY_OF, '')
    .split(' ')
    .map((word) => CITY_WORDS.get(word) ?? word)
    .join(' ')
}

/** Parts of an address that are words: street and second line, city. */
import { fold, isPlainText } from '../fold.ts'
import type { Reading } from './reading.ts'
import { bad, good } from './reading.ts'
import { speltOut } from './spelling.ts'
import { NUMBER_WORDS, ORDINALS, OWN_NUMBER, POST_BOX, STREET_ENDINGS, STREET_WORDS } from './street-words.ts'
import { wordFilter } from './word-filter.ts'
import { remembered } from './word-memory.ts'

/** Not `c/o`, care of. */
const SPANISH_STREET = /^c\/(?!o\s)\s*(?=[\p{L}\d])/iu
const WORD_WITH_DIGIT_FIRST = /(?:^| )\d/
const LETTER_AFTER_NUMBER = /(\d)[-/](?=[a-z](?![a-z0-9]))/gi

const SPACE = 0x20
/** Characters; a longer word that begins with a digit may end as a street does (`5hauptstrasse`). */
const LONGEST_HOUSE_NUMBER = 5

/**
 * The key has the house number first, wherever it is written, and every usual word in its short form: `12 n main st`,
 * `5 hauptstr`. Other numbers and the order of words stay.
 */
export function cleanStreet(text: string): readonly Reading[] {
  if (isPlainText(text)) return good(text, withNumberFirst(shortened(text.toLowerCase())))
  return keyed(text, (written) => withNumberFirst(shortWords(written)))
}

/** Flats, floors, boxes: the same short words, numbers where they stand. */
export function cleanSecondLine(text: string): readonly Reading[] {
  if (isPlainText(text)) return good(text, shortened(text.toLowerCase()))
  return keyed(text, shortWords)
}

function keyed(text: string, keyOf: (text: string) => string): readonly Reading[] {
  const key = keyOf(text)
  if (key === '') return bad(text, 'street.no_letters')
  const spelt = speltOut(text)
  return good(text, key, spelt === null ? [] : [keyOf(spelt)])
}

function shortWords(text: string): string {
  return shortened(fold(text.includes('-') || text.includes('/') ? withJoinedLetters(text) : text))
}

/** @param folded with the words that stay as they are taken over together */
function shortened(folded: string): string {
  const line = folded.includes('o box') ? folded.replace(POST_BOX, 'pob') : folded
  let key = ''
  let kept = 0
  for (let from = 0, to = 0; from < line.length; from = to + 1) {
    to = endOfWord(line, from)
    if (isHouseNumber(line, from, to) || !mayBeShortened(line, from, to)) continue
    const word = line.slice(from, to)
    if (startsWithDigit(line, to + 1) && NUMBER_WORDS.has(word)) {
      key += line.slice(kept, from)
      kept = to + 1
      continue
    }
    const short = streetWord(word)
    if (short === word) continue
    key += line.slice(kept, from) + short
    kept = to
  }
  return kept === 0 ? line : key + line.slice(kept)
}

function endOfWord(line: string, from: number): number {
  let to = from
  while (to < line.length && line.charCodeAt(to) !== SPACE) to++
  return to
}

/** `hauptstr 5` → `5 hauptstr`, where that is the only number and no flat's or road's own. */
function withNumberFirst(key: string): string {
  const at = key.lastIndexOf(' ')
  if (at < 0 || !startsWithDigit(key, at + 1)) return key
  const name = key.slice(0, at)
  if (WORD_WITH_DIGIT_FIRST.test(name) || OWN_NUMBER.has(name.slice(name.lastIndexOf(' ') + 1))) return key
  return `${key.slice(at + 1)} ${name}`
}

function isHouseNumber(line: string, from: number, to: number): boolean {
  return to - from <= LONGEST_HOUSE_NUMBER && startsWithDigit(line, from)
}

/** `12-A`, `12/a` are `12a`; Spain's `C/` is a street. */
function withJoinedLetters(text: string): string {
  return text.replace(SPANISH_STREET, 'calle ').replace(LETTER_AFTER_NUMBER, '$1')
}

function startsWithDigit(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  return code >= 0x30 && code <= 0x39
}

const LONGER_WORDS = [...STREET_WORDS].filter(([word, short]) => word !== short).map(([word]) => word)
const mayBeSpecial = wordFilter([...LONGER_WORDS, ...ORDINALS.keys(), ...NUMBER_WORDS])
const LAST_LETTERS = new Set(['se', 'at', 'tr', 'tz', 'in'].map((letters) => lastLetters(letters, letters.length)))
/** Two letters and the shortest of `STREET_ENDINGS`. */
const SHORTEST_WITH_ENDING = 5

/** @returns false only for a word that neither is special nor ends as one-word street names do */
function mayBeShortened(line: string, from: number, to: number): boolean {
  return mayBeSpecial(line, from, to) || (to - from >= SHORTEST_WITH_ENDING && LAST_LETTERS.has(lastLetters(line, to)))
}

/** @returns one number for the two letters before `to` */
function lastLetters(text: string, to: number): number {
  return text.charCodeAt(to - 2) * 0x10000 + text.charCodeAt(to - 1)
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

/**
 * Sketches: what 64 bits can hold of a key, so that two values of a field are mostly seen to differ without reading
 * either. A sketch never tells that two values agree; one of two zeros tells nothing at all.
 *
 * `name` `text` `place` `street` `postal`: 27 bits for which units occur (unit modulo 27) and 5 for how many there are;
 * 27 for which occur twice and 5 for the first. `phone`: 16 bits each for the last four digits, the three before them,
 * the rest, and all digits in any order. `email`: 16 bits each for host and local part; 5 for the first unit, 6 each for
 * the length of the local part and of the whole. `words`: one bit for how each word begins and one for how it ends.
 * `birthday`: the date.
 */
import type { Field } from '../field.ts'
import { placeOfAt } from '../levels/email-level.ts'
import { LAST_LATIN } from '../levels/script.ts'
import { FIRST_SURROGATE } from '../similarity.ts'

/** Numbers that stand in the code as such: they are asked for with each look at a sketch. */
export const NONE_KIND = 0
export const CODE_KIND = 1
export const NAME_KIND = 2
export const TEXT_KIND = 3
export const PLACE_KIND = 4
export const STREET_KIND = 5
export const POSTAL_KIND = 6
export const PHONE_KIND = 7
export const EMAIL_KIND = 8
export const WORDS_KIND = 9
export const BIRTHDAY_KIND = 10
export type SketchKind =
  | typeof NONE_KIND
  | typeof CODE_KIND
  | typeof NAME_KIND
  | typeof TEXT_KIND
  | typeof PLACE_KIND
  | typeof STREET_KIND
  | typeof POSTAL_KIND
  | typeof PHONE_KIND
  | typeof EMAIL_KIND
  | typeof WORDS_KIND
  | typeof BIRTHDAY_KIND

export const SKETCH_KINDS: Readonly<Record<Field, SketchKind>> = {
  full_name: NONE_KIND,
  first_name: NAME_KIND,
  middle_name: NAME_KIND,
  last_name: NAME_KIND,
  email: EMAIL_KIND,
  phone: PHONE_KIND,
  company: WORDS_KIND,
  job_title: TEXT_KIND,
  street: STREET_KIND,
  street2: TEXT_KIND,
  city: PLACE_KIND,
  region: CODE_KIND,
  postal_code: POSTAL_KIND,
  country: CODE_KIND,
  birthday: BIRTHDAY_KIND,
  website: TEXT_KIND,
  linkedin: TEXT_KIND,
  notes: TEXT_KIND,
}

const MASK_BITS = 27
export const MASK = 2 ** MASK_BITS - 1
/** Longer keys, and those with halves of code points, have no sketch of their letters. */
const MOST_UNITS = 31

/** The two words of a sketch, as signed numbers. */
export interface Sketch {
  a: number
  b: number
}

/** @param into filled with the sketch of a key that is not empty */
export function sketchOf(kind: SketchKind, key: string, into: Sketch): void {
  into.a = 0
  into.b = 0
  switch (kind) {
    case NAME_KIND:
      if (!key.includes(' ')) addLetters(key, into)
      return
    case TEXT_KIND:
    case PLACE_KIND:
    case POSTAL_KIND:
      addLetters(key, into)
      return
    case STREET_KIND:
      addStreet(key, into)
      return
    case PHONE_KIND:
      addPhone(key, into)
      return
    case EMAIL_KIND:
      addAddress(key, into)
      return
    case WORDS_KIND:
      addWords(key, into)
      return
    case BIRTHDAY_KIND:
      into.a = dateOf(key)
      return
    case CODE_KIND:
    case NONE_KIND:
      return
    default:
      kind satisfies never
  }
}

/** Which units occur in a text, and which occur twice, as 32 bits each (unit modulo 32). */
export interface Occurring {
  once: number
  twice: number
}

/** @param into filled with what occurs from `from` up to but without `to` */
export function addOccurring(text: string, from: number, to: number, into: Occurring): void {
  into.once = 0
  into.twice = 0
  for (let i = from; i < to; i++) {
    const bit = 1 << (text.charCodeAt(i) & 31)
    into.twice |= into.once & bit
    into.once |= bit
  }
}

function addLetters(key: string, into: Sketch): void {
  if (key.length > MOST_UNITS || key.charCodeAt(0) > LAST_LATIN) return
  let once = 0
  let twice = 0
  for (let i = 0; i < key.length; i++) {
    const unit = key.charCodeAt(i)
    if (unit >= FIRST_SURROGATE) return
    const bit = 1 << (unit % MASK_BITS)
    twice |= once & bit
    once |= bit
  }
  setLetters(once, twice, key.charCodeAt(0), key.length, into)
}

function setLetters(once: number, twice: number, first: number, length: number, into: Sketch): void {
  into.a = (length << MASK_BITS) | once
  into.b = ((first & 31) << MASK_BITS) | twice
}

/** Of the words without digits: their letters and the first of them, but the length of the whole line. */
function addStreet(key: string, into: Sketch): void {
  if (key.length > MOST_UNITS) return
  let once = 0
  let twice = 0
  let first = -1
  for (let from = 0; from < key.length; ) {
    const space = key.indexOf(' ', from)
    const to = space < 0 ? key.length : space
    const kind = kindOfWord(key, from, to)
    if (kind === 'mixed') return
    if (kind === 'letters') {
      if (first < 0) first = key.charCodeAt(from)
      for (let i = from; i < to; i++) {
        const bit = 1 << (key.charCodeAt(i) % MASK_BITS)
        twice |= once & bit
        once |= bit
      }
    }
    from = to + 1
  }
  if (first >= 0) setLetters(once, twice, first, key.length, into)
}

/** Only of a–z, only of digits, or anything else. */
function kindOfWord(key: string, from: number, to: number): 'letters' | 'digits' | 'mixed' {
  let letters = 0
  let digits = 0
  for (let i = from; i < to; i++) {
    const unit = key.charCodeAt(i)
    if (unit >= 0x61 && unit <= 0x7a) letters++
    else if (unit >= 0x30 && unit <= 0x39) digits++
  }
  if (letters > 0 && letters === to - from) return 'letters'
  return digits > 0 && digits === to - from ? 'digits' : 'mixed'
}

const END_DIGITS = 4
const LOCAL_DIGITS = 7

function addPhone(key: string, into: Sketch): void {
  const end = Math.max(1, key.length - END_DIGITS)
  const middle = Math.max(1, key.length - LOCAL_DIGITS)
  let all = 0
  for (let i = 1; i < key.length; i++) all = (all + mixed(key.charCodeAt(i))) & 0xffff
  into.a = (hashed(key, end, key.length) << 16) | (hashed(key, middle, end) & 0xffff) || 1
  into.b = (hashed(key, 1, middle) << 16) | all
}

const MOST_ADDRESS_UNITS = 63

function addAddress(key: string, into: Sketch): void {
  const at = placeOfAt(key)
  if (key.length > MOST_ADDRESS_UNITS || at < 0) return
  for (let i = 0; i < key.length; i++) if (key.charCodeAt(i) >= FIRST_SURROGATE) return
  into.a = (hashed(key, at + 1, key.length) << 16) | (hashed(key, 0, at) & 0xffff) || 1
  into.b = ((key.charCodeAt(0) & 31) << 12) | (at << 6) | key.length
}

/** Words that are one but for a slip begin alike or end alike, where they have five letters at least. */
const LONG_WORD = 5
const ENDS = 2

function addWords(key: string, into: Sketch): void {
  for (let i = 0; i < key.length; i++) if (key.charCodeAt(i) >= FIRST_SURROGATE) return
  for (let from = 0; from <= key.length; ) {
    const space = key.indexOf(' ', from)
    const to = space < 0 ? key.length : space
    if (to - from < LONG_WORD) addBit(hashed(key, from, to), into)
    else {
      addBit(hashed(key, from, from + ENDS), into)
      addBit(mixed(hashed(key, to - ENDS, to)), into)
    }
    from = to + 1
  }
}

function addBit(hash: number, into: Sketch): void {
  if ((hash & 32) === 0) into.a |= 1 << (hash & 31)
  else into.b |= 1 << (hash & 31)
}

/** Year, month and day, 12, 4 and 5 bits; 0 where the year is not told or not of four digits. */
function dateOf(key: string): number {
  if (key.length !== 'yyyy-mm-dd'.length || key.charCodeAt(0) === 0x2d) return 0
  return (numberIn(key, 0, 4) << 9) | (numberIn(key, 5, 7) << 5) | numberIn(key, 8, 10)
}

function numberIn(key: string, from: number, to: number): number {
  let number = 0
  for (let i = from; i < to; i++) number = 10 * number + key.charCodeAt(i) - 0x30
  return number
}

function hashed(text: string, from: number, to: number): number {
  let hash = 0x811c9dc5
  for (let i = from; i < to; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return mixed(hash)
}

function mixed(hash: number): number {
  const bits = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b)
  return bits ^ (bits >>> 13)
}

/** What keys take of a name: how it sounds, begins and ends, as hashes; so many words of a column for each name. */
import { soundsOf } from '../phonetic.ts'
import { partHash } from './key-hash.ts'

/** Words of one name, a line of the processor's memory, and what stands in them. */
export const NAME_WORDS = 16
/** How many of the likeliest sounds and of the others follow, of the whole name and two words of it. */
export const SOUNDS = 0
export const OTHER_SOUNDS = 1
export const INITIAL = 2
/** How the whole name begins and ends, up to three letters, never more than about half of it. */
export const BEGIN = 3
export const END = 4
/** The likeliest sound of the whole name, then of its first and last longer word: half of a double name must do. */
export const FIRST_SOUND = 5
/** The other sounds that double metaphone gives. */
export const FIRST_OTHER_SOUND = 8

const LONG_WORD = 3
const LETTERS = 3
const SPACE = 32
/** Halves of letters of two code units: 0xd800 … 0xdfff. */
const FIRST_SURROGATE = 0xd800
const SURROGATES = 0xf800
/** Names kept, a power of two, in some 5 MB: a name takes the place of another, since what is kept only saves time. */
const MOST_KEPT = 65_536

const names: string[] = new Array<string>(MOST_KEPT).fill('')
const kept = new Int32Array(MOST_KEPT * NAME_WORDS)

/** @param name folded, not empty; its words are written to `into` from `at` on */
export function copyNameParts(name: string, into: Int32Array, at: number): void {
  const hash = partHash(name)
  const place = (hash ^ (hash >>> 16)) & (MOST_KEPT - 1)
  const from = place * NAME_WORDS
  if (names[place] !== name) {
    writeParts(name, from)
    names[place] = name
  }
  for (let word = 0; word < NAME_WORDS; word++) into[at + word] = kept[from + word] as number
}

function writeParts(name: string, at: number): void {
  const likeliest = soundsOf(name)
  if (isPlain(name)) {
    addSounds(at, [likeliest])
    const count = Math.min(LETTERS, Math.ceil(name.length / 2))
    kept[at + INITIAL] = partHash(name, 0, 1)
    kept[at + BEGIN] = partHash(name, 0, count)
    kept[at + END] = partHash(name, name.length - count)
    return
  }
  const words = name.split(' ').filter((word) => word.length >= LONG_WORD && word.length < name.length)
  addSounds(at, [likeliest, ...[...words.slice(0, 1), ...words.slice(1).slice(-1)].map(soundsOf)])
  const letters = [...name.replaceAll(' ', '')]
  const count = Math.min(LETTERS, Math.ceil(letters.length / 2))
  kept[at + INITIAL] = partHash(letters[0] ?? '')
  kept[at + BEGIN] = partHash(letters.slice(0, count).join(''))
  kept[at + END] = partHash(letters.slice(-count).join(''))
}

/** @returns whether a name is one word, each letter of which is one code unit. */
function isPlain(name: string): boolean {
  for (let i = 0; i < name.length; i++) {
    const unit = name.charCodeAt(i)
    if (unit === SPACE || (unit & SURROGATES) === FIRST_SURROGATE) return false
  }
  return true
}

/** Adds how some names sound, each sound once: the likeliest ones, then what is none of those. */
function addSounds(at: number, sounds: readonly (readonly string[])[]): void {
  let first = 0
  for (const [sound = ''] of sounds) {
    const hash = partHash(sound)
    if (!has(at + FIRST_SOUND, first, hash)) kept[at + FIRST_SOUND + first++] = hash
  }
  let others = 0
  for (const [, sound] of sounds) {
    if (sound === undefined) continue
    const hash = partHash(sound)
    if (has(at + FIRST_SOUND, first, hash) || has(at + FIRST_OTHER_SOUND, others, hash)) continue
    kept[at + FIRST_OTHER_SOUND + others++] = hash
  }
  kept[at + SOUNDS] = first
  kept[at + OTHER_SOUNDS] = others
}

function has(from: number, count: number, hash: number): boolean {
  for (let word = from; word < from + count; word++) if (kept[word] === hash) return true
  return false
}

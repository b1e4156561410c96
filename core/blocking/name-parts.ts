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
/** Names kept, a power of two, in some 2 MB: a name takes the place of another, since what is kept only saves time. */
const MOST_KEPT = 16_384

const names: string[] = new Array<string>(MOST_KEPT).fill('')
const kept = new Int32Array(MOST_KEPT * NAME_WORDS)

/** @param name folded, not empty; its words are written to `into` from `at` on */
export function copyNameParts(name: string, into: Int32Array, at: number): void {
  const hash = partHash(name)
  const place = (hash ^ (hash >>> 16)) & (MOST_KEPT - 1)
  const from = place * NAME_WORDS
  if (names[place] !== name) {
    writeParts(name, kept.subarray(from, from + NAME_WORDS))
    names[place] = name
  }
  for (let word = 0; word < NAME_WORDS; word++) into[at + word] = kept[from + word] as number
}

function writeParts(name: string, parts: Int32Array): void {
  const words = name.split(' ').filter((word) => word.length >= LONG_WORD && word.length < name.length)
  const sounds = [name, ...words.slice(0, 1), ...words.slice(1).slice(-1)].map(soundsOf)
  const first = new Set(sounds.map(([sound = '']) => partHash(sound)))
  const others = new Set(sounds.flatMap(([, sound]) => (sound === undefined ? [] : [partHash(sound)])))
  for (const sound of first) others.delete(sound)
  const letters = [...name.replaceAll(' ', '')]
  const count = Math.min(LETTERS, Math.ceil(letters.length / 2))
  parts[SOUNDS] = first.size
  parts[OTHER_SOUNDS] = others.size
  parts[INITIAL] = partHash(letters[0] ?? '')
  parts[BEGIN] = partHash(letters.slice(0, count).join(''))
  parts[END] = partHash(letters.slice(-count).join(''))
  parts.set([...first], FIRST_SOUND)
  parts.set([...others], FIRST_OTHER_SOUND)
}

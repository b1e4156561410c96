/** What keys take of a name: how it sounds, begins and ends, as hashes. */
import { soundsOf } from '../phonetic.ts'
import { partHash } from './key-hash.ts'

export interface NameParts {
  /** The likeliest sound of the whole name, then of its first and last longer word: half of a double name must do. */
  readonly sounds: readonly number[]
  /** The other sounds that double metaphone gives. */
  readonly otherSounds: readonly number[]
  readonly initial: number
  /** How the whole name begins and ends, up to three letters, never more than about half of it. */
  readonly begin: number
  readonly end: number
}

const LONG_WORD = 3
const LETTERS = 3
/** Names kept, some 20 MB of them; when full it is emptied, since what is kept only saves time. */
const MOST_KEPT = 65_536

const kept = new Map<string, NameParts>()

/** @param name folded */
export function nameParts(name: string): NameParts {
  let parts = kept.get(name)
  if (parts === undefined) {
    if (kept.size >= MOST_KEPT) kept.clear()
    parts = partsOf(name)
    kept.set(name, parts)
  }
  return parts
}

function partsOf(name: string): NameParts {
  const words = name.split(' ').filter((word) => word.length >= LONG_WORD && word.length < name.length)
  const sounds = [name, ...words.slice(0, 1), ...words.slice(1).slice(-1)].map(soundsOf)
  const first = new Set(sounds.map(([sound = '']) => partHash(sound)))
  const others = new Set(sounds.flatMap(([, sound]) => (sound === undefined ? [] : [partHash(sound)])))
  const letters = [...name.replaceAll(' ', '')]
  const count = Math.min(LETTERS, Math.ceil(letters.length / 2))
  return {
    sounds: [...first],
    otherSounds: [...others].filter((sound) => !first.has(sound)),
    initial: partHash(letters[0] ?? ''),
    begin: partHash(letters.slice(0, count).join('')),
    end: partHash(letters.slice(-count).join('')),
  }
}

import fc from 'fast-check'
import { expect, it } from 'vitest'
import { soundsOf } from '../phonetic.ts'
import { partHash } from './key-hash.ts'
import {
  BEGIN,
  copyNameParts,
  END,
  FIRST_OTHER_SOUND,
  FIRST_SOUND,
  INITIAL,
  NAME_WORDS,
  OTHER_SOUNDS,
  SOUNDS,
} from './name-parts.ts'

const word = fc.oneof(
  fc.stringMatching(/^[a-z]{1,9}$/),
  fc.constantFrom('smith', 'schmidt', 'garcia', 'li', 'де', 'наталья', '王小明', '𠮷田', 'ñandu'),
)
const name = fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(' '))

/** The whole name, then its first and its last word of three letters or more. */
function soundsPlainly(text: string): { first: string[]; others: string[] } {
  const words = text.split(' ').filter((each) => each.length >= 3 && each !== text)
  const said = [text, ...(words.length > 0 ? [words[0]] : []), ...(words.length > 1 ? [words.at(-1)] : [])]
  const sounds = said.map((each) => soundsOf(each as string))
  const first = [...new Set(sounds.map(([sound]) => sound as string))]
  const others = [...new Set(sounds.map(([, sound]) => sound))].filter((sound) => sound !== undefined)
  return { first, others: others.filter((sound) => !first.includes(sound)) }
}

it('tells how a name sounds, begins and ends, also of names that take the place of others', () => {
  fc.assert(
    fc.property(fc.array(name, { minLength: 1, maxLength: 5 }), (names) => {
      for (const each of [...names, ...names]) {
        const words = new Int32Array(3 * NAME_WORDS)
        copyNameParts(each, words, NAME_WORDS)
        const at = (from: number, count = 1) => [...words.subarray(NAME_WORDS + from, NAME_WORDS + from + count)]
        const { first, others } = soundsPlainly(each)
        const letters = [...each.replaceAll(' ', '')]
        const count = Math.min(3, Math.ceil(letters.length / 2))
        expect(at(FIRST_SOUND, at(SOUNDS)[0])).toEqual(first.map((sound) => partHash(sound)))
        expect(at(FIRST_OTHER_SOUND, at(OTHER_SOUNDS)[0])).toEqual(others.map((sound) => partHash(sound)))
        expect(at(INITIAL)).toEqual([partHash(letters[0] as string)])
        expect(at(BEGIN)).toEqual([partHash(letters.slice(0, count).join(''))])
        expect(at(END)).toEqual([partHash(letters.slice(-count).join(''))])
        expect([...words.subarray(0, NAME_WORDS), ...words.subarray(2 * NAME_WORDS)].every((one) => one === 0)).toBe(
          true,
        )
      }
    }),
  )
})

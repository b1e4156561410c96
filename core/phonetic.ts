/** What a name sounds like: npm natural's double metaphone, for finding candidates, never for judging them. */
import { DoubleMetaphone } from 'natural/lib/natural/phonetics/index.js'

const metaphone = new DoubleMetaphone()
const LONGEST = 5
const LATIN = /^[a-z ]+$/

/** @returns one or two codes of a folded name; of a script that has no code, how the name begins. */
export function soundsOf(name: string): readonly string[] {
  const joined = name.replaceAll(' ', '')
  if (!LATIN.test(joined)) return [[...joined].slice(0, LONGEST).join('')]
  const [first = '', second = ''] = metaphone.process(joined, LONGEST)
  if (first === '') return [joined.slice(0, LONGEST)]
  return second === '' || second === first ? [first] : [first, second]
}

/** The ladder of street lines: normalised words with the house number. */
import type { Level } from '../level.ts'
import { jaroWinkler } from '../similarity.ts'

const CLOSE = 0.88

/** @returns how two lines agree; `close`: the same house, `similar`: the same street, another or no number. */
export function streetLevel(a: string, b: string): Level {
  if (a === b) return 'exact'
  const houseA = houseNumber(a)
  const houseB = houseNumber(b)
  const isSameHouse = houseA !== '' && houseA === houseB
  const nameA = streetName(a)
  const nameB = streetName(b)
  if (nameA === nameB || holdsWords(nameA, nameB) || jaroWinkler(nameA, nameB) >= CLOSE) {
    return isSameHouse ? 'close' : 'similar'
  }
  return jaroWinkler(a.replaceAll(' ', ''), b.replaceAll(' ', '')) >= 0.93 ? 'close' : 'differs'
}

/** @returns the first word that begins with a digit, empty without one. */
export function houseNumber(street: string): string {
  return street.split(' ').find((word) => /^\d/.test(word)) ?? ''
}

/** @returns the words without digits. */
export function streetName(street: string): string {
  return street
    .split(' ')
    .filter((word) => !/\d/.test(word))
    .join(' ')
}

/** One line leaves out what the other says: "calumet" for "s calumet ave". */
function holdsWords(a: string, b: string): boolean {
  if (a === '' || b === '') return false
  const wordsA = a.split(' ')
  const wordsB = b.split(' ')
  const [few, many] = wordsA.length <= wordsB.length ? [wordsA, wordsB] : [wordsB, wordsA]
  return few.some((word) => word.length > 2) && few.every((word) => many.includes(word))
}

/** The words of a directory's company names by number, so that two names are mostly compared by numbers. */
import { FIRST_SURROGATE } from '../similarity.ts'

export interface CompanyWords {
  /** The words by number. */
  readonly texts: readonly string[]
  /** What `lettersOf` tells of each. */
  readonly letters: readonly number[]
  /** From each name's place on: how many different words it has, and their numbers in its order. */
  readonly lists: readonly number[]
  readonly numbers: ReadonlyMap<string, number>
}

export interface CompanyWordsBuilder extends CompanyWords {
  /** @returns the place of the name's words in `lists` */
  readonly add: (name: string) => number
}

export function createCompanyWords(): CompanyWordsBuilder {
  const texts: string[] = []
  const letters: number[] = []
  const lists: number[] = []
  const numbers = new Map<string, number>()
  const numberOf = (word: string) => {
    let number = numbers.get(word)
    if (number === undefined) {
      number = texts.length
      numbers.set(word, number)
      texts.push(word)
      letters.push(lettersOf(word))
    }
    return number
  }
  return {
    texts,
    letters,
    lists,
    numbers,
    add(name) {
      const at = lists.length
      const words = differentWords(name)
      lists.push(words.length)
      for (const word of words) lists.push(numberOf(word))
      return at
    },
  }
}

/** @returns the words of a name, each once */
export function differentWords(name: string): readonly string[] {
  return [...new Set(name.split(' '))]
}

/** Of words with halves of code points: nothing is known. */
const UNKNOWN = 0

/** @returns which letters occur in a word, as bits (unit modulo 32) */
export function lettersOf(word: string): number {
  let letters = 0
  for (let i = 0; i < word.length; i++) {
    const unit = word.charCodeAt(i)
    if (unit >= FIRST_SURROGATE) return UNKNOWN
    letters |= 1 << (unit & 31)
  }
  return letters
}

/** @returns whether two words, by their letters, may be one but for a slip: each lacks at most one of the other's */
export function mayBeOneSlip(a: number, b: number): boolean {
  if (a === UNKNOWN || b === UNKNOWN) return true
  const ofA = a & ~b
  const ofB = b & ~a
  return (ofA & (ofA - 1)) === 0 && (ofB & (ofB - 1)) === 0
}

/** The words of a directory's company names by number, so that two names are mostly compared by numbers. */
import { grownWords } from '../directory-index/value-store.ts'
import { FIRST_SURROGATE } from '../similarity.ts'

export interface CompanyWords {
  /** The words by number, and what `lettersOf` tells of each. */
  readonly texts: readonly string[]
  readonly letters: Int32Array
  /** From each name's place on: how many different words it has, and their numbers in its order. */
  readonly lists: Uint32Array
  readonly numbers: ReadonlyMap<string, number>
}

export interface CompanyWordsBuilder {
  /** @returns the place of the name's words in `lists` */
  readonly add: (name: string) => number
  readonly words: () => CompanyWords
}

export function createCompanyWords(): CompanyWordsBuilder {
  const texts: string[] = []
  const numbers = new Map<string, number>()
  let lists = new Uint32Array(1024)
  let length = 0
  const push = (number: number) => {
    if (length === lists.length) lists = grownWords(lists)
    lists[length++] = number
  }
  const numberOf = (word: string) => {
    let number = numbers.get(word)
    if (number === undefined) {
      number = texts.length
      numbers.set(word, number)
      texts.push(word)
    }
    return number
  }
  return {
    add(name) {
      const at = length
      const words = differentWords(name)
      push(words.length)
      for (const word of words) push(numberOf(word))
      return at
    },
    words: () => ({ texts, letters: Int32Array.from(texts, lettersOf), lists: lists.slice(0, length), numbers }),
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
  const ofA = a & ~b
  const ofB = b & ~a
  return ((ofA & (ofA - 1)) === 0 && (ofB & (ofB - 1)) === 0) || a === UNKNOWN || b === UNKNOWN
}

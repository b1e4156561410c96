/** The words of a folded text that are worth a key, as hashes. */
import { LAST_LATIN } from '../levels/script.ts'
import { partHash } from './key-hash.ts'

const SPACE = 32
/** Shorter Latin words are particles and abbreviations; two characters of Chinese or Korean are a word. */
const LONG_WORD = 3

/** @returns hashes of the longest words without a digit, at most `most`, longer ones first, equal ones as they stand */
export function longestWords(text: string, most: number): readonly number[] {
  const hashes: number[] = []
  const lengths: number[] = []
  for (let from = 0; from < text.length; ) {
    const to = wordEnd(text, from)
    const length = to - from
    if (length >= LONG_WORD || text.charCodeAt(from) > LAST_LATIN) {
      let place = lengths.length
      while (place > 0 && (lengths[place - 1] as number) < length) place--
      if (place < most && !startsWithDigit(text, from)) {
        lengths.splice(place, 0, length)
        hashes.splice(place, 0, partHash(text, from, to))
        if (hashes.length > most) {
          hashes.pop()
          lengths.pop()
        }
      }
    }
    from = to + 1
  }
  return hashes
}

/** @returns the hash of the first word that begins with a digit, 0 without one */
export function houseNumberHash(street: string): number {
  for (let from = 0; from < street.length; ) {
    const to = wordEnd(street, from)
    if (startsWithDigit(street, from)) return partHash(street, from, to)
    from = to + 1
  }
  return 0
}

/** @returns the words that do not begin with a digit, without the spaces between them */
export function streetLetters(street: string): string {
  let letters = ''
  for (let from = 0; from < street.length; ) {
    const to = wordEnd(street, from)
    if (!startsWithDigit(street, from)) letters += street.slice(from, to)
    from = to + 1
  }
  return letters
}

function wordEnd(text: string, from: number): number {
  let to = from
  while (to < text.length && text.charCodeAt(to) !== SPACE) to++
  return to
}

function startsWithDigit(text: string, from: number): boolean {
  const unit = text.charCodeAt(from)
  return unit >= 48 && unit <= 57
}

/** The words of a folded text that are worth a key, as hashes. */
import { LAST_LATIN } from '../levels/script.ts'
import { partHash } from './key-hash.ts'

const SPACE = 32
/** Shorter Latin words are particles and abbreviations; two characters of Chinese or Korean are a word. */
const LONG_WORD = 3

/** The longest words of one text after another. */
export class LongestWords {
  size = 0
  private readonly begins: Int32Array
  private readonly ends: Int32Array
  readonly hashes: Int32Array

  /** @param most of a text */
  constructor(most: number) {
    this.begins = new Int32Array(most)
    this.ends = new Int32Array(most)
    this.hashes = new Int32Array(most)
  }

  /** Takes the longest words without a digit in front, longer ones first, equal ones as they stand. */
  take(text: string): void {
    this.size = 0
    for (let from = 0; from < text.length; ) {
      const to = wordEnd(text, from)
      const isLong = to - from >= LONG_WORD || text.charCodeAt(from) > LAST_LATIN
      if (isLong && !startsWithDigit(text, from)) this.insert(from, to)
      from = to + 1
    }
    for (let place = 0; place < this.size; place++) {
      this.hashes[place] = partHash(text, this.begins[place], this.ends[place])
    }
  }

  private insert(from: number, to: number): void {
    let place = this.size
    while (place > 0 && this.length(place - 1) < to - from) place--
    if (place === this.hashes.length) return
    if (this.size < this.hashes.length) this.size++
    for (let moved = this.size - 1; moved > place; moved--) {
      this.begins[moved] = this.begins[moved - 1] as number
      this.ends[moved] = this.ends[moved - 1] as number
    }
    this.begins[place] = from
    this.ends[place] = to
  }

  private length(place: number): number {
    return (this.ends[place] as number) - (this.begins[place] as number)
  }
}

/** @returns where the word that begins at `from` ends */
export function wordEnd(text: string, from: number): number {
  let to = from
  while (to < text.length && text.charCodeAt(to) !== SPACE) to++
  return to
}

export function startsWithDigit(text: string, from: number): boolean {
  const unit = text.charCodeAt(from)
  return unit >= 48 && unit <= 57
}

/** Most words are not among some special ones, and their first and last letter and length show it. */

/** @returns false for a word at [from, to) of `text` that is none of the special ones for sure; never for one of them */
export type WordFilter = (text: string, from: number, to: number) => boolean

const LENGTHS = 16
const LETTERS = 32

/** @param words what the filter lets through; none of them empty */
export function wordFilter(words: Iterable<string>): WordFilter {
  const mayBe = new Uint8Array(LENGTHS * LETTERS * LETTERS)
  for (const word of words) mayBe[placeOf(word, 0, word.length)] = 1
  return (text, from, to) => mayBe[placeOf(text, from, to)] === 1
}

/** Longer words count as of the greatest length; letters of an alphabet differ in their lowest bits. */
function placeOf(text: string, from: number, to: number): number {
  const first = text.charCodeAt(from) % LETTERS
  const last = text.charCodeAt(to - 1) % LETTERS
  return (Math.min(to - from, LENGTHS - 1) * LETTERS + first) * LETTERS + last
}

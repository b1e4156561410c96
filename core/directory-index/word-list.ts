/** Unsigned 32-bit numbers, one behind the other, while they are being collected. */
export interface WordList {
  readonly add: (word: number) => void
  readonly length: () => number
  /** @returns a view of them; good until the next is added */
  readonly words: () => Uint32Array
}

export function createWordList(): WordList {
  let words = new Uint32Array(1024)
  let used = 0
  return {
    add(word) {
      if (used === words.length) {
        const larger = new Uint32Array(2 * words.length)
        larger.set(words)
        words = larger
      }
      words[used++] = word
    },
    length: () => used,
    words: () => words.subarray(0, used),
  }
}

/** What is worked out about single words, kept for the next row: words repeat even where cells do not. */

/** Words; rarer ones are worked out again. */
const MOST_WORDS = 8192

/** @returns `work`, which must depend on the word alone, with its last answers at hand. */
export function remembered<T>(work: (word: string) => T): (word: string) => T {
  const answers = new Map<string, T>()
  return (word) => {
    const known = answers.get(word)
    if (known !== undefined) return known
    if (answers.size >= MOST_WORDS) answers.clear()
    const answer = work(word)
    answers.set(word, answer)
    return answer
  }
}

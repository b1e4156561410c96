/** The ladder of company names, without their legal form: rare words count for more than common ones. */
import type { Level } from '../level.ts'
import { damerauLevenshtein, jaroWinkler } from '../similarity.ts'
import type { TermCounts } from '../term-counts.ts'

const CLOSE = 0.93
/** Shares of the shared words' weight, seen from the shorter and from the longer name. */
const MOST = 0.6
const SOME = 0.4

export interface CompanyAgreement {
  readonly level: Level
  /** The rarest word that both have; null without one. */
  readonly word: string | null
}

/** @returns how two company names agree. */
export function companyLevel(a: string, b: string, terms: TermCounts): CompanyAgreement {
  if (a === b) return { level: 'exact', word: null }
  const wordsA = [...new Set(a.split(' '))]
  const wordsB = [...new Set(b.split(' '))]
  let sharedBits = 0
  let rarest: string | null = null
  let rarestBits = 0
  for (const word of wordsA) {
    const other = wordsB.find((candidate) => isSameWord(word, candidate))
    if (other === undefined) continue
    const bits = Math.min(bitsOf(word, terms), bitsOf(other, terms))
    sharedBits += bits
    if (bits <= rarestBits) continue
    rarest = other
    rarestBits = bits
  }
  const bitsA = sumOfBits(wordsA, terms)
  const bitsB = sumOfBits(wordsB, terms)
  const ofShorter = sharedBits / Math.min(bitsA, bitsB)
  const ofLonger = sharedBits / Math.max(bitsA, bitsB)
  if (jaroWinkler(a, b) >= CLOSE && ofLonger >= MOST) return { level: 'close', word: rarest }
  if (ofLonger >= MOST) return { level: 'most_words', word: rarest }
  if (ofShorter >= MOST || ofLonger >= SOME) return { level: 'some_words', word: rarest }
  return { level: 'differs', word: null }
}

function isSameWord(a: string, b: string): boolean {
  return a === b || (Math.min(a.length, b.length) >= 5 && damerauLevenshtein(a, b, 1) <= 1)
}

function sumOfBits(words: readonly string[], terms: TermCounts): number {
  return words.reduce((sum, word) => sum + bitsOf(word, terms), 0)
}

/** What a word tells: the bits of one that so many companies have. */
function bitsOf(word: string, terms: TermCounts): number {
  const total = terms.total('company_word') + 100
  return Math.log2(total / (Math.max(1, terms.count('company_word', word)) + 0.5))
}

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
  const own = wordsOf(a, terms)
  const theirs = wordsOf(b, terms)
  let sharedBits = 0
  let rarest: string | null = null
  let rarestBits = 0
  for (let i = 0; i < own.words.length; i++) {
    const other = theirs.words.findIndex((candidate) => isSameWord(own.words[i] as string, candidate))
    if (other < 0) continue
    const bits = Math.min(own.bits[i] as number, theirs.bits[other] as number)
    sharedBits += bits
    if (bits <= rarestBits) continue
    rarest = theirs.words[other] as string
    rarestBits = bits
  }
  const level = companyLevelOf(sharedBits, own.sum, theirs.sum, a, () => b)
  return { level, word: level === 'differs' ? null : rarest }
}

/**
 * @param shared what the words tell that both of two different names have; `ofA` and `ofB` what all words of each tell
 * @param b read only where most is shared
 * @returns how two company names agree
 */
export function companyLevelOf(
  shared: number,
  ofA: number,
  ofB: number,
  a: string,
  b: () => string,
): 'close' | 'most_words' | 'some_words' | 'differs' {
  const ofShorter = shared / Math.min(ofA, ofB)
  const ofLonger = shared / Math.max(ofA, ofB)
  if (ofLonger >= MOST) return jaroWinkler(a, b()) >= CLOSE ? 'close' : 'most_words'
  return ofShorter >= MOST || ofLonger >= SOME ? 'some_words' : 'differs'
}

/** @returns whether two words are one but for a slip; short ones have no room for it */
export function isSameWord(a: string, b: string): boolean {
  return a === b || (Math.min(a.length, b.length) >= 5 && damerauLevenshtein(a, b, 1) <= 1)
}

interface Words {
  readonly words: readonly string[]
  readonly bits: readonly number[]
  readonly sum: number
}

/** Names come again and again: their words are kept, some 2 MB for each directory. */
const MOST_KEPT = 4096
const kept = new WeakMap<TermCounts, Map<string, Words>>()

function wordsOf(name: string, terms: TermCounts): Words {
  let names = kept.get(terms)
  if (names === undefined) {
    names = new Map()
    kept.set(terms, names)
  }
  let found = names.get(name)
  if (found === undefined) {
    const words = [...new Set(name.split(' '))]
    const bits = words.map((word) => wordBits(terms.count('company_word', word), terms))
    found = { words, bits, sum: bits.reduce((sum, each) => sum + each, 0) }
    if (names.size >= MOST_KEPT) names.clear()
    names.set(name, found)
  }
  return found
}

/** @returns what a word tells that so many companies have, in bits */
export function wordBits(count: number, terms: TermCounts): number {
  const total = terms.total('company_word') + 100
  return Math.log2(total / (Math.max(1, count) + 0.5))
}

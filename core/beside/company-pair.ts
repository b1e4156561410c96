/** The ladder of company names by numbers of words: the same levels as `companyLevel` finds. */
import { companyLevelOf, isSameWord, wordBits } from '../levels/company-level.ts'
import { type Model, weightOf, weightOfCount } from '../model.ts'
import { type CompanyWords, differentWords, lettersOf, mayBeOneSlip } from './company-words.ts'

/** A name of the list in words. */
export interface OwnCompany {
  readonly name: string
  readonly words: readonly string[]
  /** Of the directory's words, -1 for one that it lacks. */
  readonly numbers: readonly number[]
  readonly letters: readonly number[]
  readonly bits: readonly number[]
  readonly sum: number
}

export class CompanyPair {
  /** Of the last two. */
  level: ReturnType<typeof companyLevelOf> = 'differs'
  /** Number of the rarest word that both have, -1 where none counts. */
  private rarest = -1
  private readonly words: CompanyWords
  private readonly model: Model
  /** Of the directory's words: how many people have it, 0 while not asked, and what it tells. */
  private readonly counts: Uint32Array
  private readonly bits: Float64Array

  constructor(words: CompanyWords, model: Model) {
    this.words = words
    this.model = model
    this.counts = new Uint32Array(words.texts.length)
    this.bits = new Float64Array(words.texts.length)
  }

  open(name: string): OwnCompany {
    const words = differentWords(name)
    const bits = words.map((word) => wordBits(this.model.terms.count('company_word', word), this.model.terms))
    return {
      name,
      words,
      numbers: words.map((word) => this.words.numbers.get(word) ?? -1),
      letters: words.map(lettersOf),
      bits,
      sum: bits.reduce((sum, each) => sum + each, 0),
    }
  }

  /**
   * Finds the level of two names that are not equal.
   *
   * @param at place of the other's words
   * @param theirName is read where most words are shared
   */
  compare(own: OwnCompany, at: number, theirName: () => string): void {
    const { lists } = this.words
    const end = at + 1 + (lists[at] as number)
    let shared = 0
    let rarest = -1
    let rarestBits = 0
    let isAnyShared = false
    for (let i = 0; i < own.words.length; i++) {
      const other = this.sameWord(own, i, at + 1, end)
      if (other < 0) continue
      isAnyShared = true
      const bits = Math.min(own.bits[i] as number, this.bitsOf(other))
      shared += bits
      if (bits <= rarestBits) continue
      rarest = other
      rarestBits = bits
    }
    let theirSum = 0
    if (isAnyShared) for (let i = at + 1; i < end; i++) theirSum += this.bitsOf(lists[i] as number)
    this.level = isAnyShared ? companyLevelOf(shared, own.sum, theirSum, own.name, theirName) : 'differs'
    this.rarest = this.level === 'differs' ? -1 : rarest
  }

  /** @returns what the level of the last two weighs */
  weight(theirName: () => string): number {
    const { level, rarest } = this
    if (rarest >= 0) return weightOfCount('company', level, 'company_word', this.counts[rarest] as number, this.model)
    return weightOf('company', level, { kind: 'company', key: theirName() }, this.model)
  }

  /** @returns number of the first of the other's words that is the same but for a slip, -1 without one */
  private sameWord(own: OwnCompany, i: number, from: number, end: number): number {
    const { lists, letters, texts } = this.words
    const ownNumber = own.numbers[i] as number
    const ownLetters = own.letters[i] as number
    for (let j = from; j < end; j++) {
      const number = lists[j] as number
      if (number === ownNumber) return number
      if (!mayBeOneSlip(ownLetters, letters[number] as number)) continue
      if (isSameWord(own.words[i] as string, texts[number] as string)) return number
    }
    return -1
  }

  private bitsOf(word: number): number {
    if (this.counts[word] === 0) {
      const { terms } = this.model
      const count = terms.count('company_word', this.words.texts[word] as string)
      this.counts[word] = count
      this.bits[word] = wordBits(count, terms)
    }
    return this.bits[word] as number
  }
}

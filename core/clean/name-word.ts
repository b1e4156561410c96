/** What a single word of a name may be, wherever it stands. */
import { fold } from '../fold.ts'
import {
  AFTER_TITLES,
  BEFORE_TITLES,
  CONJUNCTIONS,
  PARTICLES,
  SUFFIXES,
  SUFFIXES_OR_NAMES,
  TITLES,
  TITLES_OR_NAMES,
} from './name-words.ts'
import { remembered } from './word-memory.ts'

export interface NameWord {
  /** Folded, without dots. */
  readonly bare: string
  /** Has a letter or digit, or joins names as `&` does. */
  readonly isSaid: boolean
  /** Compounds too: `Magistrate-Judge`. */
  readonly isTitle: boolean
  readonly isTitleOrName: boolean
  readonly isBeforeTitles: boolean
  /** Only where it is written as an abbreviation: `phil.` or `phil`, not `Phil`. */
  readonly isAfterTitles: boolean
  readonly isSuffix: boolean
  readonly isSuffixOrName: boolean
  readonly isParticle: boolean
  readonly isConjunction: boolean
  /** Tells two of one name apart (`Smith 2`): never a name of its own. */
  readonly isNumber: boolean
  /** A name and nothing else: none of the above, nor a comma, quote or bracket that says more. */
  readonly isOrdinary: boolean
}

const NUMBER = /^\d+$/
const DOTS = /[.]/g
const SAYS_MORE = /[\s,，、&"'“”„«»()]/

/** @returns what `word`, as written and without spaces, may be in a name. */
export const nameWord = remembered((word): NameWord => {
  const folded = fold(word)
  const bare = fold(word.replace(DOTS, ''))
  const kinds = {
    isTitle: TITLES.has(bare) || isCompoundTitle(folded.split(' ')),
    isTitleOrName: TITLES_OR_NAMES.has(bare),
    isBeforeTitles: BEFORE_TITLES.has(bare) || word === '&',
    isAfterTitles: AFTER_TITLES.has(bare) && (word.endsWith('.') || word === word.toLowerCase()),
    isSuffix: SUFFIXES.has(bare),
    isSuffixOrName: SUFFIXES_OR_NAMES.has(bare),
    isParticle: PARTICLES.has(bare),
    isConjunction: CONJUNCTIONS.has(word.toLowerCase()),
    isNumber: NUMBER.test(bare),
  }
  const isOrdinary = folded !== '' && !SAYS_MORE.test(word) && !Object.values(kinds).includes(true)
  return { bare, isSaid: folded !== '' || word === '&', ...kinds, isOrdinary }
})

function isCompoundTitle(parts: readonly string[]): boolean {
  return parts.length > 1 && parts.every((part) => TITLES.has(part) || TITLES_OR_NAMES.has(part))
}

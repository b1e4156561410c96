/** A full name as people write it, taken apart: titles, given names, family name, suffixes, nickname. */
import { fold } from '../fold.ts'
import {
  BEFORE_TITLES,
  CONJUNCTIONS,
  PARTICLES,
  SUFFIXES,
  SUFFIXES_OR_NAMES,
  TITLES,
  TITLES_OR_NAMES,
} from './name-words.ts'

/** Words as written, in order; every list may be empty. */
export interface ParsedName {
  readonly titles: readonly string[]
  readonly first: readonly string[]
  readonly middle: readonly string[]
  readonly last: readonly string[]
  readonly suffixes: readonly string[]
  readonly nicknames: readonly string[]
}

// Quotes and brackets round a nickname; a quote inside a word (Ng'ang'a) is part of it.
const NICKNAME = /(?<!\S)["'“”„«(]([^"“”„«»()]*?)["'“”»)](?=$|[\s,])/g
const COMMA = /\s*[,，、]\s*/
const SPACE = /\s+/
const DOTS = /[.]/g
const DOT_INSIDE = /\p{L}\.\p{L}/u

/**
 * Reads `Given Middle Family, Suffix` and `Family, Given Middle, Suffix`.
 * @param text a name of one person, trimmed
 */
export function parseName(text: string): ParsedName {
  const nicknames: string[] = []
  const bare = text.replace(NICKNAME, (_whole, inside: string) => {
    if (inside.trim() !== '') nicknames.push(inside.trim())
    return ' '
  })
  const [before = [], ...after] = bare
    .split(COMMA)
    .map((part) => part.split(SPACE).filter((word) => fold(word) !== '' || isSymbolWord(word)))
    .filter((part) => part.length > 0)
  const suffixes = after.filter(isAllSuffixes).flat()
  const rest = after.filter((part) => !isAllSuffixes(part))
  if (rest.length === 0) return { ...givenFirst(before, suffixes), nicknames }
  return { ...familyFirst(before, rest.flat(), suffixes), nicknames }
}

type NameWithoutNickname = Omit<ParsedName, 'nicknames'>

function givenFirst(words: readonly string[], suffixes: readonly string[]): NameWithoutNickname {
  const { titles, rest } = withoutTitles(words)
  const { names, trailing } = withoutSuffixes(rest, titles.length > 0 ? 1 : 2)
  const parts = joined(names)
  const all = [...trailing, ...suffixes]
  if (parts.length <= 1) {
    const only = parts.flat()
    return titles.length > 0
      ? { titles, first: [], middle: [], last: only, suffixes: all }
      : { titles, first: only, middle: [], last: [], suffixes: all }
  }
  const family = familyStart(parts)
  return {
    titles,
    first: parts[0] ?? [],
    middle: parts.slice(1, family).flat(),
    last: parts.slice(family).flat(),
    suffixes: all,
  }
}

function familyFirst(
  family: readonly string[],
  given: readonly string[],
  suffixes: readonly string[],
): NameWithoutNickname {
  const ofFamily = withoutSuffixes(family, 1)
  const { titles, rest } = withoutTitles(given)
  const ofGiven = withoutSuffixes(rest, 1)
  const parts = joined(ofGiven.names)
  return {
    titles,
    first: parts[0] ?? [],
    middle: parts.slice(1).flat(),
    last: ofFamily.names,
    suffixes: [...ofFamily.trailing, ...ofGiven.trailing, ...suffixes],
  }
}

/** @returns leading titles and the rest; the rest is never empty unless `words` is. */
export function withoutTitles(words: readonly string[]): {
  readonly titles: readonly string[]
  readonly rest: readonly string[]
} {
  let taken = 0
  for (let i = 0; i < words.length - 1; i++) {
    const word = bareWord(words[i])
    if (TITLES.has(word) || isTitleCompound(words[i]) || (TITLES_OR_NAMES.has(word) && words.length - i > 2))
      taken = i + 1
    else if (!BEFORE_TITLES.has(word)) break
  }
  return { titles: words.slice(0, taken), rest: words.slice(taken) }
}

/** @returns trailing suffixes and the names before them, at least one and at most all but `leave` words taken. */
export function withoutSuffixes(
  words: readonly string[],
  leave: number,
): { readonly names: readonly string[]; readonly trailing: readonly string[] } {
  let end = words.length
  while (end > Math.max(1, leave) && isSuffix(words[end - 1] ?? '', end)) end--
  return { names: words.slice(0, end), trailing: words.slice(end) }
}

function isSuffix(word: string, position: number): boolean {
  const bare = bareWord(word)
  if (SUFFIXES.has(bare) && !SUFFIXES_OR_NAMES.has(bare)) return true
  if (!SUFFIXES_OR_NAMES.has(bare)) return false
  return (
    DOT_INSIDE.test(word) ||
    ((bare === 'v' || bare === 'senior' || bare === 'junior') && !word.endsWith('.') && position >= 3)
  )
}

function isAllSuffixes(part: readonly string[]): boolean {
  return part.every(
    (word) => SUFFIXES.has(bareWord(word)) || SUFFIXES_OR_NAMES.has(bareWord(word)) || DOT_INSIDE.test(word),
  )
}

/** @returns groups of words that make one name each: `John and Jane`, `Velasquez y Garcia`. */
function joined(words: readonly string[]): string[][] {
  const groups: string[][] = []
  let open = false
  for (const word of words) {
    const isConjunction = words.length > 2 && CONJUNCTIONS.has(word.toLowerCase())
    const group = groups.at(-1)
    if (group !== undefined && (open || isConjunction)) group.push(word)
    else groups.push([word])
    open = isConjunction
  }
  return groups
}

/** @returns where the family name begins: at the first particle that is not the first name, else at the last group. */
function familyStart(groups: readonly (readonly string[])[]): number {
  for (let i = 1; i < groups.length - 1; i++) if (PARTICLES.has(bareWord(groups[i]?.[0]))) return i
  return groups.length - 1
}

function isTitleCompound(word: string | undefined): boolean {
  const parts = fold(word ?? '').split(' ')
  return parts.length > 1 && parts.every((part) => TITLES.has(part))
}

function isSymbolWord(word: string): boolean {
  return word === '&'
}

function bareWord(word: string | undefined): string {
  return fold((word ?? '').replace(DOTS, ''))
}

/** A full name as people write it, taken apart: titles, given names, family name, suffixes, nickname. */
import { eastAsianCuts } from './name-east-asian.ts'
import { nameWord } from './name-word.ts'

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
const WORD_BEGINS_WITH_QUOTE = /(?:^|\s)["'“”„«(]/
const COMMA = /\s*[,，、]\s*/
const SPACE = /\s+/
const UNDOTTED_LAST_OF_THREE: ReadonlySet<string> = new Set(['v', 'senior', 'junior'])
const DOT_INSIDE = /\p{L}\.\p{L}/u

/**
 * Reads `Given Middle Family, Suffix` and `Family, Given Middle, Suffix`.
 * @param text a name of one person, trimmed
 */
export function parseName(text: string): ParsedName {
  const [cut] = eastAsianCuts(text)
  if (cut !== undefined) return ordinaryName([cut.given], [cut.family])
  const comma = text.indexOf(', ')
  if (comma > 0) {
    const family = text.slice(0, comma).split(' ')
    const given = text.slice(comma + 2).split(' ')
    return family.every(isOrdinary) && given.every(isOrdinary) ? ordinaryName(given, family) : takenApart(text)
  }
  const words = text.split(' ')
  if (!words.every(isOrdinary)) return takenApart(text)
  return words.length === 1 ? ordinaryName(words, NONE) : ordinaryName(words.slice(0, -1), words.slice(-1))
}

function isOrdinary(word: string): boolean {
  return nameWord(word).isOrdinary
}

/** Words that are names and nothing else. */
function ordinaryName(given: readonly string[], family: readonly string[]): ParsedName {
  return {
    titles: NONE,
    first: given.length === 1 ? given : given.slice(0, 1),
    middle: given.length === 1 ? NONE : given.slice(1),
    last: family,
    suffixes: NONE,
    nicknames: NONE,
  }
}

const NONE: readonly string[] = []

function takenApart(text: string): ParsedName {
  const nicknames: string[] = []
  const bare = WORD_BEGINS_WITH_QUOTE.test(text)
    ? text.replace(NICKNAME, (_whole, inside: string) => {
        if (inside.trim() !== '') nicknames.push(inside.trim())
        return ' '
      })
    : text
  const [before = [], ...after] = bare
    .split(COMMA)
    .map((part) => part.split(SPACE).filter((word) => nameWord(word).isSaid))
    .filter((part) => part.length > 0)
  const areSuffixes = after.map((part) => isAllSuffixes(part, before.length))
  // `Ann Yamaguchi, MD, XYZ`: after a degree come degrees, whether we know them or not.
  const isGivenFirst = areSuffixes.every(Boolean) || (before.length > 1 && areSuffixes[0] === true)
  if (isGivenFirst) return familyIfAlone({ ...givenFirst(before, after.flat()), nicknames })
  const suffixes = after.filter((_part, i) => areSuffixes[i]).flat()
  const given = after.filter((_part, i) => !areSuffixes[i]).flat()
  return { ...familyFirst(before, given, suffixes), nicknames }
}

/** `Dr. King`, `King Jr.`, `"Rick" Edmonds`: a single name in company is a family name. */
function familyIfAlone(name: ParsedName): ParsedName {
  const company = name.titles.length + name.suffixes.length + name.nicknames.length
  return name.last.length === 0 && company > 0 ? { ...name, first: [], last: name.first } : name
}

type NameWithoutNickname = Omit<ParsedName, 'nicknames'>

function givenFirst(words: readonly string[], suffixes: readonly string[]): NameWithoutNickname {
  const { titles, rest } = withoutTitles(words)
  const { names, trailing } = withoutSuffixes(rest)
  const parts = joined(names)
  const all = [...trailing, ...suffixes]
  if (parts.length <= 1) return { titles, first: parts.flat(), middle: [], last: [], suffixes: all }
  // `Baron von Münchhausen`: no given name at all.
  if (titles.length > 0 && isSmallParticle(parts[0]?.[0] ?? ''))
    return { titles, first: [], middle: [], last: parts.flat(), suffixes: all }
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
  const ofFamily = withoutSuffixes(family)
  const { titles, rest } = withoutTitles(given)
  const ofGiven = withoutSuffixes(rest)
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
    const word = words[i] ?? ''
    const { isTitle, isTitleOrName, isBeforeTitles, isAfterTitles } = nameWord(word)
    if (
      isTitle ||
      (isTitleOrName && isTitleHere(words, i, taken)) ||
      (isAfterTitles && taken > 0 && isAbbreviated(words, i))
    )
      taken = i + 1
    else if (!isBeforeTitles) break
  }
  return { titles: words.slice(0, taken), rest: words.slice(taken) }
}

/** Without its dot `phil` is a title only where two names are left: not in `dr phil collins`. */
function isAbbreviated(words: readonly string[], index: number): boolean {
  return words[index]?.endsWith('.') === true || words.length - index > 2
}

function isTitleHere(words: readonly string[], index: number, taken: number): boolean {
  if (words[index]?.endsWith('.') || words.length - index > 2) return true
  return taken > 0 && !nameWord(words[index + 1] ?? '').isSuffix
}

/** @returns trailing suffixes and the names before them, at least one word. */
export function withoutSuffixes(words: readonly string[]): {
  readonly names: readonly string[]
  readonly trailing: readonly string[]
} {
  let end = words.length
  while (end > 1 && isTrailingSuffix(words[end - 1] ?? '', end)) end--
  return { names: words.slice(0, end), trailing: words.slice(end) }
}

function isTrailingSuffix(word: string, position: number): boolean {
  const { bare, isSuffix, isSuffixOrName } = nameWord(word)
  if (isSuffix) return true
  if (!isSuffixOrName || position < 3) return false
  return DOT_INSIDE.test(word) || (UNDOTTED_LAST_OF_THREE.has(bare) && !word.endsWith('.'))
}

/** @param familyWords words before the comma; where it is one, a given name is still to come */
function isAllSuffixes(part: readonly string[], familyWords: number): boolean {
  return part.every((word) => {
    const { isSuffix, isSuffixOrName } = nameWord(word)
    return isSuffix || (isSuffixOrName && familyWords > 1 && (DOT_INSIDE.test(word) || word === word.toUpperCase()))
  })
}

/** @returns groups of words that make one name each: `John and Jane`, `Velasquez y Garcia`, `Smith 2`. */
function joined(words: readonly string[]): string[][] {
  const groups: string[][] = []
  let open = false
  for (const word of words) {
    const isConjunction = words.length > 2 && nameWord(word).isConjunction
    const group = groups.at(-1)
    if (group !== undefined && (open || isConjunction || nameWord(word).isNumber)) group.push(word)
    else groups.push([word])
    open = isConjunction
  }
  return groups
}

/** @returns where the family name begins: at the first particle that is not the first name, else at the last group. */
function familyStart(groups: readonly (readonly string[])[]): number {
  for (let i = 1; i < groups.length - 1; i++) if (nameWord(groups[i]?.[0] ?? '').isParticle) return i
  return groups.length - 1
}

function isSmallParticle(word: string): boolean {
  return nameWord(word).isParticle && word === word.toLowerCase()
}

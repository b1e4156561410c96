/** Names: each of the four fields cleaned, and those that a row lacks made from those that it has. */
import { fold, visible } from '../fold.ts'
import { eastAsianCuts } from './name-east-asian.ts'
import { type ParsedName, parseName, withoutSuffixes, withoutTitles } from './name-parse.ts'
import type { Reading } from './reading.ts'
import { bad, good } from './reading.ts'
import { speltOut } from './spelling.ts'

/** Letters; shorter words are often initials or titles. */
const SHORTEST_PLAIN_WORD = 3
const SPACE = /\s+/
const TRAILING_INITIALS = /^(.*?[^ ]{2,})((?: [a-z])+)$/

/** The key is the name in the order given, middle, family, without titles, suffixes and nickname. */
export function cleanFullName(text: string): readonly Reading[] {
  return checked(text, () => {
    const seen = visible(text)
    const words = spoken(parseName(seen))
    // Other ways to cut a name without a space, and the name as it stands.
    const otherCuts = eastAsianCuts(seen).map(({ given, family }) => `${given} ${family}`)
    return keyed(text, words, otherCuts.length > 0 ? [...otherCuts, seen] : [])
  })
}

/** `Dr. Robert J. (Bob)`: key `robert j`; other keys `robert` and `bob`. */
export function cleanGivenName(text: string): readonly Reading[] {
  return checked(text, () => {
    const seen = visible(text)
    const name = eastAsianCuts(seen).length > 0 ? null : parseName(seen)
    if (name === null) return good(text, fold(text))
    const words = spoken(name)
    const withoutInitials = TRAILING_INITIALS.exec(fold(words))?.[1]
    return keyed(text, words, withoutInitials === undefined ? name.nicknames : [withoutInitials, ...name.nicknames])
  })
}

/** `van der Berg, Jr.`: key `van der berg`. */
export function cleanFamilyName(text: string): readonly Reading[] {
  return checked(text, () => {
    const words = visible(text).replaceAll(',', ' ').split(SPACE)
    const { names } = withoutSuffixes(withoutTitles(words).rest)
    return keyed(text, names.join(' '), [])
  })
}

function spoken({ first, middle, last }: ParsedName): string {
  return [...first, ...middle, ...last].join(' ')
}

/** @param others what else the name may be, best first; letters spelt with two come last */
function keyed(text: string, words: string, others: readonly string[]): readonly Reading[] {
  const key = fold(words) || fold(text)
  const spelt = speltOut(words)
  if (others.length === 0 && spelt === null) return good(text, key)
  const keys = [...others, ...(spelt === null ? [] : [spelt])].map(fold)
  return good(
    text,
    key,
    [...new Set(keys)].filter((other) => other !== '' && other !== key),
  )
}

function checked(text: string, read: () => readonly Reading[]): readonly Reading[] {
  if (isPlainWord(text)) return good(text, text.toLowerCase())
  if (text.includes('@')) return bad(text, 'name.is_email')
  if (!/\p{L}/u.test(text)) return bad(text, 'name.no_letters')
  return read()
}

/** @returns whether a name is one word of ASCII letters, as nearly all are */
function isPlainWord(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const lower = text.charCodeAt(i) | 0x20
    if (lower < 0x61 || lower > 0x7a) return false
  }
  return text.length >= SHORTEST_PLAIN_WORD
}

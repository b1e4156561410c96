/** What a column's name alone says about the field that it feeds. */
import type { Field } from './field.ts'
import { headerAlternatives, headerForms, withoutPath } from './header-forms.ts'
import { headerKey } from './header-key.ts'
import { AMBIGUOUS, FIELD_OF_HEADER, FIELD_OF_JOINED } from './header-names.ts'
import { isDecoy, isOtherDate, KIND_RANKS, OTHER_RANK, QUALIFIERS } from './header-words.ts'
import { damerauLevenshtein } from './similarity.ts'

export interface FieldCandidate {
  readonly field: Field
  /** 0–1. */
  readonly confidence: number
  /** Order among the columns of one field, the smaller the better. */
  readonly rank: number
}

const EXACT = 0.97
const QUALIFIED = 0.95
/** Of a name without its surroundings, or of two names for one thing: what was left out may have said otherwise. */
const DRESSED = 0.8
/** Of a name that means something else as well. */
const UNSURE = 0.7
const CONTAINED = 0.7
const SIMILAR = 0.7
const MAX_SLIPS = 2
const SHORTEST_MISSPELT = 4
const SHORTEST_REPLACED = 6

/** A bare name is the plainest, but work details go before it. */
const PLAIN_RANK = 0.5
const RANK_PER_NUMBER = 10

/** Parts of a birthday in columns of their own, in the order in which they are joined. */
const BIRTH_PARTS = [
  /^(?:birth|dob) year$|^year of birth$/,
  /^(?:birth|dob) month$|^month of birth$/,
  /^(?:birth|dob) day$|^day of birth$/,
]

/** Words by which a question or a long name still tells its field. */
const TELLING: readonly { readonly pattern: RegExp; readonly field: Field }[] = [
  { pattern: /\blinked ?in\b/, field: 'linkedin' },
  { pattern: /\be ?mails?\b/, field: 'email' },
  { pattern: /\b(?:tele)?phones?\b|\bmobile\b|\btelefon\w*\b|\btelephone\b/, field: 'phone' },
  { pattern: /\bzip ?code\b|\bpost ?code\b|\bpostal code\b|\bpostleitzahl\b|\bcode postal\b/, field: 'postal_code' },
  { pattern: /\bdate of birth\b|\bbirth ?(?:day|date)\b|\bgeburtsdatum\b/, field: 'birthday' },
]

/** Fields whose names are used of nothing but themselves; a city or a company has a size, a type, a founder. */
const UNMISTAKABLE: ReadonlySet<Field> = new Set([
  'first_name',
  'last_name',
  'email',
  'phone',
  'birthday',
  'postal_code',
])
/** Two things in one column. */
const AND: ReadonlySet<string> = new Set('and und et y e och og en i in si a es ve'.split(' '))
const MAX_UNKNOWN = 2
const SHORTEST_TELLING = 6

/** @returns the field, or null where the name says nothing or something else */
export function fieldOfHeader(name: string): FieldCandidate | null {
  const key = headerKey(name)
  if (key === '' || key.length > 120) return null
  const part = BIRTH_PARTS.findIndex((pattern) => pattern.test(key))
  if (part >= 0) return { field: 'birthday', confidence: QUALIFIED, rank: part }
  const words = key.split(' ')
  const named = namedField(name)
  if (named !== null) return named
  const inner = withoutPath(name)
  const innerKey = headerKey(inner)
  const innerWords = innerKey.split(' ')
  if (isDecoy(innerWords)) return null
  const dressed = dressedField(inner)
  if (dressed !== null) return dressed
  if (isOtherDate(innerWords)) return similarField(innerKey, innerWords, 'birthday')
  const telling = TELLING.find(({ pattern }) => pattern.test(key))?.field ?? null
  return (
    containedField(telling, words) ??
    similarField(innerKey, innerWords, null) ??
    containedField(fieldAtAnEnd(words), words)
  )
}

/** By the name as it stands. */
function namedField(name: string): FieldCandidate | null {
  const key = headerKey(name)
  if (key === '') return null
  const words = key.split(' ')
  const exact = FIELD_OF_HEADER.get(key)
  if (exact !== undefined) {
    return { field: exact, confidence: AMBIGUOUS.has(key) ? UNSURE : EXACT, rank: rankOf(exact, words) }
  }
  if (isDecoy(words) || isOtherDate(words)) return null
  const joined = FIELD_OF_JOINED.get(words.join(''))
  if (joined !== undefined) return { field: joined, confidence: QUALIFIED, rank: rankOf(joined, words) }
  return qualifiedField(words)
}

/** By what is left of the name, or by its parts if they mean the same; else by the first of them. */
function dressedField(inner: string): FieldCandidate | null {
  for (const form of headerForms(inner)) {
    const found = namedField(form)
    if (found !== null) return { ...found, confidence: Math.min(DRESSED, found.confidence) }
  }
  const [first, ...others] = headerAlternatives(inner).map((part) => namedField(part))
  if (first === undefined || first === null) return null
  return { ...first, confidence: others.every((other) => other?.field === first.field) ? DRESSED : UNSURE }
}

function qualifiedField(words: readonly string[]): FieldCandidate | null {
  const named = words.filter((word) => word !== 'value')
  const bare = bareField(named) ?? bareField(named.filter((word) => !isOrdinal(word)))
  if (bare === null) return null
  const field = bare === 'street' && words.at(-1) === '2' ? 'street2' : bare
  const isAddress = field === 'street' || field === 'street2'
  if ((isAddress && /[3-9]/.test(words.at(-1) ?? '')) || isOutOfTheWay(field, words)) return null
  return { field, confidence: QUALIFIED, rank: rankOf(field, words) }
}

/** Takes qualifiers off both ends, as few as will do: `Work Address 2` is an `address 2`, not a `2`. */
function bareField(words: readonly string[]): Field | null {
  for (let stripped = 0; stripped < words.length; stripped++) {
    for (let from = stripped; from >= 0; from--) {
      const to = words.length - (stripped - from)
      const field = FIELD_OF_HEADER.get(words.slice(from, to).join(' '))
      // An address word in front says where a city lies; behind, as in `Company Address`, it is the thing itself.
      const isBare =
        words.slice(0, from).every((word) => QUALIFIERS.has(word) || isOrdinal(word)) &&
        words.slice(to).every((word) => (QUALIFIERS.has(word) && !isAddressWord(word)) || isOrdinal(word))
      if (field !== undefined && isBare) return field
    }
  }
  return null
}

/** Of further addresses only the ways to reach somebody are worth comparing. */
function isOutOfTheWay(field: Field, words: readonly string[]): boolean {
  return field !== 'phone' && field !== 'email' && words.some((word) => QUALIFIERS.get(word) === OTHER_RANK)
}

function isAddressWord(word: string): boolean {
  return word === 'address' || word === 'adresse' || word === 'addr'
}

function isOrdinal(word: string): boolean {
  return /^[1-9]$/.test(word)
}

function rankOf(field: Field, words: readonly string[]): number {
  const ordinal = Number(words.find((word) => isOrdinal(word)) ?? 1)
  const own = field === 'street' || field === 'street2' ? 0 : (ordinal - 1) * RANK_PER_NUMBER
  const ranks = words.flatMap((word) => KIND_RANKS.get(word) ?? qualifierRank(field, word) ?? [])
  return own + (ranks.length === 0 ? PLAIN_RANK : Math.max(...ranks))
}

function qualifierRank(field: Field, word: string): number | undefined {
  // The word belongs to an e-mail's own name there.
  if (isAddressWord(word) && (field === 'email' || field === 'street' || field === 'street2')) return undefined
  return QUALIFIERS.get(word)
}

function containedField(found: Field | null, words: readonly string[]): FieldCandidate | null {
  if (found === null || words.includes('company') || isOutOfTheWay(found, words)) return null
  if (found === 'phone' && words.includes('code')) return null
  return { field: found, confidence: CONTAINED, rank: RANK_PER_NUMBER + rankOf(found, words) }
}

/** `Vorname Mitglied`, `Bewerber Nachname`: a name that means nothing else, beside a word or two that we don't know. */
function fieldAtAnEnd(words: readonly string[]): Field | null {
  if (words.some((word) => AND.has(word))) return null
  for (let count = words.length - 1; count > 0 && count >= words.length - MAX_UNKNOWN; count--) {
    for (const part of [words.slice(0, count), words.slice(-count)]) {
      const field = FIELD_OF_HEADER.get(part.join(' '))
      if (field !== undefined && UNMISTAKABLE.has(field) && part.join('').length >= SHORTEST_TELLING) return field
    }
  }
  return null
}

/** A name with typing errors. @param only the one field that may be meant, null for any */
function similarField(key: string, words: readonly string[], only: Field | null): FieldCandidate | null {
  if (key.length < 5) return null
  let best: Field | null = null
  let fewest = MAX_SLIPS + 1
  for (const [name, field] of FIELD_OF_HEADER) {
    // The first letter is hardly ever the wrong one.
    if (name[0] !== key[0] || Math.abs(name.length - key.length) > MAX_SLIPS || name.length < 5) continue
    if (only !== null && field !== only) continue
    const slips = slipsBetween(words, name.split(' '))
    if (slips >= fewest) continue
    fewest = slips
    best = field
  }
  return best === null ? null : { field: best, confidence: SIMILAR, rank: RANK_PER_NUMBER + rankOf(best, words) }
}

/** @returns how many of the words are misspelt, infinity where they are other words: `List Name` is no `Last Name` */
function slipsBetween(words: readonly string[], others: readonly string[]): number {
  if (words.length !== others.length) return Number.POSITIVE_INFINITY
  let slips = 0
  for (const [i, word] of words.entries()) {
    const other = others[i] as string
    if (word === other) continue
    if (!isMisspelt(word, other)) return Number.POSITIVE_INFINITY
    slips++
  }
  return slips
}

/** In a short word another letter makes another word; one left out, doubled or swapped does not. */
function isMisspelt(word: string, other: string): boolean {
  if (damerauLevenshtein(word, other, 1) > 1) return false
  const isReplaced = word.length === other.length && [...word].sort().join('') !== [...other].sort().join('')
  return Math.min(word.length, other.length) >= (isReplaced ? SHORTEST_REPLACED : SHORTEST_MISSPELT)
}

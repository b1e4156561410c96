/**
 * Blocking: which people of a directory are worth comparing with a contact. A union of many keys, each of which a
 * record may have lost, so that one damaged field never hides a person. Both sides make the same keys; the search
 * makes some more, for nicknames and for swapped dates.
 */
import type { Contact, FieldValue } from './contact.ts'
import { electCandidates } from './directory-index/candidate-votes.ts'
import { hashText } from './directory-index/hash-text.ts'
import { createPostingsBuilder, openPostings } from './directory-index/postings.ts'
import type { Field } from './field.ts'
import { houseNumber, streetName } from './levels/street-level.ts'
import type { Nicknames } from './nickname.ts'
import { soundsOf } from './phonetic.ts'

export interface BlockingBuilder {
  /** @param ordinal of the person; ascending */
  add: (person: Contact, ordinal: number) => void
  /** @returns the stored form; the same bytes for the same people in the same order */
  bytes: () => Uint8Array
}

/** Who is worth comparing with one contact; good until the next search. */
export interface BlockingSearch {
  /** @returns ordinals of the people with a key that nearly names a person, likeliest first; ask for them once, first */
  readonly strong: () => readonly number[]
  /** @returns all others worth comparing, likeliest first; worth asking for when nobody of the strong ones is it */
  readonly rest: () => readonly number[]
}

export interface Blocking {
  readonly search: (contact: Contact, nicknames: Nicknames) => BlockingSearch
}

export function createBlockingBuilder(): BlockingBuilder {
  const postings = createPostingsBuilder()
  return {
    add(person, ordinal) {
      for (const key of filingKeys(person)) postings.add(hashText(key), ordinal)
    },
    bytes: postings.bytes,
  }
}

/**
 * @param bytes as the builder made them; kept, and read in place where they lie at a multiple of four
 * @param people how many the directory has
 */
export function openBlocking(bytes: Uint8Array, people: number): Blocking {
  const postings = openPostings(bytes)
  return {
    search(contact, nicknames) {
      const keys = new Set([...searchKeys(contact, nicknames)].map(hashText))
      return { strong: () => [], rest: () => electCandidates(keys, people, postings) }
    },
  }
}

interface Parts {
  readonly given: readonly string[]
  readonly family: readonly string[]
  /** `yyyy-mm-dd` or `--mm-dd`. */
  readonly birthdays: readonly string[]
}

/** @returns the keys under which a person of the directory is filed; distinct. */
export function filingKeys(person: Contact): ReadonlySet<string> {
  return keysOf(person, {
    given: soundsOfField(person, 'first_name'),
    family: soundsOfField(person, 'last_name'),
    birthdays: readings(person, 'birthday'),
  })
}

/** @returns the keys under which to look for a contact: those it would be filed under, and likely changes of them. */
export function searchKeys(contact: Contact, nicknames: Nicknames): ReadonlySet<string> {
  const names = readings(contact, 'first_name')
  const short = names.flatMap((name) => [...nicknames.of(name)])
  const birthdays = readings(contact, 'birthday')
  return keysOf(contact, {
    given: distinct([...soundsOfField(contact, 'first_name'), ...short.flatMap(soundsOf)]),
    family: soundsOfField(contact, 'last_name'),
    birthdays: distinct([...birthdays, ...birthdays.flatMap(dayMonthSwapped)]),
  })
}

function keysOf(contact: Contact, { given, family, birthdays }: Parts): Set<string> {
  const keys = new Set<string>()
  const wholes = readings(contact, 'full_name')
  const names = distinct([...given, ...family])
  const streets = readings(contact, 'street')
  const postals = readings(contact, 'postal_code')

  keys.add(`all|${wholeText(contact)}`)
  for (const email of readings(contact, 'email')) {
    keys.add(`email|${email}`)
    keys.add(`local|${email.slice(0, email.lastIndexOf('@'))}`)
    for (const name of names) keys.add(`domain+name|${email.slice(email.lastIndexOf('@') + 1)}|${name}`)
  }
  for (const phone of readings(contact, 'phone')) keys.add(`phone|${phone.slice(-7)}`)
  for (const link of readings(contact, 'linkedin')) keys.add(`linkedin|${link}`)
  for (const whole of wholes) keys.add(`name|${whole.split(' ').sort().join(' ')}`)
  for (const first of given) {
    for (const last of family) keys.add(`names|${first < last ? `${first}|${last}` : `${last}|${first}`}`)
  }
  for (const name of names) keys.add(`one name|${name}`)
  for (const birthday of birthdays) {
    keys.add(`born|${birthday}`)
    for (const name of names) {
      keys.add(`day+name|${birthday.slice(-5)}|${name}`)
      if (!birthday.startsWith('--')) keys.add(`year+name|${birthday.slice(0, 4)}|${name}`)
    }
    for (const postal of postals) keys.add(`year+postal|${birthday.slice(0, 4)}|${postal}`)
  }
  for (const postal of postals) for (const name of names) keys.add(`postal+name|${postal}|${name}`)
  for (const city of readings(contact, 'city')) for (const name of names) keys.add(`city+name|${city}|${name}`)
  for (const street of streets) {
    const house = houseNumber(street)
    const begin = streetName(street).replaceAll(' ', '')
    keys.add(`street|${street}`)
    keys.add(`house|${house}|${begin.slice(0, 4)}`)
    keys.add(`house end|${house}|${begin.slice(-5)}`)
    for (const postal of postals) keys.add(`house+postal|${house}|${postal}`)
    for (const word of longWords(streetName(street))) keys.add(`house+word|${house}|${word}`)
  }
  for (const company of readings(contact, 'company')) {
    keys.add(`company|${company.replaceAll(' ', '').slice(0, 10)}`)
    for (const word of longWords(company)) {
      keys.add(`word|${word}`)
      for (const name of names) keys.add(`word+name|${word}|${name}`)
      for (const postal of postals) keys.add(`word+postal|${word}|${postal}`)
    }
  }
  return keys
}

/** A record that is there word for word is always found. */
function wholeText(contact: Contact): string {
  let text = ''
  for (const field in contact.values) {
    for (const value of contact.values[field as Field] ?? []) {
      if (!value.isDerived && value.isValid) text += `${field}:${value.key}\n`
    }
  }
  return text
}

function readings(contact: Contact, field: Field): readonly string[] {
  const values = contact.values[field]
  return values === undefined ? [] : distinct(values.filter((value) => value.isValid).flatMap(keysOfValue))
}

function keysOfValue(value: FieldValue): readonly string[] {
  return value.otherKeys === undefined ? [value.key] : [value.key, ...value.otherKeys]
}

/** Of the whole name and of each of its words: half of a double name must do. */
function soundsOfField(contact: Contact, field: Field): readonly string[] {
  return distinct(readings(contact, field).flatMap((name) => [name, ...longWords(name)].flatMap(soundsOf)))
}

function longWords(text: string): readonly string[] {
  return text.split(' ').filter((word) => word.length > 2)
}

function dayMonthSwapped(birthday: string): readonly string[] {
  const year = birthday.slice(0, -5)
  const [month = '', day = ''] = birthday.slice(-5).split('-')
  return Number(day) <= 12 ? [`${year}${day}-${month}`] : []
}

function distinct(texts: readonly string[]): readonly string[] {
  return texts.length < 2 ? texts : [...new Set(texts)]
}

/** Made-up people, and what becomes of a person in somebody's old list. */
import {
  CITIES,
  COMPANIES,
  GIVEN,
  LAST,
  LEGAL_FORMS,
  SHORT_FORMS,
  STREET_KINDS,
  STREETS,
  TITLES,
  TRADES,
} from './names.ts'
import type { Random } from './random.ts'

export interface Person {
  readonly first: string
  readonly last: string
  readonly email: string
  readonly phone: string
  readonly company: string
  readonly title: string
  readonly street: string
  readonly city: string
  readonly region: string
  readonly postalCode: string
  readonly birthday: string
}

const digits = (count: number, width: number) => String(count).padStart(width, '0')

export function makePerson(random: Random): Person {
  const first = random.pick(GIVEN)
  const last = random.pick(LAST)
  return { first, last, birthday: birthday(random), ...home(random), ...work(random, first, last) }
}

function birthday(random: Random): string {
  return `${1945 + random.below(58)}-${digits(1 + random.below(12), 2)}-${digits(1 + random.below(28), 2)}`
}

function home(random: Random) {
  const [city, region, prefix, area] = random.pick(CITIES)
  return {
    street: `${1 + random.below(9800)} ${random.pick(STREETS)} ${random.pick(STREET_KINDS)}`,
    city,
    region,
    postalCode: prefix + digits(random.below(100), 2),
    phone: `+1${area}55501${digits(random.below(100), 2)}`,
  }
}

function work(random: Random, first: string, last: string) {
  const name = `${random.pick(COMPANIES)} ${random.pick(TRADES)}`
  const user = random.pick([`${first}.${last}`, `${first[0]}${last}`, `${last}${first[0]}`])
  return {
    company: `${name} ${random.pick(LEGAL_FORMS)}`,
    title: random.pick(TITLES),
    email: `${user}@${name.replace(' ', '')}.example`.toLowerCase(),
  }
}

/** The same person as an old list has them: some things written otherwise, some out of date, some missing. */
export function agePerson(person: Person, random: Random): Person {
  let aged = person
  const short = SHORT_FORMS[person.first]
  if (short !== undefined && random.chance(0.35)) aged = { ...aged, first: short }
  if (random.chance(0.08)) aged = { ...aged, last: misspell(person.last, random) }
  if (random.chance(0.25)) aged = { ...aged, ...work(random, person.first, person.last) }
  if (random.chance(0.2)) {
    const { street, city, region, postalCode } = home(random)
    aged = { ...aged, street, city, region, postalCode }
  }
  if (random.chance(0.15)) aged = { ...aged, phone: home(random).phone }
  if (random.chance(0.2)) aged = { ...aged, email: '' }
  if (random.chance(0.3)) aged = { ...aged, phone: '' }
  if (random.chance(0.25)) aged = { ...aged, street: '' }
  if (random.chance(0.3)) aged = { ...aged, birthday: '' }
  return { ...aged, phone: writtenPhone(aged.phone, random) }
}

export function misspell(word: string, random: Random): string {
  const at = 1 + random.below(word.length - 2)
  const swapped = `${word.slice(0, at)}${word[at + 1] ?? ''}${word[at]}${word.slice(at + 2)}`
  return random.chance(0.5) ? swapped : word.slice(0, at) + word.slice(at + 1)
}

function writtenPhone(phone: string, random: Random): string {
  const match = /^\+1(\d{3})(\d{3})(\d{4})$/.exec(phone)
  if (match === null || random.chance(0.3)) return phone
  const [, area, exchange, line] = match
  return random.chance(0.5) ? `(${area}) ${exchange}-${line}` : `${area}.${exchange}.${line}`
}

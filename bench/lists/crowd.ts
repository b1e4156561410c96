/** People of a large list: names as common and as rare as in life, households, and what a list of some age has of them. */
import { AREA_CODES, FIRMS, GIVEN_NAMES, ROADS, STATES, SURNAMES, TOWNS } from './crowd-words.ts'
import { pickByFrequency } from './frequency.ts'
import { LEGAL_FORMS, SHORT_FORMS, STREET_KINDS, TITLES } from './names.ts'
import { misspell, type Person } from './people.ts'
import type { Random } from './random.ts'

export interface Inhabitant extends Person {
  /** Two letters. */
  readonly country: string
}

/**
 * Fitted to the census of the United States of 1990: the commonest surname has 1 % of the people, the 10th 0.4 %, the
 * 100th 0.08 %, the 1,000th 0.014 %; the commonest given name 2 %.
 */
const surname = pickByFrequency(SURNAMES, { shift: 4, exponent: 0.8 })
const givenName = pickByFrequency(GIVEN_NAMES, { shift: 10, exponent: 1 })
const town = pickByFrequency(
  TOWNS.map((_, index) => index),
  { shift: 20, exponent: 0.9 },
)
const firm = pickByFrequency(FIRMS, { shift: 30, exponent: 0.7 })
const road = pickByFrequency(ROADS, { shift: 10, exponent: 0.8 })

const MAIL_HOSTS = ['mail.example', 'post.example', 'inbox.example', 'freemail.example', 'letters.example']
const SHORT_KINDS: Readonly<Record<string, string>> = {
  Street: 'St',
  Avenue: 'Ave',
  Road: 'Rd.',
  Lane: 'Ln',
  Court: 'Ct',
  Drive: 'Dr.',
}

const digits = (count: number, width: number) => String(count).padStart(width, '0')

export function makeInhabitant(random: Random): Inhabitant {
  const first = givenName(random)
  const last = surname(random)
  return {
    first,
    last,
    birthday: `${1940 + random.below(65)}-${digits(1 + random.below(12), 2)}-${digits(1 + random.below(28), 2)}`,
    ...makeHome(random),
    phone: makePhone(random),
    ...makeWork(random, first, last),
  }
}

/** @returns somebody who lives with `other`: of one surname, at one address, half the time with one phone. */
export function makeHousemate(other: Inhabitant, random: Random): Inhabitant {
  const own = makeInhabitant(random)
  const { last, street, city, region, postalCode, country } = other
  const work = makeWork(random, own.first, last)
  const phone = random.chance(0.5) ? other.phone : own.phone
  return { ...own, ...work, last, street, city, region, postalCode, country, phone }
}

function makeHome(random: Random) {
  const place = town(random)
  return {
    street: `${1 + random.below(9800)} ${road(random)} ${random.pick(STREET_KINDS)}`,
    city: TOWNS[place] as string,
    region: STATES[place % STATES.length] as string,
    postalCode: digits(10_000 + ((place * 7919) % 890) * 100 + random.below(20), 5),
    country: 'US',
  }
}

/** Nine in ten are American; the others are of ranges that their countries keep for plays and films. */
function makePhone(random: Random): string {
  if (random.chance(0.9))
    return `+1${random.pick(AREA_CODES)}${200 + random.below(800)}${digits(random.below(10_000), 4)}`
  return random.pick([
    `+442079460${digits(random.below(1000), 3)}`,
    `+33199${digits(random.below(1_000_000), 6)}`,
    `+493023125${digits(random.below(1000), 3)}`,
  ])
}

function makeWork(random: Random, first: string, last: string) {
  const name = firm(random)
  const user = random.pick([`${first}.${last}`, `${first[0]}${last}`, `${last}.${first}`, `${first}${last[0]}`])
  const host = `${name.replaceAll(/[^A-Za-z]/g, '')}.example`
  const isOwn = random.chance(0.45)
  return {
    company: random.chance(0.6) ? `${name} ${random.pick(LEGAL_FORMS)}` : name,
    title: random.pick(TITLES),
    email: (isOwn ? `${user}${random.below(1000)}@${random.pick(MAIL_HOSTS)}` : `${user}@${host}`).toLowerCase(),
  }
}

/** The same person in somebody's list: some things written otherwise, some out of date, some missing. */
export function writeDown(person: Inhabitant, random: Random): Inhabitant {
  let row = person
  const change = (probability: number, fields: (random: Random) => Partial<Inhabitant>) => {
    if (random.chance(probability)) row = { ...row, ...fields(random) }
  }
  const short = SHORT_FORMS[person.first]
  if (short !== undefined) change(0.3, () => ({ first: short }))
  change(0.05, () => ({ last: misspell(person.last, random) }))
  change(0.03, () => ({ first: misspell(person.first, random) }))
  change(0.03, () => ({ first: `${person.first[0]}.` }))
  change(0.01, () => ({ first: person.last, last: person.first }))
  change(0.05, () => ({ first: row.first.toUpperCase(), last: row.last.toUpperCase() }))
  change(0.03, () => ({ first: row.first.toLowerCase(), last: `${row.last.toLowerCase()} ` }))
  change(0.2, () => {
    const { company, title, email } = makeWork(random, person.first, person.last)
    return random.chance(0.6) ? { company, title, email } : { company, title }
  })
  change(0.15, () => makeHome(random))
  change(0.12, () => ({ phone: makePhone(random) }))
  change(0.15, () => ({ email: '' }))
  change(0.05, () => ({ email: row.email.toUpperCase() }))
  change(0.3, () => ({ phone: '' }))
  change(0.2, () => ({ company: '' }))
  change(0.3, () => ({ title: '' }))
  change(0.25, () => ({ street: '', postalCode: '' }))
  change(0.3, () => ({ street: shortenKind(row.street) }))
  change(0.6, () => ({ birthday: '' }))
  change(0.3, () => ({ country: '' }))
  return { ...row, phone: writtenPhone(row.phone, random) }
}

const shortenKind = (street: string) => street.replace(/[A-Z][a-z]+$/, (kind) => SHORT_KINDS[kind] ?? kind)

/** In the spellings that lists have: a quarter as E.164, the rest with brackets, dots, blanks, or without a country. */
function writtenPhone(phone: string, random: Random): string {
  if (random.chance(0.25)) return phone
  const american = /^\+1(\d{3})(\d{3})(\d{4})$/.exec(phone)
  if (american === null)
    return phone.replace(/^(\+\d\d)(\d\d)(\d+)$/, random.pick(['$1 $2 $3', '$1 (0)$2 $3', '$1-$2-$3']))
  const [, area, exchange, line] = american
  return random.pick([
    `(${area}) ${exchange}-${line}`,
    `${area}-${exchange}-${line}`,
    `${area}.${exchange}.${line}`,
    `+1 ${area} ${exchange} ${line}`,
    `1-${area}-${exchange}-${line}`,
    `${area}${exchange}${line}`,
  ])
}

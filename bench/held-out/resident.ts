/** A made-up person in full. Numbers are random and may be somebody's: never call or write to them. */
import type { Random } from '../lists/random.ts'
import { withoutAccents } from './damage.ts'
import { between, zipf } from './pick.ts'

export interface Resident {
  readonly isWoman: boolean
  readonly first: string
  readonly last: string
  /** `yyyy-mm-dd`. */
  readonly birthday: string
  readonly street: string
  readonly city: string
  /** Empty where the country has none. */
  readonly region: string
  readonly postal: string
  /** With `+` and country code. */
  readonly phone: string
}

export function birthdayOf(random: Random, from: number, to: number): string {
  const two = (number: number) => String(number).padStart(2, '0')
  return `${between(random, from, to)}-${two(between(random, 1, 12))}-${two(between(random, 1, 28))}`
}

/** The same day in another order: d first. */
export function dayFirst(birthday: string, separator: string): string {
  return birthday.split('-').reverse().join(separator)
}

const HOSTS = zipf(
  [
    'freemail.example',
    'postbox.example',
    'mailhaus.example',
    'inbox.example',
    'webmail.example',
    'fastpost.example',
    'courrier.example',
    'correo.example',
    'homenet.example',
    'cablenet.example',
    'oldpost.example',
  ],
  1,
)

/** As people choose one for themselves: names, initials, a number, some without their name at all. */
export function privateEmail({ first, last, birthday }: Resident, random: Random): string {
  const [given, family] = [first, last].map(mailName) as [string, string]
  const year = birthday.slice(random.chance(0.5) ? 2 : 0, 4)
  const kind = random.next()
  let user = `${given}.${family}`
  if (kind < 0.2) user = `${given.slice(0, 1)}${family}`
  else if (kind < 0.35) user = `${given}${family.slice(0, 1)}${year}`
  else if (kind < 0.5) user = `${given}${between(random, 1, 999)}`
  else if (kind < 0.6) user = `${family}.${given}`
  else if (kind < 0.7) user = `${random.pick(PETS)}${random.pick(PETS)}${between(random, 1, 99)}`
  else if (kind < 0.85) user += between(random, 1, 99)
  return ownAddress(user, HOSTS(random), `${first} ${last} ${birthday}`, random)
}

const PETS = 'sunny moon tiger rocket garden runner star blue forest music coffee happy river cat wolf ocean'.split(' ')

export function mailName(name: string): string {
  return withoutAccents(name)
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')
}

/** Whose each address is, by set: every set draws from one source of random numbers. */
const owners = new WeakMap<Random, Map<string, string>>()

/** No provider gives one address to two people: who comes second gets a number. */
export function ownAddress(user: string, host: string, owner: string, random: Random): string {
  let taken = owners.get(random)
  if (taken === undefined) {
    taken = new Map()
    owners.set(random, taken)
  }
  for (let number = 1; ; number++) {
    const address = `${user}${number === 1 ? '' : number}@${host}`
    if ((taken.get(address) ?? owner) !== owner) continue
    taken.set(address, owner)
    return address
  }
}

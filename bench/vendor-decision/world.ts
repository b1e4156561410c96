/**
 * A world of made-up people, what a vendor has of it, and what a list has: each vendor record may be older than the list,
 * the vendor lacks a quarter of the people, and one in ten lives with another of the same surname.
 */
import { cleanFields } from '#core/clean-contact.ts'
import type { Contact } from '#core/contact.ts'
import type { Field } from '#core/field.ts'
import { DEFAULT_OPTIONS } from '#core/options.ts'
import { type Facts, personOf } from '#local/people-data-labs/facts.ts'
import type { Person } from '#local/people-data-labs/person.ts'
import { type Inhabitant, makeHousemate, makeInhabitant, writeDown } from '../lists/crowd.ts'
import { createRandom, type Random } from '../lists/random.ts'

export interface World {
  /** What the vendor has, by the inhabitant's number. */
  readonly records: readonly Person[]
  readonly idOf: (inhabitant: number) => string
  /** @returns a row of a list about one of them, with these fields alone */
  readonly row: (inhabitant: number, fields: readonly Field[], random: Random) => Contact
  readonly size: number
}

const KNOWN = 0.75
/** Who has moved, changed jobs, numbers or mailboxes since the vendor looked. */
const STALE = { work: 0.2, home: 0.15, phone: 0.12 }
/** A number or a mailbox that was somebody else's before: the vendor may still have it with them. */
const HANDED_ON = { phone: 0.02, email: 0.01 }

const OPTIONS = { ...DEFAULT_OPTIONS, defaultCountry: 'US' }

export function makeWorld(size: number, seed: number): World {
  const random = createRandom(seed)
  const people: Inhabitant[] = []
  while (people.length < size) {
    const other = people.at(-1)
    people.push(other !== undefined && random.chance(0.1) ? makeHousemate(other, random) : makeInhabitant(random))
  }
  const keyOf = (inhabitant: number) => `inhabitant ${inhabitant}`
  const factsOf = (inhabitant: number): Facts => {
    const person = people[inhabitant] as Inhabitant
    const before = makeInhabitant(random)
    const somebody = people[random.below(size)] as Inhabitant
    const work = random.chance(STALE.work) ? { ...before, email: before.email } : person
    const home = random.chance(STALE.home) ? before : person
    const email = random.chance(HANDED_ON.email) ? somebody.email : work.email
    const phone = random.chance(HANDED_ON.phone)
      ? somebody.phone
      : random.chance(STALE.phone)
        ? before.phone
        : person.phone
    return {
      key: keyOf(inhabitant),
      first: person.first,
      last: person.last,
      birthday: random.chance(0.5) ? person.birthday : '',
      jobs: [{ company: work.company, title: work.title, email, since: '2019-04' }],
      privateEmail: random.chance(0.4) ? person.email : '',
      phones: [phone].filter((number) => number.startsWith('+1')),
      street: home.street,
      city: home.city,
      region: home.region,
      postalCode: home.postalCode,
    }
  }
  const records = people.flatMap((_, inhabitant) => (random.chance(KNOWN) ? [personOf(factsOf(inhabitant))] : []))
  return {
    records,
    size,
    idOf: (inhabitant) => personOf({ ...BLANK, key: keyOf(inhabitant) }).id,
    row(inhabitant, fields, random) {
      const written = writeDown(people[inhabitant] as Inhabitant, random)
      const all: Readonly<Partial<Record<Field, string>>> = {
        first_name: written.first,
        last_name: written.last,
        email: written.email,
        phone: written.phone,
        company: written.company,
        job_title: written.title,
        street: written.street,
        city: written.city,
        region: written.region,
        postal_code: written.postalCode,
        birthday: written.birthday,
      }
      return cleanFields(Object.fromEntries(fields.map((field) => [field, all[field] ?? ''])), OPTIONS)
    },
  }
}

const BLANK: Facts = {
  key: '',
  first: '',
  last: '',
  birthday: '',
  jobs: [],
  privateEmail: '',
  phones: [],
  street: '',
  city: '',
  region: '',
  postalCode: '',
}

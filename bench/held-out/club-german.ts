/**
 * Tuning. Members of a German club: umlauts written three ways, streets abbreviated, people who moved or married,
 * days before months.
 */
import type { Random } from '../lists/random.ts'
import { heldOut, type Written } from './build-set.ts'
import {
  change,
  digitSlip,
  type Entry,
  initialOf,
  lose,
  spelledOut,
  swapNames,
  typo,
  withoutAccents,
} from './damage.ts'
import { family, german, germanPhone } from './pools/german.ts'
import { dayFirst, type Resident } from './resident.ts'

const PEOPLE = 2500
const STRANGERS = 400

export const CLUB_GERMAN = heldOut('club-german', 'tuning', 20102, (random) => {
  const directory: Written[] = []
  const contacts: Written[] = []
  for (let person = 0; person < PEOPLE + STRANGERS; person++) {
    const who = german(random)
    if (person < PEOPLE) directory.push({ person, entry: { ...entryOf(who), birthday: who.birthday } })
    if (person >= PEOPLE || random.chance(0.6)) contacts.push({ person, entry: member(who, random) })
  }
  return { directory, contacts }
})

function entryOf({ first, last, street, postal, city, phone, birthday }: Resident): Entry {
  return {
    first_name: first,
    last_name: last,
    street,
    postal_code: postal,
    city,
    phone,
    birthday: dayFirst(birthday, '.'),
  }
}

function member(who: Resident, random: Random): Entry {
  let entry = entryOf(who)
  if (random.chance(0.2)) {
    const { street, postal, city } = german(random)
    entry = { ...entry, street, postal_code: postal, city }
  }
  if (who.isWoman && random.chance(0.08)) {
    const married = family(random)
    entry = { ...entry, last_name: random.chance(0.4) ? `${who.last}-${married}` : married }
  }
  if (random.chance(0.15)) entry = { ...entry, phone: german(random).phone }
  const form = random.next()
  if (form < 0.06) entry = { ...entry, first_name: `${who.first} ${random.pick(['Maria', 'Anna', 'Karl', 'Josef'])}` }
  else if (form < 0.11) entry = { ...entry, first_name: `${initialOf(who.first)}.` }
  entry = { ...entry, phone: germanPhone(entry.phone ?? '', random) }
  entry = change(entry, { street: 0.5 }, (street) => street.replace('straße', 'str.'), random)
  entry = change(entry, { city: 0.15 }, (city) => city.split(' ')[0] ?? city, random)
  const writing = random.next()
  const written = writing < 0.2 ? spelledOut : writing < 0.35 ? withoutAccents : (text: string) => text
  entry = change(entry, { first_name: 1, last_name: 1, street: 1, city: 1 }, written, random)
  entry = change(entry, { first_name: 0.05, last_name: 0.07, street: 0.08, city: 0.04 }, typo, random)
  entry = change(entry, { birthday: 0.04, postal_code: 0.04, phone: 0.03 }, digitSlip, random)
  entry = lose(entry, { phone: 0.4, birthday: 0.3, street: 0.15, city: 0.05, postal_code: 0.1 }, random)
  return random.chance(0.03) ? swapNames(entry) : entry
}

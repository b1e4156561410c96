/**
 * Judging. French donors by name and address: accents lost or kept, compound first names cut short, family names in
 * capitals, particles, streets abbreviated, married women under either name.
 */
import type { Random } from '../lists/random.ts'
import { heldOut, type Written } from './build-set.ts'
import { change, digitSlip, type Entry, initialOf, lose, swapNames, typo, withoutAccents } from './damage.ts'
import { family, french, frenchPhone } from './pools/french.ts'
import { dayFirst, privateEmail, type Resident } from './resident.ts'

const PEOPLE = 2500
const STRANGERS = 500

export const DONORS_FRENCH = heldOut('donors-french', 'judging', 20202, (random) => {
  const directory: Written[] = []
  const contacts: Written[] = []
  for (let person = 0; person < PEOPLE + STRANGERS; person++) {
    const who = french(random)
    const email = privateEmail(who, random)
    if (person < PEOPLE)
      directory.push({ person, entry: lose(entryOf(who, email), { email: 0.3, phone: 0.3 }, random) })
    if (person >= PEOPLE || random.chance(0.6)) contacts.push({ person, entry: donor(who, email, random) })
  }
  return { directory, contacts }
})

function entryOf({ first, last, street, postal, city, phone, birthday }: Resident, email: string): Entry {
  const date = dayFirst(birthday, '/')
  return { first_name: first, last_name: last, email, phone, street, postal_code: postal, city, birthday: date }
}

function donor(who: Resident, email: string, random: Random): Entry {
  let entry: Entry = { ...entryOf(who, email), phone: frenchPhone(who.phone, random) }
  if (random.chance(0.15)) {
    const { street, postal, city } = french(random)
    entry = { ...entry, street, postal_code: postal, city }
  }
  if (who.isWoman && random.chance(0.1)) entry = { ...entry, last_name: family(random) }
  if (random.chance(0.15)) entry = { ...entry, email: privateEmail(who, random) }
  entry = change(entry, { first_name: 0.4 }, (name) => name.split('-')[0] ?? name, random)
  if (random.chance(0.05)) entry = { ...entry, first_name: initialOf(who.first) }
  entry = change(entry, { street: 0.4 }, shortened, random)
  entry = change(entry, { city: 0.3 }, (city) => city.replace('Saint-', 'St '), random)
  if (random.chance(0.35))
    entry = change(entry, { first_name: 1, last_name: 1, street: 1, city: 1 }, withoutAccents, random)
  if (random.chance(0.4)) entry = { ...entry, last_name: (entry.last_name ?? '').toUpperCase() }
  entry = change(entry, { first_name: 0.05, last_name: 0.06, street: 0.08, city: 0.04, email: 0.03 }, typo, random)
  entry = change(entry, { birthday: 0.04, postal_code: 0.04, phone: 0.03 }, digitSlip, random)
  const chances = { email: 0.55, phone: 0.55, birthday: 0.7, street: 0.15, postal_code: 0.08, city: 0.05 }
  entry = lose(entry, chances, random)
  return random.chance(0.04) ? swapNames(entry) : entry
}

function shortened(street: string): string {
  return street
    .replace('avenue', 'av.')
    .replace('boulevard', 'bd')
    .replace('impasse', 'imp.')
    .replace('place', 'pl.')
    .replace('Saint', 'St')
    .replace('Général', 'Gal')
}

/**
 * Tuning. Forms filled in by hand and scanned: a third to a half of the fields are missing or wrong: letters that look
 * alike, digits in the wrong order, names in each other's column, a word of the next field.
 */
import type { Random } from '../lists/random.ts'
import { heldOut, type Written } from './build-set.ts'
import { change, digitSlip, type Entry, lose, misread, swapNames, typo } from './damage.ts'
import { american } from './pools/english.ts'
import type { Resident } from './resident.ts'

const PEOPLE = 2500
const STRANGERS = 500

export const HEAVY_DAMAGE = heldOut('heavy-damage', 'tuning', 20104, (random) => {
  const directory: Written[] = []
  const contacts: Written[] = []
  for (let person = 0; person < PEOPLE + STRANGERS; person++) {
    const who = american(random)
    if (person < PEOPLE) directory.push({ person, entry: change(entryOf(who), EVERYWHERE(0.03), typo, random) })
    if (person >= PEOPLE || random.chance(0.7)) contacts.push({ person, entry: scanned(entryOf(who), random) })
  }
  return { directory, contacts }
})

function entryOf({ first, last, street, city, region, postal, birthday, phone }: Resident): Entry {
  return { first_name: first, last_name: last, street, city, region, postal_code: postal, birthday, phone }
}

const EVERYWHERE = (chance: number) => ({ first_name: chance, last_name: chance, street: chance, city: chance })

function scanned(entry: Entry, random: Random): Entry {
  let read = change(entry, EVERYWHERE(0.22), misread, random)
  read = change(read, EVERYWHERE(0.18), typo, random)
  read = change(read, { birthday: 0.2, postal_code: 0.2, phone: 0.2 }, digitSlip, random)
  if (random.chance(0.08)) read = swapNames(read)
  if (random.chance(0.05)) read = { ...read, last_name: `${read.last_name} ${(read.street ?? '').split(' ')[1] ?? ''}` }
  const chances = { first_name: 0.08, last_name: 0.05, street: 0.35, city: 0.3, region: 0.5, postal_code: 0.35 }
  return lose(read, { ...chances, birthday: 0.45, phone: 0.75 }, random)
}

/**
 * Judging. A directory merged from several: one in three people stands in it two to four times, each time a little
 * otherwise. Any of a person's records is right; between them there is nothing to decide.
 */
import type { Random } from '../lists/random.ts'
import { heldOut, type Written } from './build-set.ts'
import { change, digitSlip, type Entry, lose, typo } from './damage.ts'
import { between } from './pick.ts'
import { american, americanPhone } from './pools/english.ts'
import { privateEmail, type Resident } from './resident.ts'

const PEOPLE = 1600
const STRANGERS = 300

export const DOUBLED_DIRECTORY = heldOut('doubled-directory', 'judging', 20210, (random) => {
  const directory: Written[] = []
  const contacts: Written[] = []
  for (let person = 0; person < PEOPLE + STRANGERS; person++) {
    const who = american(random)
    const entry = entryOf(who, random)
    const copies = random.chance(0.33) ? between(random, 2, 4) : 1
    if (person < PEOPLE) {
      directory.push({ person, entry })
      for (let copy = 1; copy < copies; copy++) directory.push({ person, entry: written(who, entry, 0.5, random) })
    }
    if (person >= PEOPLE || random.chance(0.8)) contacts.push({ person, entry: written(who, entry, 1, random) })
  }
  return { directory, contacts }
})

function entryOf(who: Resident, random: Random): Entry {
  const { first, last, phone, street, city, postal, birthday } = who
  const email = privateEmail(who, random)
  return { first_name: first, last_name: last, email, phone, street, city, postal_code: postal, birthday }
}

/** @param rate how much of the damage */
function written(who: Resident, known: Entry, rate: number, random: Random): Entry {
  let entry: Entry = { ...known, phone: americanPhone(known.phone ?? '', random) }
  if (random.chance(0.15 * rate)) {
    const { street, city, postal } = american(random)
    entry = { ...entry, street, city, postal_code: postal }
  }
  if (random.chance(0.2 * rate)) entry = { ...entry, email: privateEmail(who, random) }
  entry = change(entry, { first_name: 0.05 * rate, last_name: 0.06 * rate, street: 0.08 * rate }, typo, random)
  entry = change(entry, { birthday: 0.04 * rate, phone: 0.04 * rate, postal_code: 0.03 * rate }, digitSlip, random)
  const chances = { email: 0.4, phone: 0.4, street: 0.3, city: 0.2, postal_code: 0.3, birthday: 0.5 }
  return lose(
    entry,
    Object.fromEntries(Object.entries(chances).map(([field, chance]) => [field, chance * rate])),
    random,
  )
}

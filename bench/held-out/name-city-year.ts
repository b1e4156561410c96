/** Judging. Alumni: a name, a city and the year of birth, nothing else; cities change, namesakes remain. */
import type { Random } from '../lists/random.ts'
import { heldOut, type Written } from './build-set.ts'
import { change, type Entry, initialOf, lose, typo, withoutAccents } from './damage.ts'
import { american } from './pools/english.ts'
import { french } from './pools/french.ts'
import { german } from './pools/german.ts'
import type { Resident } from './resident.ts'

const PEOPLE = 3000
const STRANGERS = 500

export const NAME_CITY_YEAR = heldOut('name-city-year', 'judging', 20207, (random) => {
  const directory: Written[] = []
  const contacts: Written[] = []
  for (let person = 0; person < PEOPLE + STRANGERS; person++) {
    const who = random.pick([american, american, german, french])(random)
    const { first, last, city, birthday } = who
    const entry = { full_name: `${first} ${last}`, city, birthday: birthday.slice(0, 4) }
    if (person < PEOPLE) directory.push({ person, entry })
    if (person >= PEOPLE || random.chance(0.5)) contacts.push({ person, entry: listed(who, entry, random) })
  }
  return { directory, contacts }
})

function listed(who: Resident, known: Entry, random: Random): Entry {
  let entry = known
  if (random.chance(0.12)) entry = { ...entry, full_name: `${who.last}, ${who.first}` }
  else if (random.chance(0.05)) entry = { ...entry, full_name: `${initialOf(who.first)} ${who.last}` }
  if (random.chance(0.15)) entry = { ...entry, city: american(random).city }
  if (random.chance(0.3)) entry = change(entry, { full_name: 1, city: 1 }, withoutAccents, random)
  entry = change(entry, { full_name: 0.08, city: 0.04 }, typo, random)
  entry = change(entry, { birthday: 0.04 }, (year) => String(Number(year) + (random.chance(0.5) ? 1 : -1)), random)
  return lose(entry, { city: 0.15, birthday: 0.2 }, random)
}

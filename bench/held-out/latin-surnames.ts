/**
 * Judging. Spain and Latin America: two family names of which lists keep both, the first, or the wrong one; two given
 * names of which one is used, M.ª and Mª, accents lost, initials.
 */
import type { Random } from '../lists/random.ts'
import { heldOut, type Written } from './build-set.ts'
import { change, digitSlip, type Entry, initialOf, lose, typo, withoutAccents } from './damage.ts'
import { spanish } from './pools/spanish.ts'
import { dayFirst, privateEmail, type Resident } from './resident.ts'

const PEOPLE = 2500
const STRANGERS = 600

export const LATIN_SURNAMES = heldOut('latin-surnames', 'judging', 20203, (random) => {
  const directory: Written[] = []
  const contacts: Written[] = []
  for (let person = 0; person < PEOPLE + STRANGERS; person++) {
    const who = spanish(random)
    const email = privateEmail({ ...who, last: who.last.split(' ')[0] ?? '' }, random)
    const { first, last, city, region, country, phone, street } = who
    const known = { first_name: first, last_name: last, email, phone, street, city, region, country }
    const entry = { ...known, birthday: dayFirst(who.birthday, '/') }
    if (person < PEOPLE) directory.push({ person, entry: lose(entry, { phone: 0.2, email: 0.2 }, random) })
    if (person >= PEOPLE || random.chance(0.6)) contacts.push({ person, entry: listed(who, entry, random) })
  }
  return { directory, contacts }
})

function listed(who: Resident & { readonly country: string }, known: Entry, random: Random): Entry {
  const [father = '', mother = ''] = who.last.split(' ')
  const [one = '', other = ''] = who.first.split(' ')
  let { first, last } = who
  const lastForm = random.next()
  if (lastForm < 0.45) last = father
  else if (lastForm < 0.5) last = mother
  else if (lastForm < 0.56) last = `${father} ${initialOf(mother)}.`
  else if (lastForm < 0.6) last = `${father}-${mother}`
  const firstForm = random.next()
  if (other !== '' && firstForm < 0.4) first = one
  else if (other !== '' && firstForm < 0.5) first = other
  else if (firstForm < 0.55) first = `${initialOf(one)}.`
  first = random.chance(0.3) ? first.replace(/^María /, 'Mª ') : first
  // One form in six has a single box for the name.
  const { first_name: _first, last_name: _last, ...rest } = known
  let entry: Entry = random.chance(0.17)
    ? { ...rest, full_name: `${first} ${last}` }
    : { ...rest, first_name: first, last_name: last }
  if (random.chance(0.2)) {
    const { street, city, region, country } = spanish(random)
    entry = { ...entry, street, city, region, country }
  }
  if (random.chance(0.4)) {
    entry = change(
      entry,
      { full_name: 1, first_name: 1, last_name: 1, city: 1, region: 1, street: 1 },
      withoutAccents,
      random,
    )
  }
  entry = change(entry, { full_name: 0.06, first_name: 0.05, last_name: 0.06, street: 0.07, email: 0.03 }, typo, random)
  entry = change(entry, { birthday: 0.04, phone: 0.04 }, digitSlip, random)
  const chances = { email: 0.5, phone: 0.5, street: 0.4, city: 0.1, region: 0.3, country: 0.2, birthday: 0.65 }
  return lose(entry, chances, random)
}

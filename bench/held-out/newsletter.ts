/** Judging. A newsletter list: an e-mail address, often a first name, seldom more; some addresses are old or mistyped. */
import type { Random } from '../lists/random.ts'
import { heldOut, type Written } from './build-set.ts'
import { change, type Entry, lose, typo } from './damage.ts'
import { company, workEmail } from './pools/companies.ts'
import { american } from './pools/english.ts'
import { privateEmail, type Resident } from './resident.ts'

const PEOPLE = 2500
const STRANGERS = 600

export const NEWSLETTER = heldOut('newsletter', 'judging', 20201, (random) => {
  const companies = Array.from({ length: 400 }, () => company(random))
  const directory: Written[] = []
  const contacts: Written[] = []
  for (let person = 0; person < PEOPLE + STRANGERS; person++) {
    const who = american(random)
    const work = workEmail(who, random.pick(companies), random)
    const email = random.chance(0.6) ? privateEmail(who, random) : work
    const known = { first_name: who.first, last_name: who.last, email, city: who.city, region: who.region }
    if (person < PEOPLE) directory.push({ person, entry: lose(known, { city: 0.2, region: 0.2 }, random) })
    if (person >= PEOPLE || random.chance(0.7)) contacts.push({ person, entry: subscribed(who, email, random) })
  }
  return { directory, contacts }
})

function subscribed(who: Resident, email: string, random: Random): Entry {
  const address = random.chance(0.08) ? privateEmail(who, random) : email
  let entry: Entry = { email: random.chance(0.2) ? address.toUpperCase() : address, first_name: who.first }
  if (random.chance(0.15)) entry = { ...entry, last_name: who.last }
  entry = change(entry, { email: 0.05, first_name: 0.05 }, typo, random)
  return lose(entry, { first_name: 0.35 }, random)
}

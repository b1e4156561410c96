/** Tuning. A sales list by full name, work e-mail, phone, company and title, some years old: people change jobs. */

import type { Random } from '../lists/random.ts'
import { heldOut, type Written } from './build-set.ts'
import { change, type Entry, initialOf, lose, restyle, typo } from './damage.ts'
import { type Company, company, LEGAL, TITLES, workEmail } from './pools/companies.ts'
import { american, americanPhone } from './pools/english.ts'
import { privateEmail, type Resident } from './resident.ts'

const PEOPLE = 3000
const STRANGERS = 500

/** What people of this trade are called at work; both sides of each pair are used. */
const SHORT: Readonly<Record<string, string>> = {
  Robert: 'Rob',
  William: 'Bill',
  Elizabeth: 'Beth',
  Katherine: 'Kate',
  James: 'Jim',
  Michael: 'Mike',
  Patricia: 'Trish',
  Jennifer: 'Jen',
  Thomas: 'Tom',
  Richard: 'Rick',
  Christopher: 'Chris',
  Margaret: 'Maggie',
  Joseph: 'Joe',
  Susan: 'Sue',
  Daniel: 'Dan',
  Stephen: 'Steve',
}

export const CRM_MOVED = heldOut('crm-moved', 'tuning', 20101, (random) => {
  const companies = Array.from({ length: 700 }, () => company(random))
  const directory: Written[] = []
  const contacts: Written[] = []
  for (let person = 0; person < PEOPLE + STRANGERS; person++) {
    const who = american(random)
    const job = random.pick(companies)
    const title = random.pick(TITLES)
    const now = work(who, job, title, random)
    if (person < PEOPLE) directory.push({ person, entry: now })
    if (person >= PEOPLE || random.chance(0.6)) contacts.push({ person, entry: then(who, now, random, companies) })
  }
  return { directory, contacts }
})

function work(who: Resident, job: Company, title: string, random: Random): Entry {
  return {
    full_name: `${who.first} ${who.last}`,
    email: workEmail(who, job, random),
    phone: who.phone,
    company: random.chance(0.6) ? `${job.name} ${job.legal}` : job.name,
    job_title: title,
  }
}

function then(who: Resident, now: Entry, random: Random, companies: readonly Company[]): Entry {
  const called = random.chance(0.3) ? (SHORT[who.first] ?? who.first) : who.first
  let entry: Entry = { ...now, full_name: `${called} ${who.last}` }
  if (random.chance(0.3)) {
    entry = work(
      { ...who, phone: random.chance(0.5) ? who.phone : american(random).phone },
      random.pick(companies),
      random.pick(TITLES),
      random,
    )
    entry = { ...entry, full_name: `${called} ${who.last}` }
  } else if (random.chance(0.15)) entry = { ...entry, email: privateEmail(who, random) }
  const form = random.next()
  if (form < 0.1) entry = { ...entry, full_name: `${who.last}, ${called}` }
  else if (form < 0.2) entry = { ...entry, full_name: `${called} ${random.pick([...'ABCDEJKLMRST'])}. ${who.last}` }
  else if (form < 0.25) entry = { ...entry, full_name: `${initialOf(who.first)}. ${who.last}` }
  if (random.chance(0.3)) entry = { ...entry, company: `${entry.company?.split(' ')[0]} ${random.pick(LEGAL)}` }
  entry = { ...entry, phone: americanPhone(entry.phone ?? '', random) }
  entry = change(entry, { full_name: 0.08, email: 0.03, company: 0.05 }, typo, random)
  entry = lose(entry, { email: 0.15, phone: 0.4, company: 0.15, job_title: 0.35 }, random)
  return random.chance(0.08) ? restyle(entry, random) : entry
}

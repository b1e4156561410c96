/**
 * Judging. Figures of history, each written down several times by different hands: name, date and place of birth,
 * occupation, postal code; names cut short or swapped, dates off by a digit or a year, a third of the fields missing.
 */
import type { Random } from '../lists/random.ts'
import { heldOut, type Written } from './build-set.ts'
import { change, digitSlip, type Entry, initialOf, lose, swapNames, typo } from './damage.ts'
import { between, phrases, zipf } from './pick.ts'
import { american, female, male } from './pools/english.ts'
import { birthdayOf, type Resident } from './resident.ts'

const PEOPLE = 1500

const OCCUPATION = zipf(
  phrases(`politician|writer|painter|cricketer|military officer|poet|priest|architect|actor|engineer|physician|lawyer|
    botanist|historian|composer|footballer|merchant|missionary|journalist|photographer|chemist|sculptor|naturalist|banker`),
  0.8,
)

/** How such names are cut short. */
const SHORT: Readonly<Record<string, string>> = {
  William: 'Will',
  Robert: 'Bob',
  Thomas: 'Tom',
  Charles: 'Charlie',
  Edward: 'Ted',
  Henry: 'Harry',
  Elizabeth: 'Eliza',
  Margaret: 'Maggie',
  Frederick: 'Fred',
  Joseph: 'Joe',
}

export const FIGURES = heldOut('figures', 'judging', 20212, (random) => {
  const directory: Written[] = []
  const contacts: Written[] = []
  for (let person = 0; person < PEOPLE; person++) {
    const made = american(random)
    const who = { ...made, birthday: birthdayOf(random, 1790, 1905) }
    const middle = random.chance(0.4) ? (who.isWoman ? female : male)(random) : ''
    const entry = {
      first_name: `${who.first} ${middle}`.trim(),
      last_name: who.last,
      birthday: who.birthday,
      city: who.city,
      postal_code: who.postal,
      job_title: OCCUPATION(random),
    }
    if (random.chance(0.8))
      directory.push({ person, entry: lose(entry, { birthday: 0.1, city: 0.15, job_title: 0.2 }, random) })
    for (let copy = between(random, 1, 4); copy > 0; copy--)
      contacts.push({ person, entry: copied(who, entry, random) })
  }
  return { directory, contacts }
})

function copied(who: Resident, known: Entry, random: Random): Entry {
  let entry = known
  const form = random.next()
  if (form < 0.25) entry = { ...entry, first_name: who.first }
  else if (form < 0.4) entry = { ...entry, first_name: SHORT[who.first] ?? who.first }
  else if (form < 0.46) entry = { ...entry, first_name: initialOf(who.first) }
  if (random.chance(0.1)) entry = { ...entry, postal_code: american(random).postal }
  entry = change(
    entry,
    { birthday: 0.1 },
    (date) => `${Number(date.slice(0, 4)) + between(random, -2, 2)}-01-01`,
    random,
  )
  entry = change(entry, { birthday: 0.1, postal_code: 0.08 }, digitSlip, random)
  entry = change(entry, { first_name: 0.12, last_name: 0.15, city: 0.08 }, typo, random)
  entry = lose(entry, { first_name: 0.05, birthday: 0.3, city: 0.35, postal_code: 0.3, job_title: 0.4 }, random)
  return random.chance(0.04) ? swapNames(entry) : entry
}

/** Tuning. What a telephone holds: a number and a first name, a nickname or "Mum"; a directory of full names. */
import type { Random } from '../lists/random.ts'
import { heldOut, type Written } from './build-set.ts'
import { change, digitSlip, type Entry, initialOf, lose, typo } from './damage.ts'
import { american, americanPhone } from './pools/english.ts'
import { german, germanPhone } from './pools/german.ts'
import type { Resident } from './resident.ts'

const PEOPLE = 2000
const STRANGERS = 500

export const PHONES = heldOut('phones', 'tuning', 20108, (random) => {
  const directory: Written[] = []
  const contacts: Written[] = []
  let line = ''
  for (let person = 0; person < PEOPLE + STRANGERS; person++) {
    const made = random.chance(0.6) ? american(random) : german(random)
    // One in ten shares the line of the person before.
    const who = line !== '' && random.chance(0.1) ? { ...made, phone: line } : made
    line = who.phone
    const entry = { first_name: who.first, last_name: who.last, phone: who.phone, city: who.city }
    if (person < PEOPLE) directory.push({ person, entry })
    if (person >= PEOPLE || random.chance(0.6)) contacts.push({ person, entry: listed(who, random) })
  }
  return { directory, contacts }
})

function listed(who: Resident, random: Random): Entry {
  const write = who.phone.startsWith('+1') ? americanPhone : germanPhone
  let entry: Entry = { first_name: who.first, phone: write(who.phone, random) }
  if (random.chance(0.1)) entry = { ...entry, first_name: random.pick(['Mum', 'Dad', 'Boss', 'Plumber', 'Neighbour']) }
  if (random.chance(0.2)) entry = { ...entry, last_name: random.chance(0.5) ? who.last : `${initialOf(who.last)}.` }
  if (random.chance(0.08))
    entry = { ...entry, phone: write((random.chance(0.5) ? american : german)(random).phone, random) }
  entry = change(entry, { phone: 0.04 }, digitSlip, random)
  entry = change(entry, { first_name: 0.05 }, typo, random)
  return lose(entry, { first_name: 0.05 }, random)
}

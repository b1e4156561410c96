/**
 * Tuning. Households of two to six at one address, who share a phone and often an e-mail address: fathers and sons of one
 * name, twins of one birthday, grandmothers next door. Some members are in the directory, others only in the list.
 */
import type { Random } from '../lists/random.ts'
import { heldOut, type Written } from './build-set.ts'
import { change, digitSlip, type Entry, initialOf, lose, typo } from './damage.ts'
import { between } from './pick.ts'
import { american, americanPhone, female, male } from './pools/english.ts'
import { birthdayOf, privateEmail, type Resident } from './resident.ts'

const HOUSEHOLDS = 900

export const FAMILIES = heldOut('families', 'tuning', 20103, (random) => {
  const directory: Written[] = []
  const contacts: Written[] = []
  let person = 0
  for (let home = 0; home < HOUSEHOLDS; home++) {
    for (const { who, entry } of household(random)) {
      if (random.chance(0.75)) directory.push({ person, entry: { ...entry, birthday: who.birthday } })
      if (random.chance(0.6)) contacts.push({ person, entry: listed(who, entry, random) })
      person++
    }
  }
  return { directory, contacts }
})

function household(random: Random): { readonly who: Resident; readonly entry: Entry }[] {
  const parent = { ...american(random), birthday: birthdayOf(random, 1950, 1980) }
  const sharedMail = random.chance(0.5) ? privateEmail(parent, random) : null
  const size = between(random, 2, 6)
  const members: Resident[] = [parent]
  const twinBirthday = random.chance(0.12) ? birthdayOf(random, 1982, 2008) : null
  while (members.length < size) {
    const isPartner = members.length === 1
    const isWoman = isPartner ? !parent.isWoman : random.chance(0.5)
    let first = (isWoman ? female : male)(random)
    // A junior, told apart by birthday alone.
    if (!isPartner && isWoman === parent.isWoman && random.chance(0.15)) first = parent.first
    if (members.some((member) => member.first === first && first !== parent.first)) continue
    const birthday = isPartner ? birthdayOf(random, 1950, 1980) : (twinBirthday ?? birthdayOf(random, 1978, 2010))
    members.push({ ...parent, isWoman, first, birthday })
  }
  return members.map((who) => ({
    who,
    entry: {
      first_name: who.first,
      last_name: who.last,
      email: sharedMail ?? privateEmail(who, random),
      phone: who.phone,
      street: who.street,
      city: who.city,
      postal_code: who.postal,
      birthday: who.birthday,
    },
  }))
}

function listed(who: Resident, entry: Entry, random: Random): Entry {
  let written: Entry = { ...entry, phone: americanPhone(entry.phone ?? '', random) }
  if (random.chance(0.1)) {
    const { street, city, postal } = american(random)
    written = { ...written, street, city, postal_code: postal }
  }
  if (random.chance(0.05)) written = { ...written, first_name: initialOf(who.first) }
  written = change(written, { first_name: 0.06, last_name: 0.05, street: 0.08 }, typo, random)
  written = change(written, { birthday: 0.04, phone: 0.04 }, digitSlip, random)
  return lose(written, { birthday: 0.5, email: 0.35, phone: 0.35, street: 0.25, postal_code: 0.15, city: 0.1 }, random)
}

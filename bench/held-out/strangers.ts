/**
 * Lists that mostly know other people than the directory does. Tuning: half are strangers with very common names, against
 * a small directory. Judging: nine in ten are strangers; and one list where nobody is.
 */
import type { Random } from '../lists/random.ts'
import type { SetGroup } from '../quality/linkage-set.ts'
import { heldOut, type Written } from './build-set.ts'
import { change, digitSlip, type Entry, lose, typo } from './damage.ts'
import { words, zipf } from './pick.ts'
import { american, americanPhone } from './pools/english.ts'
import { privateEmail, type Resident } from './resident.ts'

const COMMON_FIRST = zipf(words('John Mary James Linda Robert Susan Michael Karen David Lisa William Nancy'), 0.5)
const COMMON_LAST = zipf(words('Smith Johnson Williams Brown Jones Miller Davis Wilson Taylor Moore Lee Hall'), 0.5)

export const COMMON_STRANGERS = crowd(
  'common-strangers',
  'tuning',
  20107,
  { people: 400, known: 500, strangers: 500 },
  0.7,
)
export const STRANGERS_90 = crowd('strangers-90', 'judging', 20208, { people: 3000, known: 250, strangers: 2250 }, 0.15)
export const STRANGERS_NONE = crowd(
  'strangers-none',
  'judging',
  20209,
  { people: 2000, known: 2000, strangers: 0 },
  0.15,
)

interface Sizes {
  readonly people: number
  /** Contacts about people of the directory, and others. */
  readonly known: number
  readonly strangers: number
}

/** @param common share of people with one of a dozen names */
function crowd(name: string, group: SetGroup, seed: number, { people, known, strangers }: Sizes, common: number) {
  return heldOut(name, group, seed, (random) => {
    const anyone = (): { readonly who: Resident; readonly entry: Entry } => {
      let who = american(random)
      if (random.chance(common)) who = { ...who, first: COMMON_FIRST(random), last: COMMON_LAST(random) }
      return { who, entry: entryOf(who, random) }
    }
    const everyone = Array.from({ length: people }, anyone)
    const directory: Written[] = everyone.map(({ entry }, person) => ({ person, entry }))
    const contacts: Written[] = []
    for (let i = 0; i < known; i++) {
      const person = known > people ? random.below(people) : i
      const found = everyone[person] as (typeof everyone)[number]
      contacts.push({ person, entry: listed(found.who, found.entry, random) })
    }
    for (let i = 0; i < strangers; i++) {
      const { who, entry } = anyone()
      contacts.push({ person: people + i, entry: listed(who, entry, random) })
    }
    return { directory, contacts }
  })
}

function entryOf(who: Resident, random: Random): Entry {
  return {
    first_name: who.first,
    last_name: who.last,
    email: privateEmail(who, random),
    phone: who.phone,
    city: who.city,
    region: who.region,
    postal_code: who.postal,
    birthday: who.birthday,
  }
}

function listed(who: Resident, known: Entry, random: Random): Entry {
  let entry: Entry = { ...known, phone: americanPhone(known.phone ?? '', random) }
  if (random.chance(0.15)) {
    const { city, region, postal } = american(random)
    entry = { ...entry, city, region, postal_code: postal }
  }
  if (random.chance(0.15)) entry = { ...entry, email: privateEmail(who, random) }
  entry = change(entry, { first_name: 0.04, last_name: 0.05, city: 0.03, email: 0.03 }, typo, random)
  entry = change(entry, { birthday: 0.03, phone: 0.03, postal_code: 0.03 }, digitSlip, random)
  const chances = { email: 0.5, phone: 0.5, city: 0.2, region: 0.4, postal_code: 0.4, birthday: 0.6 }
  return lose(entry, chances, random)
}

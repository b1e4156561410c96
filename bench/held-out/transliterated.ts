/**
 * Judging: Cyrillic, Greek, Indian and Arabic names. Tuning: Chinese, Korean, Vietnamese ones. Written at home and in
 * Latin letters, each side as it likes; the address on file decides where the scripts differ.
 */
import type { Random } from '../lists/random.ts'
import type { SetGroup } from '../quality/linkage-set.ts'
import { heldOut, type Written } from './build-set.ts'
import { change, digitSlip, type Entry, lose, swapNames, typo } from './damage.ts'
import { between, digits } from './pick.ts'
import { anybody, type NamedPerson, type NamePair } from './pools/scripts.ts'
import { birthdayOf, privateEmail } from './resident.ts'

const PEOPLE = 2000
const STRANGERS = 400

/** Cities by country, as the lists of both sides write them, and the beginning and length of its numbers. */
const HOME: Readonly<Record<string, readonly [cities: readonly string[], begin: string, length: number]>> = {
  RU: [['Moscow', 'Saint Petersburg', 'Kazan', 'Novosibirsk', 'Samara', 'Omsk', 'Perm'], '+79', 12],
  GR: [['Athens', 'Thessaloniki', 'Patras', 'Heraklion', 'Larissa', 'Volos'], '+3069', 13],
  CN: [['Beijing', 'Shanghai', 'Shenzhen', 'Chengdu', 'Wuhan', 'Nanjing', 'Hangzhou'], '+8613', 14],
  KR: [['Seoul', 'Busan', 'Incheon', 'Daegu', 'Daejeon'], '+8210', 13],
  VN: [['Hanoi', 'Ho Chi Minh City', 'Da Nang', 'Hue', 'Can Tho'], '+849', 12],
  IN: [['Mumbai', 'Delhi', 'Bangalore', 'Chennai', 'Kolkata', 'Pune', 'Hyderabad'], '+919', 13],
  EG: [['Cairo', 'Alexandria', 'Giza', 'Luxor', 'Aswan'], '+2010', 13],
}

export const TRANSLITERATED = scripts('transliterated', 'judging', 20205, ['RU', 'GR', 'IN', 'EG'])
export const EAST_ASIAN = scripts('east-asian', 'tuning', 20105, ['CN', 'KR', 'VN'])

function scripts(name: string, group: SetGroup, seed: number, countries: readonly string[]) {
  return heldOut(name, group, seed, (random) => {
    const directory: Written[] = []
    const contacts: Written[] = []
    for (let person = 0; person < PEOPLE + STRANGERS; person++) {
      const who = anybody(random, countries)
      const known = rest(who, random)
      if (person < PEOPLE) {
        const entry = { ...named(who, random.chance(0.25), 0.1, random), ...known }
        directory.push({ person, entry: lose(entry, { phone: 0.3, email: 0.3, birthday: 0.2 }, random) })
      }
      if (person >= PEOPLE || random.chance(0.7)) contacts.push({ person, entry: listed(who, known, random) })
    }
    return { directory, contacts }
  })
}

function rest(who: NamedPerson, random: Random): Entry {
  const [cities, begin, length] = HOME[who.country] as (typeof HOME)[string]
  const birthday = birthdayOf(random, 1945, 2005)
  const latin = { first: who.first.latin[0] ?? '', last: who.last.latin[0] ?? '' }
  return {
    email: privateEmail(
      { ...latin, birthday, isWoman: false, street: '', city: '', region: '', postal: '', phone: '' },
      random,
    ),
    phone: begin + between(random, 1, 8) + digits(random, length - begin.length - 1),
    city: random.pick(cities),
    country: who.country,
    birthday,
  }
}

function named({ first, last }: NamedPerson, isHome: boolean, otherSpelling: number, random: Random): Entry {
  const spelt = ({ home, latin }: NamePair) => {
    if (isHome) return home
    return random.chance(otherSpelling) ? random.pick(latin) : (latin[0] ?? home)
  }
  return { first_name: spelt(first), last_name: spelt(last) }
}

function listed(who: NamedPerson, known: Entry, random: Random): Entry {
  const isHome = random.chance(0.25)
  let entry: Entry = { ...named(who, isHome, 0.5, random), ...known }
  if (random.chance(0.15)) entry = { ...entry, ...rest(who, random), birthday: known.birthday ?? '' }
  if (random.chance(0.12)) entry = swapNames(entry)
  if (!isHome) entry = change(entry, { first_name: 0.05, last_name: 0.05 }, typo, random)
  entry = change(entry, { birthday: 0.03, phone: 0.03 }, digitSlip, random)
  return lose(entry, { email: 0.4, phone: 0.4, city: 0.15, country: 0.3, birthday: 0.4 }, random)
}

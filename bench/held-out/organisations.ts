/**
 * Organisations. Tuning: chains with branches in many cities, of one name and one central number, in English. Judging:
 * European ones with legal forms, abbreviations and renamings. Both by name, street, city, postal code, phone, website.
 */
import type { Random } from '../lists/random.ts'
import type { SetGroup } from '../quality/linkage-set.ts'
import { heldOut, type Written } from './build-set.ts'
import { change, digitSlip, type Entry, lose, typo, withoutAccents } from './damage.ts'
import { between } from './pick.ts'
import { company } from './pools/companies.ts'
import { american, americanPhone, FAMILY } from './pools/english.ts'
import { french, frenchPhone } from './pools/french.ts'
import { german, germanPhone } from './pools/german.ts'
import { mailName, type Resident } from './resident.ts'

interface Place extends Pick<Resident, 'street' | 'city' | 'postal' | 'phone'> {}

export const CHAINS = organisations('chains', 'tuning', 20106, 1500, 300, {
  place: american,
  phone: americanPhone,
  chains: 60,
  name(random) {
    const kind = random.pick(AMERICAN_KINDS)
    const begin = random.chance(0.5) ? random.pick(FAMILY) : (company(random).name.split(' ')[0] ?? '')
    return `${begin} ${kind}`
  },
  branch: (name, { city }, random) => (random.chance(0.5) ? `${name} - ${city}` : name),
  otherwise(name, random) {
    const shorter = AMERICAN_SHORT.reduce((text, [long, short]) => text.replace(long, short), name)
    return random.pick([shorter, `The ${name}`, `${name} Inc.`, `${name}, LLC`, name.replace(' and ', ' & ')])
  },
})

export const EUROPEAN_FIRMS = organisations('european-firms', 'judging', 20206, 2000, 400, {
  place: (random) => (random.chance(0.5) ? german(random) : french(random)),
  phone: (phone, random) => (phone.startsWith('+49') ? germanPhone(phone, random) : frenchPhone(phone, random)),
  chains: 25,
  name(random) {
    const begin = random.chance(0.5)
      ? random.pick([german, french])(random).last
      : (company(random).name.split(' ')[0] ?? '')
    const form = random.pick(EUROPEAN_FORMS)
    return random.chance(0.8) ? `${begin} ${random.pick(EUROPEAN_KINDS)} ${form}` : `${begin} ${form}`
  },
  branch: (name, { city }, random) => (random.chance(0.6) ? `${name}, Niederlassung ${city}` : name),
  otherwise(name, random) {
    const bare = EUROPEAN_FORMS.reduce(
      (text, form) => (text.endsWith(` ${form}`) ? text.slice(0, -form.length - 1) : text),
      name,
    )
    const spelt = bare.replace('Gebr.', 'Gebrüder').replace('und', '&').replace('Éts', 'Établissements')
    return random.pick([
      bare,
      spelt,
      `${bare} ${random.pick(EUROPEAN_FORMS)}`,
      withoutAccents(name),
      name.toUpperCase(),
    ])
  },
})

const AMERICAN_KINDS = `Child Care Center|Learning Academy|Animal Hospital|Dental Group|Auto Repair|Fitness Club|Bakery|
Hardware and Supply|Insurance Agency|Credit Union|Community Church|Elementary School|Medical Center|Pharmacy|Book Store|
Garden Center|Music Studio|Law Offices|Senior Living|Family Restaurant|Cleaners|Plumbing and Heating|Veterinary Clinic`
  .split('|')
  .map((kind) => kind.trim())
const AMERICAN_SHORT = [
  ['Center', 'Ctr'],
  ['Hospital', 'Hosp.'],
  ['Community', 'Comm.'],
  ['Elementary School', 'Elem'],
  ['Insurance', 'Ins'],
  ['Veterinary', 'Vet'],
  ['and', '&'],
] as const
const EUROPEAN_KINDS =
  `Maschinenbau|Elektrotechnik|Apotheke|Bäckerei|Spedition|Bau|Gartenbau|Metallbau|Druckerei|Autohaus|
Transports|Menuiserie|Boulangerie|Pharmacie|Électricité|Bâtiment|Assurances|Immobilier|Traiteur|Conseil und Beratung`
    .split('|')
    .map((kind) => kind.trim())
const EUROPEAN_FORMS = ['GmbH', 'AG', 'GmbH & Co. KG', 'OHG', 'e.K.', 'KG', 'SARL', 'SA', 'SAS', 'EURL', 'e.V.']

interface Kind {
  readonly place: (random: Random) => Place
  readonly phone: (phone: string, random: Random) => string
  readonly chains: number
  readonly name: (random: Random) => string
  readonly branch: (name: string, place: Place, random: Random) => string
  readonly otherwise: (name: string, random: Random) => string
}

function organisations(name: string, group: SetGroup, seed: number, single: number, strangers: number, kind: Kind) {
  return heldOut(name, group, seed, (random) => {
    const directory: Written[] = []
    const contacts: Written[] = []
    let organisation = 0
    const add = (entry: Entry) => {
      const isKnown = random.chance(single / (single + strangers))
      if (isKnown)
        directory.push({ person: organisation, entry: lose(entry, { phone: 0.1, postal_code: 0.15 }, random) })
      if (!isKnown || random.chance(0.6)) {
        const lists = random.chance(0.2) ? 2 : 1
        for (let list = 0; list < lists; list++) {
          contacts.push({ person: organisation, entry: listed(entry, kind, random) })
        }
      }
      organisation++
    }
    for (let i = 0; i < single + strangers; i++) add(entryOf(kind.name(random), kind.place(random)))
    for (let chain = 0; chain < kind.chains; chain++) {
      const shared = kind.name(random)
      const central = kind.place(random).phone
      for (let branch = between(random, 2, 14); branch > 0; branch--) {
        const place = kind.place(random)
        const phone = random.chance(0.4) ? central : place.phone
        add({ ...entryOf(kind.branch(shared, place, random), { ...place, phone }), website: siteOf(shared) })
      }
    }
    return { directory, contacts }
  })
}

const siteOf = (name: string) => `www.${mailName(name).slice(0, 20)}.example`

function entryOf(company_: string, { street, city, postal, phone }: Place): Entry {
  return { company: company_, phone, street, city, postal_code: postal, website: siteOf(company_) }
}

function listed(known: Entry, kind: Kind, random: Random): Entry {
  let entry: Entry = { ...known, phone: kind.phone(known.phone ?? '', random) }
  entry = change(entry, { company: 0.4 }, kind.otherwise, random)
  if (random.chance(0.06)) entry = { ...entry, company: kind.name(random) }
  if (random.chance(0.1)) {
    const { street, city, postal } = kind.place(random)
    entry = { ...entry, street, city, postal_code: postal }
  }
  if (random.chance(0.1)) entry = { ...entry, phone: kind.place(random).phone }
  entry = change(entry, { company: 0.06, street: 0.08, city: 0.03 }, typo, random)
  entry = change(entry, { postal_code: 0.03, phone: 0.04 }, digitSlip, random)
  return lose(entry, { phone: 0.3, street: 0.15, city: 0.15, postal_code: 0.4, website: 0.7 }, random)
}

/**
 * Judging. The address book of a few large firms: thousands who share a mail domain, a switchboard and a street; John
 * Smith, john.smith2@ and john.smith@ of another site; contacts from business cards, a third of them of other firms.
 */
import type { Random } from '../lists/random.ts'
import { heldOut, type Written } from './build-set.ts'
import { change, type Entry, initialOf, lose, typo } from './damage.ts'
import { digits } from './pick.ts'
import { type Company, company, TITLES } from './pools/companies.ts'
import { american, americanPhone } from './pools/english.ts'
import { mailName, ownAddress, type Resident } from './resident.ts'

const PEOPLE = 5000
const STRANGERS = 500

interface Firm extends Company {
  readonly site: Resident
}

export const BIG_COMPANY = heldOut('big-company', 'judging', 20204, (random) => {
  const firms: Firm[] = Array.from({ length: 6 }, () => ({
    ...company(random),
    site: american(random),
  }))
  const directory: Written[] = []
  const contacts: Written[] = []
  for (let person = 0; person < PEOPLE + STRANGERS; person++) {
    const who = american(random)
    const firm = random.pick(firms.slice(0, random.chance(0.6) ? 2 : 6))
    const entry = employee(who, firm, random)
    if (person < PEOPLE) directory.push({ person, entry })
    if (person >= PEOPLE || random.chance(0.35)) contacts.push({ person, entry: card(who, entry, firms, random) })
  }
  return { directory, contacts }
})

function employee(who: Resident, firm: Firm, random: Random): Entry {
  const user = `${mailName(who.first)}.${mailName(who.last)}`
  return {
    first_name: who.first,
    last_name: who.last,
    email: ownAddress(user, firm.domain, `${who.first} ${who.last} ${who.birthday}`, random),
    // Half have an extension of their own, the others the switchboard.
    phone: random.chance(0.5) ? firm.site.phone.slice(0, 8) + digits(random, 4) : firm.site.phone,
    company: `${firm.name} ${firm.legal}`,
    job_title: random.pick(TITLES),
    street: firm.site.street,
    city: firm.site.city,
    postal_code: firm.site.postal,
  }
}

function card(who: Resident, now: Entry, firms: readonly Firm[], random: Random): Entry {
  let entry = now
  // Who came from another firm of the six, or left since.
  if (random.chance(0.12)) entry = { ...employee(who, random.pick(firms), random) }
  if (random.chance(0.07)) entry = { ...entry, first_name: initialOf(who.first) }
  entry = { ...entry, phone: americanPhone(entry.phone ?? '', random) }
  entry = change(entry, { first_name: 0.05, last_name: 0.06, email: 0.03, company: 0.04 }, typo, random)
  const chances = { email: 0.45, phone: 0.4, company: 0.15, job_title: 0.5, street: 0.6, city: 0.3, postal_code: 0.6 }
  return lose(entry, chances, random)
}

/** What is known of one person in plain words, and how the vendor would write it. */
import { hashOf } from '../simulator/chance.ts'
import type { Email, Experience, Person } from './person.ts'
import { regionName } from './us-states.ts'

interface Job {
  readonly company: string
  readonly title: string
  readonly email: string
  /** `2019-05`. */
  readonly since: string
}

/** An empty text: not known. */
export interface Facts {
  /** What tells people apart; never shown. */
  readonly key: string
  readonly first: string
  readonly last: string
  readonly birthday: string
  /** The present one first; each has the address that it gives. */
  readonly jobs: readonly Job[]
  readonly privateEmail: string
  /** E.164, the mobile one first. */
  readonly phones: readonly string[]
  readonly street: string
  readonly city: string
  readonly region: string
  readonly postalCode: string
}

const slug = (text: string) =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')

/** Drops what is not known: the vendor leaves such fields out. */
function known<T extends object>(fields: T): T {
  const filled = Object.entries(fields).filter(([, value]) => value !== '' && !(Array.isArray(value) && !value.length))
  return Object.fromEntries(filled) as T
}

const websiteOf = (job: Job) => job.email.slice(job.email.indexOf('@') + 1)

function experienceOf(job: Job, at: number, jobs: readonly Job[]): Experience {
  const next = jobs[at - 1]
  return {
    title: { name: job.title.toLowerCase() },
    company: known({ name: job.company.toLowerCase(), website: websiteOf(job) }),
    start_date: job.since,
    ...(next ? { end_date: next.since } : {}),
    is_primary: at === 0,
  }
}

/** @returns the person in the vendor's shape, under an id that looks like the vendor's and depends on `key` alone. */
export function personOf(facts: Facts): Person {
  const { first, last, birthday, jobs, privateEmail, phones, street, city, postalCode } = facts
  const region = facts.region && regionName(facts.region)
  const place = [city, region, 'united states'].filter(Boolean).join(', ').toLowerCase()
  const username = `${slug(`${first} ${last}`)}-${hashOf(`profile ${facts.key}`).slice(0, 8)}`
  const emails: Email[] = jobs.flatMap(({ email }, at) =>
    email ? [{ address: email, type: at === 0 ? 'current_professional' : 'professional' }] : [],
  )
  if (privateEmail) emails.push({ address: privateEmail, type: 'personal' })
  const address = {
    street_address: street.toLowerCase(),
    locality: city.toLowerCase(),
    region,
    postal_code: postalCode,
  }
  const [job] = jobs
  return known<Person>({
    id: `${Buffer.from(hashOf(facts.key), 'hex').toString('base64url').slice(0, 22)}_0000`,
    full_name: `${first} ${last}`.trim().toLowerCase(),
    first_name: first.toLowerCase(),
    last_name: last.toLowerCase(),
    birth_date: birthday,
    linkedin_url: `linkedin.com/in/${username}`,
    linkedin_username: username,
    work_email: job?.email ?? '',
    personal_emails: privateEmail ? [privateEmail] : [],
    emails,
    mobile_phone: phones[0] ?? '',
    phone_numbers: phones,
    job_title: job?.title.toLowerCase() ?? '',
    job_company_name: job?.company.toLowerCase() ?? '',
    job_company_website: job ? websiteOf(job) : '',
    job_start_date: job?.since ?? '',
    location_name: place,
    location_locality: address.locality,
    location_region: region,
    location_country: 'united states',
    location_street_address: address.street_address,
    location_postal_code: postalCode,
    street_address: [known({ name: place, ...address, country: 'united states' })],
    experience: jobs.map(experienceOf),
    profiles: [{ network: 'linkedin', url: `linkedin.com/in/${username}`, username }],
  })
}

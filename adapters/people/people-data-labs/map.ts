/** From a record of People Data Labs to a person as we know one. */
import type { Field } from '#core/field.ts'
import type { VendorAnswer, VendorPerson } from '#core/vendor/answer.ts'
import type { PersonRecord } from './schema.ts'

type Text = string | null | undefined

/**
 * Where each field stands, best first. Of companies, titles and places only the current ones: an employer of before must
 * not confirm what a list says. Addresses and numbers stay somebody's for longer, so all of them are taken.
 */
const TEXTS: Readonly<Partial<Record<Field, (record: PersonRecord) => readonly Text[]>>> = {
  full_name: ({ full_name }) => [full_name],
  first_name: ({ first_name }) => [first_name],
  middle_name: ({ middle_name }) => [middle_name],
  last_name: ({ last_name }) => [last_name],
  email: emailsOf,
  phone: ({ mobile_phone, phone_numbers }) => [mobile_phone, ...(phone_numbers ?? [])],
  company: ({ job_company_name }) => [job_company_name],
  job_title: ({ job_title }) => [job_title],
  street: ({ location_street_address }) => [location_street_address],
  street2: ({ location_address_line_2 }) => [location_address_line_2],
  city: ({ location_locality }) => [location_locality],
  region: ({ location_region }) => [location_region],
  postal_code: ({ location_postal_code }) => [location_postal_code],
  country: ({ location_country }) => [location_country],
  // A year alone, or year and month, is no birthday.
  birthday: ({ birth_date }) => (birth_date?.length === 'YYYY-MM-DD'.length ? [birth_date] : []),
  website: ({ job_company_website }) => [lower(job_company_website)],
  linkedin: ({ linkedin_url }) => [lower(linkedin_url)],
}

/** Fields that an answer may have. */
export const GIVES = Object.keys(TEXTS) as readonly Field[]

/** @returns null for a record that says nothing of anybody */
export function personOf(record: PersonRecord): VendorPerson | null {
  const texts: Partial<Record<Field, readonly string[]>> = {}
  for (const field of GIVES) {
    const found = (TEXTS[field]?.(record) ?? []).flatMap((text) => text?.trim() || [])
    if (found.length > 0) texts[field] = [...new Set(found)]
  }
  return Object.keys(texts).length > 0 ? { id: record.id, texts } : null
}

/**
 * @param likelihood 1–10, "how confident we are that the returned profile is the same as the person you requested"
 * @returns the same order within 0–1; the vendor publishes no probabilities
 */
export function matchOf(person: VendorPerson, likelihood: number): VendorAnswer {
  return { outcome: 'match', confidence: likelihood / 10, people: [person] }
}

export const NO_MATCH: VendorAnswer = { outcome: 'no_match', confidence: null, people: [] }

function emailsOf({ work_email, personal_emails, emails }: PersonRecord): readonly Text[] {
  const listed = emails ?? []
  const current = listed.filter(({ type }) => type === 'current_professional')
  const addresses = [...current, ...listed].map(({ address }) => address)
  const [first, rest] = [addresses.slice(0, current.length), addresses.slice(current.length)]
  return [work_email, ...first, ...(personal_emails ?? []), ...rest].map(lower)
}

/** Names are asked for with capitals; of addresses these are no part. */
function lower(text: Text): Text {
  return text?.toLowerCase()
}

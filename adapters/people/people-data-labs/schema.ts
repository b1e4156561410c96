/** What People Data Labs sends back: only what we use of it, and nothing breaks where it sends more. */
import { z } from 'zod'

/** Absent, null, or `true` where a plan does not include the field: all of it is no text. */
const text = z.string().nullish().catch(null)
const texts = z.array(text).nullish().catch(null)

/** The names of these fields are also what an answer is asked to be trimmed to. */
export const personRecord = z.object({
  id: z.string().min(1),
  full_name: text,
  first_name: text,
  middle_name: text,
  last_name: text,
  birth_date: text,
  work_email: text,
  personal_emails: texts,
  emails: z
    .array(z.object({ address: text, type: text }).catch({}))
    .nullish()
    .catch(null),
  mobile_phone: text,
  phone_numbers: texts,
  linkedin_url: text,
  job_title: text,
  job_company_name: text,
  job_company_website: text,
  location_street_address: text,
  location_address_line_2: text,
  location_locality: text,
  location_region: text,
  location_postal_code: text,
  location_country: text,
})

export type PersonRecord = z.infer<typeof personRecord>

/** An answer to one question that found somebody. "An integer between 1 and 10." */
export const foundItem = z.object({
  status: z.literal(200),
  likelihood: z.int().min(1).max(10),
  data: personRecord,
})

/** Any answer to one question of a call of many. `metadata`: what we sent with the question. */
export const bulkItem = z.object({ status: z.int(), metadata: z.unknown() })

/** Its own way to say that something went wrong: told from the pages of gateways and of other services. */
export const ownError = z.object({
  status: z.int(),
  error: z.object({ type: z.union([z.string(), z.array(z.string())]), message: z.string() }),
})

/** From cells to what the engine compares: the same for a user's rows and for the records of a directory. */
import { cleanCity, cleanPostalCode, cleanRegion, cleanStreet } from './clean/address.ts'
import { cleanBirthday } from './clean/birthday.ts'
import { joinBirthday } from './clean/birthday-columns.ts'
import { cleanCompany } from './clean/company.ts'
import { cleanCountry } from './clean/country.ts'
import { cleanEmail } from './clean/email.ts'
import { cleanJobTitle } from './clean/job-title.ts'
import { cleanLinkedin } from './clean/linkedin.ts'
import { cleanFamilyName, cleanFullName, cleanGivenName } from './clean/name.ts'
import { deriveNames } from './clean/name-derive.ts'
import { cleanNotes } from './clean/notes.ts'
import { cleanPhone } from './clean/phone.ts'
import { saysNothing } from './clean/placeholder.ts'
import { bad, type CleanContext, type Cleaner } from './clean/reading.ts'
import { cleanWebsite } from './clean/website.ts'
import type { Contact, FieldValue } from './contact.ts'
import type { Field, Mapping } from './field.ts'
import { FIELDS } from './field.ts'
import type { JobOptions } from './options.ts'

export type CleanOptions = Pick<JobOptions, 'defaultCountry' | 'dateOrder'>

const CLEANERS: Readonly<Record<Field, Cleaner>> = {
  full_name: cleanFullName,
  first_name: cleanGivenName,
  middle_name: cleanGivenName,
  last_name: cleanFamilyName,
  email: cleanEmail,
  phone: cleanPhone,
  company: cleanCompany,
  job_title: cleanJobTitle,
  street: cleanStreet,
  street2: cleanStreet,
  city: cleanCity,
  region: cleanRegion,
  postal_code: cleanPostalCode,
  country: cleanCountry,
  birthday: cleanBirthday,
  website: cleanWebsite,
  linkedin: cleanLinkedin,
  notes: cleanNotes,
}

/** @param cells one row's cells; cells that the row lacks count as blank */
export function cleanContact(cells: readonly string[], mapping: Mapping, options: CleanOptions): Contact {
  const texts: Partial<Record<Field, string[]>> = {}
  for (const { column, field } of mapping) {
    const cell = cells[column]
    if (cell === undefined || cell === '') continue
    const already = texts[field]
    if (already === undefined) texts[field] = [cell]
    else already.push(cell)
  }
  if ((texts.birthday?.length ?? 0) > 1) {
    const columns = mapping.filter(({ field }) => field === 'birthday')
    const joined = joinBirthday(columns.map(({ column }) => cells[column] ?? ''))
    if (joined !== null) texts.birthday = [joined]
  }
  return cleanFields(texts, options)
}

/**
 * @param texts what each field says, best first
 * @returns the contact, with the names that it lacks derived from those it has
 */
export function cleanFields(
  texts: Readonly<Partial<Record<Field, string | readonly string[]>>>,
  options: CleanOptions,
): Contact {
  const values: Partial<Record<Field, readonly FieldValue[]>> = {}
  const issues: string[] = []
  const country = texts.country === undefined ? [] : read('country', texts.country, NO_CONTEXT, [])
  const context: CleanContext = {
    country: country.find((value) => value.isValid)?.key ?? options.defaultCountry,
    dateOrder: options.dateOrder,
  }
  for (const field of FIELDS) {
    const written = texts[field]
    if (written === undefined) continue
    const found = read(field, written, context, issues)
    if (found.length > 0) values[field] = found
  }
  deriveNames(values)
  return { values, issues }
}

/** Characters; no single value is longer, and the cleaners' patterns may take the square of the length. */
const LONGEST_CELL = 1000

const NO_CONTEXT: CleanContext = { country: null, dateOrder: 'auto' }

function read(
  field: Field,
  written: string | readonly string[],
  context: CleanContext,
  issues: string[],
): FieldValue[] {
  const found: FieldValue[] = []
  for (const cell of typeof written === 'string' ? [written] : written) {
    const text = cell.trim()
    if (text === '' || saysNothing(text)) continue
    const isTooLong = text.length > LONGEST_CELL && field !== 'notes'
    for (const { value, issue } of isTooLong ? bad(text, `${field}.too_long`) : CLEANERS[field](text, context)) {
      if (issue !== null && !issues.includes(issue)) issues.push(issue)
      if (!found.some(({ key }) => key === value.key)) found.push(value)
    }
  }
  return found
}

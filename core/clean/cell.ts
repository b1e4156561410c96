/** One cell of any field to its values: cleaned once where the same cell comes again and again. */
import type { FieldValue } from '../contact.ts'
import type { Field } from '../field.ts'
import { cleanCity, cleanSecondLine, cleanStreet } from './address.ts'
import { cleanBirthday } from './birthday.ts'
import { type CellMemory, type CleanedCell, createCellMemory } from './cell-memory.ts'
import { cleanCompany } from './company.ts'
import { cleanCountry } from './country.ts'
import { cleanEmail } from './email.ts'
import { cleanJobTitle } from './job-title.ts'
import { cleanLinkedin } from './linkedin.ts'
import { cleanFamilyName, cleanFullName, cleanGivenName } from './name.ts'
import { cleanNotes } from './notes.ts'
import { cleanPhone } from './phone.ts'
import { saysNothing } from './placeholder.ts'
import { cleanPostalCode } from './postal-code.ts'
import { bad, type CleanContext, type Cleaner, type Reading } from './reading.ts'
import { cleanRegion } from './region.ts'
import { isSpreadsheetError } from './spreadsheet.ts'
import { cleanWebsite } from './website.ts'

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
  street2: cleanSecondLine,
  city: cleanCity,
  region: cleanRegion,
  postal_code: cleanPostalCode,
  country: cleanCountry,
  birthday: cleanBirthday,
  website: cleanWebsite,
  linkedin: cleanLinkedin,
  notes: cleanNotes,
}

/** Of the fields whose values repeat from row to row; what the others cost to remember is more than it saves. */
const MEMORIES: Readonly<Partial<Record<Field, CellMemory>>> = {
  first_name: createCellMemory(),
  middle_name: createCellMemory(),
  last_name: createCellMemory(),
  company: createCellMemory(),
  job_title: createCellMemory(),
  city: createCellMemory(),
  region: createCellMemory(),
  postal_code: createCellMemory(),
  country: createCellMemory(),
}
/** Of those, the ones that say another thing in another country. */
const DEPENDS_ON_COUNTRY: ReadonlySet<Field> = new Set<Field>(['postal_code'])

const NOTHING: CleanedCell = { values: [], issues: [] }

/** @returns the values of several cells of one field, best first, without equal keys. */
export function cleanCells(field: Field, texts: readonly string[], context: CleanContext): CleanedCell {
  const cells = texts.map((text) => cleanCell(field, text, context))
  return {
    values: withoutEqualKeys(cells.flatMap((cell) => cell.values)),
    issues: cells.flatMap((cell) => cell.issues),
  }
}

/** @param written as the cell has it; blank counts as "no value" */
export function cleanCell(field: Field, written: string, context: CleanContext): CleanedCell {
  const text = written.trim()
  if (text === '') return NOTHING
  const memory = MEMORIES[field]
  if (memory === undefined) return cleanAnew(field, text, context)
  const country = DEPENDS_ON_COUNTRY.has(field) ? (context.country ?? '') : ''
  const known = memory.recall(text, country)
  if (known !== undefined) return known
  const cell = cleanAnew(field, text, context)
  memory.keep(text, country, cell)
  return cell
}

/** Characters; no single value is longer, and the cleaners' patterns may take the square of the length. */
const LONGEST_CELL = 1000

const NO_ISSUES: readonly string[] = []

function cleanAnew(field: Field, text: string, context: CleanContext): CleanedCell {
  if (isSpreadsheetError(text)) return cellOf(bad(text, `${field}.spreadsheet_error`))
  if (saysNothing(text)) return NOTHING
  const isTooLong = text.length > LONGEST_CELL && field !== 'notes'
  return cellOf(isTooLong ? bad(text, `${field}.too_long`) : CLEANERS[field](text, context))
}

function cellOf(readings: readonly Reading[]): CleanedCell {
  const [reading] = readings
  if (reading === undefined) return NOTHING
  if (readings.length === 1)
    return { values: [reading.value], issues: reading.issue === null ? NO_ISSUES : [reading.issue] }
  return {
    values: withoutEqualKeys(readings.map(({ value }) => value)),
    issues: readings.flatMap(({ issue }) => (issue === null ? NO_ISSUES : [issue])),
  }
}

function withoutEqualKeys(values: readonly FieldValue[]): readonly FieldValue[] {
  return values.filter((value, i) => values.findIndex(({ key }) => key === value.key) === i)
}

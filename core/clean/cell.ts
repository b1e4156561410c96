/** One cell of any field to its values: cleaned once where the same cell comes again and again. */
import type { FieldValue } from '../contact.ts'
import { FIELDS, type Field } from '../field.ts'
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

interface FieldCleaning {
  readonly field: Field
  readonly clean: Cleaner
  /**
   * Of fields whose values repeat from row to row and say the same everywhere; what others cost to remember is more than
   * it saves.
   */
  readonly memory: CellMemory | null
}

const CLEANINGS: Readonly<Record<Field, FieldCleaning>> = {
  full_name: forgotten('full_name', cleanFullName),
  first_name: forgotten('first_name', cleanGivenName),
  middle_name: forgotten('middle_name', cleanGivenName),
  last_name: forgotten('last_name', cleanFamilyName),
  email: forgotten('email', cleanEmail),
  phone: forgotten('phone', cleanPhone),
  company: forgotten('company', cleanCompany),
  job_title: remembered('job_title', cleanJobTitle),
  street: forgotten('street', cleanStreet),
  street2: forgotten('street2', cleanSecondLine),
  city: remembered('city', cleanCity),
  region: remembered('region', cleanRegion),
  postal_code: forgotten('postal_code', cleanPostalCode),
  country: remembered('country', cleanCountry),
  birthday: forgotten('birthday', cleanBirthday),
  website: forgotten('website', cleanWebsite),
  linkedin: forgotten('linkedin', cleanLinkedin),
  notes: forgotten('notes', cleanNotes),
}
/** In the order of `FIELDS`. */
const IN_ORDER = FIELDS.map((field) => CLEANINGS[field])

function forgotten(field: Field, clean: Cleaner): FieldCleaning {
  return { field, clean, memory: null }
}

function remembered(field: Field, clean: Cleaner): FieldCleaning {
  return { field, clean, memory: createCellMemory() }
}

/** Characters; longer ones hardly repeat. */
const LONGEST_REMEMBERED = 100

const NOTHING: CleanedCell = { values: [], issues: [] }

/** @param place of the field in `FIELDS` @returns the values of several cells of it, best first, without equal keys. */
export function cleanCells(place: number, texts: readonly string[], context: CleanContext): CleanedCell {
  const cells = texts.map((text) => cleanCellAt(place, text, context))
  return {
    values: withoutEqualKeys(cells.flatMap((cell) => cell.values)),
    issues: cells.flatMap((cell) => cell.issues),
  }
}

/** @param written as the cell has it; blank counts as "no value" */
export function cleanCell(field: Field, written: string, context: CleanContext): CleanedCell {
  return cleanCellAt(FIELDS.indexOf(field), written, context)
}

/** @param place of the field in `FIELDS` */
export function cleanCellAt(place: number, written: string, context: CleanContext): CleanedCell {
  const text = trimmed(written)
  if (text === '') return NOTHING
  const cleaning = IN_ORDER[place] as FieldCleaning
  const { memory } = cleaning
  if (memory === null || text.length > LONGEST_REMEMBERED) return cleanAnew(cleaning, text, context)
  const known = memory.recall(text)
  if (known !== undefined) return known
  const cell = cleanAnew(cleaning, text, context)
  memory.keep(text, cell)
  return cell
}

/** Nearly every cell begins and ends with a character of ASCII that is none of its spaces. */
function trimmed(text: string): string {
  return isInk(text.charCodeAt(0)) && isInk(text.charCodeAt(text.length - 1)) ? text : text.trim()
}

function isInk(code: number): boolean {
  return code > 0x20 && code < 0x7f
}

/** Characters; no single value is longer, and the cleaners' patterns may take the square of the length. */
const LONGEST_CELL = 1000

const NO_ISSUES: readonly string[] = []

function cleanAnew({ field, clean }: FieldCleaning, text: string, context: CleanContext): CleanedCell {
  if (isSpreadsheetError(text)) return cellOf(bad(text, `${field}.spreadsheet_error`))
  if (saysNothing(text)) return NOTHING
  const isTooLong = text.length > LONGEST_CELL && field !== 'notes'
  return cellOf(isTooLong ? bad(text, `${field}.too_long`) : clean(text, context))
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

/** From cells to what the engine compares: the same for a user's rows and for the records of a directory. */
import { joinBirthday } from './clean/birthday-columns.ts'
import { cleanCell, cleanCells } from './clean/cell.ts'
import { deriveNames } from './clean/name-derive.ts'
import type { CleanContext } from './clean/reading.ts'
import { blankValues, type Contact } from './contact.ts'
import type { Field, Mapping } from './field.ts'
import { FIELDS } from './field.ts'
import type { JobOptions } from './options.ts'

export type CleanOptions = Pick<JobOptions, 'defaultCountry' | 'dateOrder'>

const COUNTRY = FIELDS.indexOf('country')
const BIRTHDAY = FIELDS.indexOf('birthday')

/** What each of `FIELDS` says, in their order: a text, several, best first, or nothing. */
type Written = (string | readonly string[] | undefined)[]

/** @param cells one row's cells; cells that the row lacks count as blank */
export function cleanContact(cells: readonly string[], mapping: Mapping, options: CleanOptions): Contact {
  const written: Written = new Array(FIELDS.length).fill(undefined)
  for (const { column, place } of placesOf(mapping)) {
    const cell = cells[column]
    if (cell === undefined || cell === '') continue
    const already = written[place]
    if (already === undefined) written[place] = cell
    else written[place] = typeof already === 'string' ? [already, cell] : [...already, cell]
  }
  if (typeof written[BIRTHDAY] === 'object') {
    const columns = mapping.filter(({ field }) => field === 'birthday')
    written[BIRTHDAY] = joinBirthday(columns.map(({ column }) => cells[column] ?? '')) ?? written[BIRTHDAY]
  }
  return cleanWritten(written, options)
}

/**
 * @param texts what each field says, best first
 * @returns the contact, with the names that it lacks derived from those it has
 */
export function cleanFields(
  texts: Readonly<Partial<Record<Field, string | readonly string[]>>>,
  options: CleanOptions,
): Contact {
  return cleanWritten(
    FIELDS.map((field) => texts[field]),
    options,
  )
}

interface ColumnPlace {
  readonly column: number
  /** Index in `FIELDS`. */
  readonly place: number
}

const placesOfMappings = new WeakMap<Mapping, readonly ColumnPlace[]>()

function placesOf(mapping: Mapping): readonly ColumnPlace[] {
  let places = placesOfMappings.get(mapping)
  if (places === undefined) {
    places = mapping.map(({ column, field }) => ({ column, place: FIELDS.indexOf(field) }))
    placesOfMappings.set(mapping, places)
  }
  return places
}

function cleanWritten(written: Readonly<Written>, options: CleanOptions): Contact {
  const values = blankValues()
  const issues: string[] = []
  const context: CleanContext = {
    country: countryOf(written[COUNTRY]) ?? options.defaultCountry,
    dateOrder: options.dateOrder,
  }
  for (let place = 0; place < written.length; place++) {
    const texts = written[place]
    const field = FIELDS[place]
    if (texts === undefined || field === undefined) continue
    const cell = typeof texts === 'string' ? cleanCell(field, texts, context) : cleanCells(field, texts, context)
    if (cell.values.length > 0) values[field] = cell.values
    for (const issue of cell.issues) if (!issues.includes(issue)) issues.push(issue)
  }
  deriveNames(values)
  return { values, issues }
}

const NO_CONTEXT: CleanContext = { country: null, dateOrder: 'auto' }

function countryOf(texts: string | readonly string[] | undefined): string | undefined {
  if (texts === undefined) return undefined
  const cell =
    typeof texts === 'string' ? cleanCell('country', texts, NO_CONTEXT) : cleanCells('country', texts, NO_CONTEXT)
  return cell.values.find((value) => value.isValid)?.key
}

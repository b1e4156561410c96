/** From cells to what the engine compares: the same for a user's rows and for the records of a directory. */
import { joinBirthday } from './clean/birthday-columns.ts'
import { cleanCellAt, cleanCells } from './clean/cell.ts'
import type { CleanedCell } from './clean/cell-memory.ts'
import { deriveNames } from './clean/name-derive.ts'
import type { CleanContext } from './clean/reading.ts'
import { blankValues, type Contact, setValues } from './contact.ts'
import { FIELDS, type Field, type Mapping } from './field.ts'
import type { JobOptions } from './options.ts'

export type CleanOptions = Pick<JobOptions, 'defaultCountry' | 'dateOrder'>

const COUNTRY = FIELDS.indexOf('country')
const BIRTHDAY = FIELDS.indexOf('birthday')

/** What each of `FIELDS` says, in their order: a text, several, best first, or nothing. */
type Written = (string | readonly string[] | undefined)[]

/** @param cells one row's cells; cells that the row lacks count as blank */
export function cleanContact(cells: readonly string[], mapping: Mapping, options: CleanOptions): Contact {
  const columns = columnsOf(mapping)
  return columns.areAlone ? cleanAlone(cells, columns, options) : cleanWritten(writtenIn(cells, mapping), options)
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

/** The columns that feed fields, in the order of `FIELDS`. */
interface Columns {
  readonly columns: readonly number[]
  /** Of the field that each column feeds, in `FIELDS`. */
  readonly places: readonly number[]
  /** No two columns feed one field. */
  readonly areAlone: boolean
  /** The first column that says the country, -1 where none does. */
  readonly countryColumn: number
}

/** Row after row has the mapping of its list. */
let last: { readonly mapping: Mapping; readonly columns: Columns } | null = null

function columnsOf(mapping: Mapping): Columns {
  if (last?.mapping !== mapping) {
    const inOrder = mapping
      .map(({ column, field }) => ({ column, place: FIELDS.indexOf(field) }))
      .sort((a, b) => a.place - b.place)
    const places = inOrder.map(({ place }) => place)
    const columns = inOrder.map(({ column }) => column)
    const areAlone = new Set(places).size === places.length
    last = { mapping, columns: { columns, places, areAlone, countryColumn: columns[places.indexOf(COUNTRY)] ?? -1 } }
  }
  return last.columns
}

/** The same as `cleanWritten`, for nearly all lists: no field has more than one column. */
function cleanAlone(
  cells: readonly string[],
  { columns, places, countryColumn }: Columns,
  options: CleanOptions,
): Contact {
  const values = blankValues()
  let issues = NO_ISSUES
  const country = countryColumn < 0 ? undefined : cells[countryColumn]
  const countryCell = country === undefined || country === '' ? null : cleanCellAt(COUNTRY, country, NO_CONTEXT)
  const context: CleanContext = {
    country: (countryCell === null ? undefined : countryIn(countryCell)) ?? options.defaultCountry,
    dateOrder: options.dateOrder,
  }
  for (let i = 0; i < columns.length; i++) {
    const text = cells[columns[i] as number]
    if (text === undefined || text === '') continue
    const place = places[i] as number
    const cell = place === COUNTRY && countryCell !== null ? countryCell : cleanCellAt(place, text, context)
    if (cell.values.length > 0) setValues(values, place, cell.values)
    if (cell.issues.length > 0) issues = withIssues(issues, cell.issues)
  }
  deriveNames(values)
  return { values, issues }
}

function writtenIn(cells: readonly string[], mapping: Mapping): Written {
  const written: Written = new Array(FIELDS.length).fill(undefined)
  for (const { column, field } of mapping) {
    const cell = cells[column]
    if (cell === undefined || cell === '') continue
    const place = FIELDS.indexOf(field)
    const already = written[place]
    if (already === undefined) written[place] = cell
    else written[place] = typeof already === 'string' ? [already, cell] : [...already, cell]
  }
  if (typeof written[BIRTHDAY] === 'object') {
    const columns = mapping.filter(({ field }) => field === 'birthday')
    written[BIRTHDAY] = joinBirthday(columns.map(({ column }) => cells[column] ?? '')) ?? written[BIRTHDAY]
  }
  return written
}

function cleanWritten(written: Readonly<Written>, options: CleanOptions): Contact {
  const values = blankValues()
  let issues = NO_ISSUES
  const context: CleanContext = {
    country: countryOf(written[COUNTRY]) ?? options.defaultCountry,
    dateOrder: options.dateOrder,
  }
  for (const [place, texts] of written.entries()) {
    if (texts === undefined) continue
    const cell = typeof texts === 'string' ? cleanCellAt(place, texts, context) : cleanCells(place, texts, context)
    if (cell.values.length > 0) setValues(values, place, cell.values)
    issues = withIssues(issues, cell.issues)
  }
  deriveNames(values)
  return { values, issues }
}

const NO_ISSUES: readonly string[] = []

/** @returns both, each once */
function withIssues(issues: readonly string[], more: readonly string[]): readonly string[] {
  return [...new Set([...issues, ...more])]
}

const NO_CONTEXT: CleanContext = { country: null, dateOrder: 'auto' }

function countryOf(texts: string | readonly string[] | undefined): string | undefined {
  if (texts === undefined) return undefined
  return countryIn(
    typeof texts === 'string' ? cleanCellAt(COUNTRY, texts, NO_CONTEXT) : cleanCells(COUNTRY, texts, NO_CONTEXT),
  )
}

function countryIn({ values }: CleanedCell): string | undefined {
  for (const { isValid, key } of values) if (isValid) return key
  return undefined
}

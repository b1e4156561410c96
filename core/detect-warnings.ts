/** What a person should know about a file before starting: in the preview, never with contact data in it. */
import type { Head, HeadRecord } from './detect-head.ts'
import type { Dialect, DialectOverrides } from './dialect.ts'
import { headerKey } from './header-key.ts'
import type { Encoding } from './text.ts'

export interface Warning {
  readonly code: string
  readonly message: string
  /** Number of the first row (`kith_row`) that it concerns. */
  readonly row?: number
}

export interface HeadFindings {
  readonly head: Head
  readonly dialect: Dialect
  readonly header: HeadRecord | null
  /** Records behind the header. */
  readonly data: readonly HeadRecord[]
  readonly overrides: DialectOverrides
  /** What detection alone would have taken. */
  readonly likelyEncoding: Encoding
  readonly isHeaderGuess: boolean
}

/** Excel's own limit of columns: more of them are most likely a wrong delimiter. */
const MANY_COLUMNS = 16_384

/** @returns warnings about the whole first, then about rows */
export function headWarnings(found: HeadFindings): readonly Warning[] {
  return [...columnWarnings(found), ...overrideWarnings(found), ...rowWarnings(found)]
}

function columnWarnings({ head, dialect, header, data, isHeaderGuess }: HeadFindings): readonly Warning[] {
  const { columns } = dialect
  const warnings: Warning[] = []
  const hasRows = data.some(({ record }) => record.kind === 'row')
  if (header !== null && !hasRows && head.isWhole) {
    warnings.push({ code: 'csv.header_only', message: 'This file has a header but no rows.' })
  }
  if (columns.length === 1) {
    warnings.push({
      code: 'csv.one_column',
      message: 'Only one column was found. If there should be more, choose another delimiter.',
    })
  }
  if (columns.length > MANY_COLUMNS) {
    warnings.push({
      code: 'csv.too_many_columns',
      message: `This file has ${columns.length} columns, more than Excel can hold. Is the delimiter right?`,
    })
  }
  if (header === null) return warnings
  const keys = columns.map((name) => headerKey(name))
  const duplicates = columns.flatMap((name, i) => (name !== '' && columns.indexOf(name) < i ? [i + 1] : []))
  if (duplicates.length > 0) {
    warnings.push({
      code: 'csv.duplicate_header',
      message: `Some columns share a name (${listed(duplicates)}). Each is kept; check which one feeds which field.`,
    })
  }
  const empty = keys.flatMap((_, i) => (columns[i] === '' ? [i + 1] : []))
  if (empty.length > 0) {
    warnings.push({ code: 'csv.empty_header', message: `Some columns have no name (${listed(empty)}).` })
  }
  if (isHeaderGuess) {
    warnings.push({
      code: 'csv.header_unsure',
      message: 'The first row was taken for the header. If it is a contact, say that there is no header.',
    })
  }
  return warnings
}

function listed(columns: readonly number[]): string {
  const shown = columns.slice(0, 5).join(', ')
  return `column${columns.length > 1 ? 's' : ''} ${shown}${columns.length > 5 ? ', …' : ''}`
}

function overrideWarnings({ dialect, header, data, overrides, likelyEncoding }: HeadFindings): readonly Warning[] {
  const warnings: Warning[] = []
  if (overrides.encoding !== undefined && overrides.encoding !== likelyEncoding && !dialect.asciiHead) {
    warnings.push({
      code: 'override.unlikely',
      message: `The text looks like ${likelyEncoding}, not ${overrides.encoding}.`,
    })
  }
  const rows = header === null ? data : [header, ...data]
  if (overrides.delimiter !== undefined && rows.every(({ cells }) => cells.length === 1)) {
    warnings.push({ code: 'override.unlikely', message: 'The chosen delimiter does not occur between any cells.' })
  }
  return warnings
}

const ROW_ISSUES: Readonly<Record<string, string>> = {
  'csv.unbalanced_quote': 'a quote is opened and never closed',
  'csv.record_too_long': 'the row is longer than a megabyte and is cut',
  'csv.text_after_quote': 'text follows a closing quote',
  'csv.nul': 'NUL characters were left out',
  'encoding.mixed': 'the row is not UTF-8 and was read as Windows-1252',
  'encoding.invalid': 'some characters could not be read in this encoding',
}

function rowWarnings({ dialect, data }: HeadFindings): readonly Warning[] {
  const width = dialect.columns.length
  const firstRows = new Map<string, { row: number; count: number }>()
  for (const { record, cells, issues } of data) {
    if (record.kind !== 'row') continue
    const codes = cells.length === width ? [] : ['csv.ragged_rows']
    for (const code of [...codes, ...record.flags, ...issues]) {
      const seen = firstRows.get(code)
      if (seen === undefined) firstRows.set(code, { row: record.row, count: 1 })
      else seen.count++
    }
  }
  return [...firstRows].map(([code, { row, count }]) => {
    const what = ROW_ISSUES[code] ?? `rows have more or fewer cells than the ${width} columns`
    const others = count > 1 ? ` and ${count - 1} more of the first rows` : ''
    return { code, message: `Row ${row}${others}: ${what}.`, row }
  })
}

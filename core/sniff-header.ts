/** Where the table begins behind a preamble, and whether its first row names the columns. */
import type { HeadRecord } from './detect-head.ts'
import { headerKey } from './header-key.ts'
import { BARE_NAMES, BARE_TITLES, FIELD_OF_HEADER } from './header-names.ts'
import { isEarlierKithColumn } from './result-columns.ts'
import { GIVEN } from './sniff-lexicon.ts'
import { type ValueKind, valueKind } from './sniff-value.ts'

export interface SniffedHeader {
  /** Index of the table's first row among the records. */
  readonly first: number
  readonly isHeader: boolean
  /** Neither the words nor the values tell: the first row is taken for the header, as spreadsheets do. */
  readonly isGuess: boolean
}

/** A preamble is a title, a date, a note: not longer than this. */
const PREAMBLE_RECORDS = 30
const COMPARED_ROWS = 50

/** @param width the most common number of cells */
export function sniffHeader(records: readonly HeadRecord[], width: number): SniffedHeader {
  const first = tableStart(records, width)
  const names = records[first]?.cells ?? []
  const rows = records.slice(first + 1, first + 1 + COMPARED_ROWS).filter(({ record }) => record.kind === 'row')
  return { first, ...judge(names, rows) }
}

function tableStart(records: readonly HeadRecord[], width: number): number {
  const firstRow = records.findIndex(({ record }) => record.kind === 'row')
  if (firstRow < 0) return 0
  if (width < 2 || isLoneRow(records, width)) return firstRow
  for (const [i, { record, cells }] of records.slice(0, PREAMBLE_RECORDS + firstRow).entries()) {
    if (record.kind !== 'row') continue
    const share = cells.length / width
    const isWide = cells.length > 1 && filled(cells) > Math.max(1, width / 3)
    // Behind narrow lines the table begins with its header, or with the first row that is as wide as the others.
    if (i === firstRow ? isFirst(cells, share) : isWide && (share === 1 || (share > 0.75 && looksLikeNames(cells))))
      return i
  }
  return firstRow
}

/** One wide row is no table yet that what stands before it could belong to, unless it names columns. */
function isLoneRow(records: readonly HeadRecord[], width: number): boolean {
  const wide = records.filter(({ record, cells }) => record.kind === 'row' && cells.length > width / 2)
  return wide.length === 1 && !wide.some(({ cells }) => cells.some((cell) => isKnownHeader(cell)))
}

/** The very first row is the table's unless it is plainly narrower: its rows may be ragged. */
function isFirst(cells: readonly string[], share: number): boolean {
  return cells.length > 1 && share > 0.6 && filled(cells) / cells.length > 1 / 3
}

function filled(cells: readonly string[]): number {
  return cells.filter((cell) => cell.trim() !== '').length
}

function looksLikeNames(cells: readonly string[]): boolean {
  const names = cells.filter((cell) => cell.trim() !== '')
  return names.every((name) => isWord(valueKind(name))) && new Set(names).size === names.length
}

function isWord(kind: ValueKind): boolean {
  // `Field 1` looks like a street too.
  return kind === 'text' || kind === 'blank' || kind === 'street'
}

function judge(names: readonly string[], rows: readonly HeadRecord[]): { isHeader: boolean; isGuess: boolean } {
  const kinds = names.map((name) => valueKind(name))
  const known = names.filter((name) => isKnownHeader(name)).length
  if (kinds.some((kind) => kind === 'email' || kind === 'linkedin' || kind === 'url')) return no
  if (known >= 2 || (known === 1 && names.length <= 3)) return yes
  if (filled(names) === 0) return no
  let typedBelow = 0
  for (const [column, kind] of kinds.entries()) {
    const below = rows.map(({ cells }) => valueKind(cells[column] ?? '')).filter((one) => one !== 'blank')
    const typed = below.filter((one) => !isWord(one)).length
    if (!isWord(kind)) {
      if (known === 0 && (below.length === 0 || typed > below.length / 2)) return no
    } else if (kind !== 'blank' && typed > below.length / 2) {
      typedBelow++
    }
  }
  if (known > 0 || typedBelow > 0) return yes
  if (kinds.some((kind) => !isWord(kind))) return no
  // A lone line of unknown words is rather a contact than a header of nothing.
  if (rows.length === 0 || repeatsBelow(names, rows) || names.some((name) => GIVEN.has(headerKey(name)))) return no
  return { isHeader: true, isGuess: true }
}

const yes = { isHeader: true, isGuess: false }
const no = { isHeader: false, isGuess: false }

function isKnownHeader(name: string): boolean {
  const key = headerKey(name)
  return FIELD_OF_HEADER.has(key) || BARE_NAMES.has(key) || BARE_TITLES.has(key) || isEarlierKithColumn(name)
}

/** A value that comes again in its own column is no name of it. */
function repeatsBelow(names: readonly string[], rows: readonly HeadRecord[]): boolean {
  return names.some((name, column) => name.trim() !== '' && rows.some(({ cells }) => cells[column] === name))
}

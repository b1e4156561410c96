/** The first lines of the result files. */
import { writeCell } from './cell.ts'
import { neutralise } from './formula.ts'
import type { ResultLayout } from './result-layout.ts'
import { joinAfter, REJECTED_COLUMNS } from './result-line.ts'

const BYTE_ORDER_MARK = '\ufeff'

export type ResultName = 'result.csv' | 'result.spreadsheet.csv' | 'rejected.csv'

/** A result has the source's byte order mark; spreadsheets always get one, or they take UTF-8 for something else. */
export function resultHeader(name: ResultName, layout: ResultLayout): string {
  const { dialect, columns } = layout
  const harmless = name === 'result.spreadsheet.csv' ? neutralise : (text: string) => text
  const own = columns.own.map((column) => writeCell(harmless(dialect.columns[column] ?? ''), dialect))
  const kith = joinAfter(name === 'rejected.csv' ? REJECTED_COLUMNS : columns.kith, dialect)
  const line = own.length > 0 ? own.join(dialect.delimiter) + kith : kith.slice(dialect.delimiter.length)
  const mark = dialect.bom || name === 'result.spreadsheet.csv' ? BYTE_ORDER_MARK : ''
  return mark + line + dialect.lineEnd
}

/** All that decides how result lines of one job are written. */
import type { Dialect } from './dialect.ts'
import type { Mapping } from './field.ts'
import type { ResultColumns } from './result-columns.ts'
import type { TextCodec } from './text.ts'

export interface ResultLayout {
  /** The source's: its delimiter, quote and line end are the result's too. */
  readonly dialect: Dialect
  readonly columns: ResultColumns
  readonly mapping: Mapping
  readonly codec: TextCodec
}

/** How a result is read back: like the source, but UTF-8 and with its own header. */
export function resultDialect(layout: ResultLayout): Dialect {
  const { dialect, columns } = layout
  return {
    ...dialect,
    encoding: 'utf-8',
    quote: dialect.quote === '' ? '"' : dialect.quote,
    comment: null,
    asciiHead: false,
    headerRow: 1,
    dataStart: 0,
    linesBeforeData: 0,
    columns: [...columns.own.map((index) => dialect.columns[index] ?? ''), ...columns.kith],
  }
}

/** How one file is written: everything that the scanner and the result writer must know of it. */
import type { Encoding } from './text.ts'

export const LINE_ENDS = ['\n', '\r\n', '\r'] as const

export interface Dialect {
  readonly encoding: Encoding
  /** Whether the file begins with a byte order mark (its bytes lie before `dataStart`). */
  readonly bom: boolean
  /** One character. */
  readonly delimiter: string
  /** One character, or empty where the file quotes nothing. */
  readonly quote: string
  /** How a quote stands inside a quoted cell: after a backslash; absent: doubled. */
  readonly escape?: '\\'
  /** The first line end seen; `\n` for a file of one line. Records may end in any of the three all the same. */
  readonly lineEnd: (typeof LINE_ENDS)[number]
  /** A line that starts with it is no row; null when there are none. */
  readonly comment: string | null
  /** The header's line, 1-based over the file's physical lines; null where there is no header. */
  readonly headerRow: number | null
  /** Byte offset of the first byte that can belong to a row: past byte order mark, preamble and header. */
  readonly dataStart: number
  /** Preamble, comment and empty lines before `dataStart`. */
  readonly linesBeforeData: number
  /** Names of the columns as written, `Column 1`… where there is no header; its length is the row width. */
  readonly columns: readonly string[]
  /** The head was plain ASCII: a later row that is not UTF-8 is read as Windows-1252 and flagged. */
  readonly asciiHead: boolean
}

/** What a person may set by hand on an upload; each one left out is detected. */
export interface DialectOverrides {
  readonly encoding?: Encoding
  readonly delimiter?: string
  readonly quote?: string
  /** The header's physical line, 1-based; null: there is none. */
  readonly headerRow?: number | null
}

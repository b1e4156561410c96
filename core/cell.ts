/** How a cell, and a source row's own columns, stand in a result line. */
import type { Dialect } from './dialect.ts'
import type { RecordCells } from './record.ts'
import type { ScannedRecord } from './scanner.ts'
import type { TextCodec } from './text.ts'

/** @returns `text` quoted where a reader would else take it apart; `"` where the source quotes nothing. */
export function writeCell(text: string, dialect: Dialect): string {
  const quote = dialect.quote === '' ? '"' : dialect.quote
  if (!needsQuotes(text, quote, dialect)) return text
  if (dialect.escape !== undefined && dialect.quote !== '') {
    const { escape: backslash } = dialect
    return quote + text.replaceAll(backslash, backslash + backslash).replaceAll(quote, backslash + quote) + quote
  }
  return quote + text.replaceAll(quote, quote + quote) + quote
}

function needsQuotes(text: string, quote: string, dialect: Dialect): boolean {
  for (let i = 0; i < text.length; i++) {
    const character = text[i]
    if (character === dialect.delimiter || character === quote || character === '\n' || character === '\r') return true
  }
  return dialect.comment !== null && text.startsWith(dialect.comment)
}

export interface OwnColumns {
  /** The row's own columns in UTF-8 as far as its bytes may stand as they are; null: `text` is the whole. */
  readonly bytes: Uint8Array | null
  /** What follows `bytes`, or the whole: without a line end, of the header's full width less the dropped columns. */
  readonly text: string
  /** Surplus cells joined by the delimiter (`kith_extra`), empty for none. */
  readonly extra: string
}

/**
 * What of a source row goes into the result: the bytes as they stand for a well-formed row of a UTF-8 file, the same
 * text in UTF-8 for one of another encoding; cut behind the header's width (the rest is `extra`) or padded with
 * delimiters up to it. Malformed rows (unbalanced quote, text behind a closing quote, not valid in their encoding, cut)
 * are written cell by cell, so that any reader finds the same cells.
 *
 * @param own the column indexes that are kept, rising from 0; left out are those of an earlier run
 */
export function ownColumns(
  record: ScannedRecord,
  read: RecordCells,
  dialect: Dialect,
  own: readonly number[],
  codec: TextCodec,
): OwnColumns {
  const { cells } = read
  const width = dialect.columns.length
  const extra = cells.length > width ? cells.slice(width).join(dialect.delimiter) : ''
  if (isMalformed(record, read) || hasBareQuotes(cells, dialect)) {
    return { bytes: null, text: own.map((i) => writeCell(cells[i] ?? '', dialect)).join(dialect.delimiter), extra }
  }
  const { encoding } = dialect
  const bytes = encoding === 'utf-8' ? record.bytes : codec.encode(codec.decode(record.bytes, encoding))
  const keepsAll = own.length === width
  if (keepsAll && cells.length <= width) {
    return { bytes, text: dialect.delimiter.repeat(width - cells.length), extra }
  }
  const there = own.filter((i) => i < cells.length)
  const missing = there.length === 0 ? Math.max(0, own.length - 1) : own.length - there.length
  return { bytes: joinCells(bytes, there, dialect), text: dialect.delimiter.repeat(missing), extra }
}

function isMalformed(record: ScannedRecord, read: RecordCells): boolean {
  // A NUL is left where it stands: it does not change where cells begin and end.
  return record.flags.length > 0 || (read.issues.length > 0 && read.issues.some((code) => code !== 'csv.nul'))
}

/** In a file that quotes nothing a leading quote is text; in the result it would open a quoted cell. */
function hasBareQuotes(cells: readonly string[], dialect: Dialect): boolean {
  return dialect.quote === '' && cells.some((cell) => cell.startsWith('"'))
}

/** @returns the bytes of the wanted cells as they stand, with delimiters between them */
function joinCells(bytes: Uint8Array, wanted: readonly number[], dialect: Dialect): Uint8Array {
  const ends = cellEnds(bytes, dialect)
  const joined = new Uint8Array(bytes.length)
  const delimiter = dialect.delimiter.charCodeAt(0)
  let length = 0
  for (const [place, index] of wanted.entries()) {
    if (place > 0) joined[length++] = delimiter
    const from = index === 0 ? 0 : (ends[index - 1] as number) + 1
    const cell = bytes.subarray(from, ends[index])
    joined.set(cell, length)
    length += cell.length
  }
  return joined.subarray(0, length)
}

/** @returns where each cell of a well-formed record ends, by the scanner's rules */
function cellEnds(bytes: Uint8Array, dialect: Dialect): readonly number[] {
  const delimiter = dialect.delimiter.charCodeAt(0)
  const quote = dialect.quote === '' ? -1 : dialect.quote.charCodeAt(0)
  const backslash = dialect.escape?.charCodeAt(0) ?? -1
  const ends: number[] = []
  let cellStart = 0
  let isQuoted = false
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i]
    if (isQuoted) {
      if (byte === backslash || (byte === quote && bytes[i + 1] === quote)) i++
      else if (byte === quote) isQuoted = false
    } else if (byte === delimiter) {
      ends.push(i)
      cellStart = i + 1
    } else if (byte === quote && i === cellStart) {
      isQuoted = true
    }
  }
  ends.push(bytes.length)
  return ends
}

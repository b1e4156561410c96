/** One record's bytes to the texts of its cells. */
import type { Dialect } from './dialect.ts'
import type { TextCodec } from './text.ts'
import { utf8Length } from './utf8.ts'

/** What a `ScannedRecord` says about its text. */
export interface RecordBytes {
  readonly bytes: Uint8Array
  /** Index in `bytes` from which quotes are plain characters, -1 for none. */
  readonly plainFrom: number
}

export interface RecordCells {
  /** Unquoted, as written otherwise: not trimmed. As many as the record has, at least one. */
  readonly cells: readonly string[]
  /** Codes: `encoding.mixed`, `encoding.invalid`, `csv.nul`, `csv.text_after_quote`. */
  readonly issues: readonly string[]
}

const NO_ISSUES: readonly string[] = []

/**
 * Splits a record as spreadsheet programs do: text behind a closing quote belongs to the cell (blanks there do not),
 * a quote inside an unquoted cell is a character; so are quotes inside a quoted cell that were not doubled, where that
 * is plain from the same line. NUL characters are left out. A row that is not valid UTF-8 in a
 * file whose head was plain ASCII is read as Windows-1252. Never throws.
 */
export function readCells(record: RecordBytes, dialect: Dialect, codec: TextCodec): RecordCells {
  let issues = NO_ISSUES
  let encoding = dialect.encoding
  let text = codec.decode(record.bytes, encoding)
  if (encoding === 'utf-8' && text.includes('\ufffd') && utf8Length(record.bytes) < record.bytes.length) {
    issues = [dialect.asciiHead ? 'encoding.mixed' : 'encoding.invalid']
    if (dialect.asciiHead) {
      encoding = 'windows-1252'
      text = codec.decode(record.bytes, encoding)
    }
  } else if (encoding !== 'utf-8' && text.includes('\ufffd') && !holdsReplacement(record.bytes, encoding)) {
    issues = ['encoding.invalid']
  }
  if (dialect.quote === '' || !text.includes(dialect.quote)) {
    if (!text.includes('\0')) return { cells: splitPlain(text, dialect.delimiter), issues }
    return { cells: splitPlain(text.replaceAll('\0', ''), dialect.delimiter), issues: [...issues, 'csv.nul'] }
  }
  const plainFrom =
    record.plainFrom < 0
      ? Number.POSITIVE_INFINITY
      : codec.decode(record.bytes.subarray(0, record.plainFrom), encoding).length
  const { cells, hasTextAfterQuote } = splitQuoted(text, plainFrom, dialect)
  if (hasTextAfterQuote) issues = [...issues, 'csv.text_after_quote']
  if (!text.includes('\0')) return { cells, issues }
  return { cells: cells.map((cell) => cell.replaceAll('\0', '')), issues: [...issues, 'csv.nul'] }
}

/** @returns whether every U+FFFD of the text may stand in the bytes themselves; of our encodings only UTF-16 has it. */
function holdsReplacement(bytes: Uint8Array, encoding: Dialect['encoding']): boolean {
  if (encoding !== 'utf-16le' && encoding !== 'utf-16be') return false
  if (bytes.length % 2 === 1) return false
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  for (let at = 0; at < bytes.length; at += 2) {
    const unit = view.getUint16(at, encoding === 'utf-16le')
    if (unit < 0xd800 || unit > 0xdfff) continue
    const next = at + 2 < bytes.length ? view.getUint16(at + 2, encoding === 'utf-16le') : 0
    if (unit > 0xdbff || next < 0xdc00 || next > 0xdfff) return false
    at += 2
  }
  return true
}

/** What `text.split(delimiter)` gives, in two thirds of its time. */
function splitPlain(text: string, delimiter: string): string[] {
  const cells: string[] = []
  let count = 0
  let from = 0
  for (let end = text.indexOf(delimiter); end >= 0; end = text.indexOf(delimiter, from)) {
    cells[count++] = text.slice(from, end)
    from = end + delimiter.length
  }
  cells[count] = text.slice(from)
  return cells
}

function splitQuoted(text: string, plainFrom: number, dialect: Dialect) {
  const { delimiter } = dialect
  const quote = dialect.quote.charCodeAt(0)
  const cells: string[] = []
  let hasTextAfterQuote = false
  let at = 0
  while (true) {
    let end = 0
    if (text.charCodeAt(at) === quote && at < plainFrom) {
      let closing = closingQuote(text, at + 1, dialect)
      end = cellEnd(text, closing + 1, delimiter)
      let behind = end > closing + 1 ? text.slice(closing + 1, end).trimEnd() : ''
      if (behind !== '') {
        hasTextAfterQuote = true
        closing = laterClosingQuote(text, closing, dialect)
        end = cellEnd(text, closing + 1, delimiter)
        behind = text.slice(closing + 1, end)
        if (behind.trim() === '') behind = ''
      }
      cells.push(unquote(text.slice(at + 1, closing), dialect) + behind)
    } else {
      end = cellEnd(text, at, delimiter)
      cells.push(text.slice(at, end))
    }
    if (end >= text.length) return { cells, hasTextAfterQuote }
    at = end + delimiter.length
  }
}

/** @returns where the quoted text that begins at `from` ends; the text's length when it is never closed */
function closingQuote(text: string, from: number, { quote, escape: escapes }: Dialect): number {
  let at = from
  let escaped = -1
  while (at < text.length) {
    const found = text.indexOf(quote, at)
    if (found < 0) return text.length
    if (escapes !== undefined) {
      // Looked for again only when passed: else a long cell of quotes would be searched to its end for each.
      if (escaped < at) escaped = indexOrEnd(text, escapes, at)
      if (escaped < found) {
        at = escaped + 2
        continue
      }
    }
    if (text[found + 1] !== quote) return found
    at = found + 2
  }
  return text.length
}

/**
 * Quotes that nobody doubled, as in `"Robert "Bob" Hale",x`: where the line goes on to a quote that may well end a cell,
 * and opens no other cell before it, the quotes up to there are text. Where records end is the same either way.
 *
 * @param closing a quote that would close its cell with text behind it
 * @returns the quote that closes the cell instead, or `closing`
 */
function laterClosingQuote(text: string, closing: number, { quote, delimiter, escape: escapes }: Dialect): number {
  if (escapes !== undefined) return closing
  for (let at = closing + 1; at < text.length; at++) {
    const character = text[at]
    if (character === '\n' || character === '\r') return closing
    if (character !== quote) continue
    if (text[at - 1] === delimiter) return closing
    if (text[at + 1] === quote) at++
    else if (endsCell(text, at + 1, delimiter)) return at
  }
  return closing
}

/** @returns whether nothing but blanks stands between `from` and the cell's end */
function endsCell(text: string, from: number, delimiter: string): boolean {
  let at = from
  while (at < text.length && text[at] !== delimiter && (text[at] as string).trim() === '') at++
  return at === text.length || text[at] === delimiter
}

function unquote(text: string, { quote, escape: escapes }: Dialect): string {
  if (escapes !== undefined && text.includes(escapes)) {
    let plain = ''
    for (let i = 0; i < text.length; i++) {
      const next = text[i + 1]
      const isEscaped =
        (text[i] === escapes && (next === quote || next === escapes)) || (text[i] === quote && next === quote)
      plain += isEscaped ? next : text[i]
      if (isEscaped) i++
    }
    return plain
  }
  return text.includes(quote) ? text.replaceAll(quote + quote, quote) : text
}

function cellEnd(text: string, from: number, delimiter: string): number {
  // So it is behind nearly every closing quote.
  if (text.startsWith(delimiter, from)) return from
  return indexOrEnd(text, delimiter, from)
}

function indexOrEnd(text: string, sign: string, from: number): number {
  const found = text.indexOf(sign, from)
  return found < 0 ? text.length : found
}

/** Reading as it would be told to a person: slow, the whole file at once. What the fast readers are checked against. */
import type { Dialect } from '#core/dialect.ts'
import type { RecordKind } from '#core/record-engine.ts'

export interface TextbookRecord {
  readonly kind: RecordKind
  /** Byte offsets: where it begins, where its text ends, where the next record begins. */
  readonly start: number
  readonly textEnd: number
  readonly end: number
  /** Byte index in the record from which quotes are plain characters, -1 for none. */
  readonly plainFrom: number
  readonly isOpen: boolean
  readonly cutBytes: number
}

const LF = 10
const CR = 13

/** @param maxBytes what a record may have without its line end */
export function textbookRecords(bytes: Uint8Array, dialect: Dialect, from: number, maxBytes: number): TextbookRecord[] {
  const size = dialect.encoding === 'utf-16le' || dialect.encoding === 'utf-16be' ? 2 : 1
  const units = unitsOf(bytes.subarray(from), dialect)
  const byteAt = (unit: number) => Math.min(from + unit * size, bytes.length)
  const records: TextbookRecord[] = []
  for (let start = 0; start < units.length; ) {
    const walked = walk(units, start, dialect, maxBytes / size)
    const { textEnd, end, plainFrom, isOpen, isComment } = walked
    const isLong = textEnd - start > maxBytes / size
    const kept = isLong ? keptBytes(bytes, byteAt(start), byteAt(start) + maxBytes, dialect) : byteAt(textEnd)
    const kind = isComment ? 'comment' : textEnd === start ? 'empty' : 'row'
    const cutBytes = byteAt(textEnd) - kept
    const plainByte = plainFrom < 0 ? -1 : (plainFrom - start) * size
    records.push({
      kind,
      start: byteAt(start),
      textEnd: kept,
      end: byteAt(end),
      plainFrom: plainByte,
      isOpen: isOpen && !isLong,
      cutBytes,
    })
    start = end
  }
  return records
}

function walk(units: readonly number[], start: number, dialect: Dialect, maxUnits: number) {
  const comment = dialect.comment ?? ''
  const isComment = comment !== '' && [...comment].every((sign, i) => units[start + i] === sign.charCodeAt(0))
  const quote = dialect.quote === '' || isComment ? -1 : dialect.quote.charCodeAt(0)
  const backslash = dialect.escape === undefined ? -1 : 92
  let plainFrom = -1
  let openedAt = -1
  for (let i = start; ; ) {
    if (openedAt >= 0 && i > start + maxUnits) {
      // Quoted past the limit: the quote was none, and neither are those behind it.
      plainFrom = openedAt
      i = openedAt + 1
      openedAt = -1
      continue
    }
    const unit = units[i]
    if (unit === undefined) return { textEnd: i, end: i, plainFrom, isOpen: openedAt >= 0, isComment }
    if (openedAt >= 0) {
      if (unit === backslash || (unit === quote && units[i + 1] === quote)) i += 2
      else if (unit === quote && i < start + maxUnits) {
        openedAt = -1
        i++
      } else i++
      if (openedAt >= 0 && i > units.length) i = units.length
    } else if (unit === LF || unit === CR) {
      return { textEnd: i, end: i + (unit === CR && units[i + 1] === LF ? 2 : 1), plainFrom, isOpen: false, isComment }
    } else {
      const mayOpen = plainFrom < 0 && i <= start + maxUnits
      if (unit === quote && mayOpen && beginsCell(units, start, i, dialect)) openedAt = i
      i++
    }
  }
}

function beginsCell(units: readonly number[], start: number, at: number, dialect: Dialect): boolean {
  if (at === start) return true
  if (units[at - 1] !== dialect.delimiter.charCodeAt(0)) return false
  if (dialect.encoding !== 'shift_jis') return true
  // Character by character from the record's start: the delimiter's byte may be the second half of one.
  let isSecond = false
  for (let i = start; i < at - 1; i++)
    isSecond = !isSecond && isLead(units[i] as number) && (units[i + 1] as number) >= 0x40
  return !isSecond
}

function isLead(byte: number): boolean {
  return (byte >= 0x81 && byte <= 0x9f) || (byte >= 0xe0 && byte <= 0xfc)
}

/** A cut leaves no half of a character. */
function keptBytes(bytes: Uint8Array, start: number, end: number, { encoding }: Dialect): number {
  let kept = end
  if (encoding === 'utf-8') while (kept > start && ((bytes[kept] as number) & 0xc0) === 0x80) kept--
  return kept
}

/** One number a unit; in UTF-16 what is above one byte, and half a unit at the end, is no sign of ours. */
function unitsOf(bytes: Uint8Array, { encoding }: Dialect): readonly number[] {
  if (encoding !== 'utf-16le' && encoding !== 'utf-16be') return [...bytes]
  const units: number[] = []
  for (let i = 0; i < bytes.length; i += 2) {
    const [first, second] = [bytes[i] as number, bytes[i + 1] ?? 0xff]
    units.push(encoding === 'utf-16le' ? first + 256 * second : 256 * first + second)
  }
  return units
}

/** @param plainFrom index in the text from which quotes are plain characters */
export function textbookCells(text: string, plainFrom: number, dialect: Dialect): string[] {
  const { delimiter, quote } = dialect
  const cells: string[] = []
  let i = 0
  while (true) {
    let cell = ''
    if (quote !== '' && text[i] === quote && i < plainFrom) {
      for (i++; i < text.length; ) {
        const next = text[i + 1]
        const isEscaped = text[i] === dialect.escape && next !== undefined
        if (isEscaped && (next === quote || next === dialect.escape)) cell += next
        else if (isEscaped) cell += `${text[i]}${next}`
        else if (text[i] === quote && next === quote) cell += quote
        else if (text[i] === quote && i >= laterQuote(text, i, dialect)) break
        else {
          cell += text[i++]
          continue
        }
        i += 2
      }
      i++
      let behind = ''
      while (i < text.length && text[i] !== delimiter) behind += text[i++]
      if (behind.trim() !== '') cell += behind
    } else {
      while (i < text.length && text[i] !== delimiter) cell += text[i++]
    }
    cells.push(cell.replaceAll('\0', ''))
    if (i >= text.length) return cells
    i++
  }
}

/**
 * A quote with text behind it is text itself where the line goes on to a quote with nothing behind it, and no cell opens
 * in between.
 * @returns the place of that quote, or -1
 */
function laterQuote(text: string, at: number, { delimiter, quote, escape: escapes }: Dialect): number {
  const hasTextBehind = (place: number) => {
    const next = text.indexOf(delimiter, place + 1)
    return text.slice(place + 1, next < 0 ? text.length : next).trim() !== ''
  }
  if (escapes !== undefined || !hasTextBehind(at)) return -1
  const line = /^[^\r\n]*/.exec(text.slice(at + 1))?.[0] ?? ''
  for (let i = 0; i < line.length; i++) {
    if (line[i] !== quote) continue
    if (i > 0 && line[i - 1] === delimiter) return -1
    if (line[i + 1] === quote) i++
    else if (!hasTextBehind(at + 1 + i)) return at + 1 + i
  }
  return -1
}

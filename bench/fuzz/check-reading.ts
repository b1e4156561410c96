/** One input through everything that reads, with what must hold whatever the bytes are. */
import { deepStrictEqual, ok } from 'node:assert/strict'
import { codec } from '#adapters/text/codec.ts'
import { detectDialect } from '#core/detect-dialect.ts'
import type { Dialect } from '#core/dialect.ts'
import { type RecordBytes, readCells } from '#core/record.ts'
import { createRecordEngine, MAX_RECORD_BYTES, type ScanEnd } from '#core/record-engine.ts'
import { scanEnds } from '#core/scan-ends.ts'
import { createScanner, type ScannedRecord } from '#core/scanner.ts'
import { ENCODINGS } from '#core/text.ts'
import type { Random } from '../lists/random.ts'
import { type TextbookRecord, textbookCells, textbookRecords } from './textbook-reading.ts'

export interface Reading {
  readonly rows: number
  readonly otherLines: number
  readonly isDetected: boolean
}

/** Detection takes most of the time; the dialects made up here go where it never would. */
const DETECTED_SHARE = 0.15
/** So short that the limit of a record is met in small inputs. */
const SHORT_LIMITS = [2, 16, 48, 130]

/** @throws an assertion error where a byte is lost or counted twice, where a cut shows, where two readers disagree */
export function checkReading(bytes: Uint8Array, random: Random): Reading {
  const isDetected = random.chance(DETECTED_SHARE)
  const found = isDetected ? detected(bytes, random) : madeUpDialect(bytes, random)
  if (found === null) return { rows: 0, otherLines: 0, isDetected }
  const records = checkRecords(bytes, found, random)
  const rows = records.filter(({ kind }) => kind === 'row')
  for (const record of rows) checkCells(record, found)
  if (bytes.length < MAX_RECORD_BYTES) checkLimit(bytes, found, random)
  return { rows: rows.length, otherLines: records.length - rows.length, isDetected }
}

function detected(bytes: Uint8Array, random: Random): Dialect | null {
  const isWhole = random.chance(0.7)
  const found = detectDialect(bytes, { isWhole }, codec)
  if ('error' in found) {
    ok(found.error.code !== '' && found.error.message !== '')
    return null
  }
  const { dialect } = found
  ok(dialect.columns.length > 0 && dialect.dataStart >= 0 && dialect.dataStart <= bytes.length)
  ok(dialect.delimiter.length === 1 && dialect.quote.length <= 1 && dialect.linesBeforeData >= 0)
  // The records of the head are the first ones of the file.
  const all = textbookRecords(bytes, dialect, dialect.dataStart, MAX_RECORD_BYTES)
  const ends = found.records.map(({ record }) => record.end)
  deepStrictEqual(
    ends,
    all.slice(0, ends.length).map(({ end }) => end),
  )
  if (isWhole) deepStrictEqual(ends.length, all.length)
  return dialect
}

function madeUpDialect(bytes: Uint8Array, random: Random): Dialect {
  const escapes = random.chance(0.1) ? ({ escape: '\\' } as const) : {}
  return {
    encoding: random.pick(random.chance(0.6) ? (['utf-8'] as const) : ENCODINGS),
    bom: false,
    delimiter: random.pick([',', ',', ';', '\t', '|', '~', '\u0001']),
    quote: random.pick(['"', '"', '"', "'", '']),
    ...escapes,
    lineEnd: '\n',
    comment: random.chance(0.3) ? '#' : null,
    headerRow: null,
    dataStart: random.chance(0.8) ? 0 : random.below(Math.min(6, bytes.length + 1)),
    linesBeforeData: 0,
    columns: ['a', 'b', 'c'],
    asciiHead: random.chance(0.5),
  }
}

/** Whole, in chunks, and in ranges. */
function checkRecords(bytes: Uint8Array, dialect: Dialect, random: Random): readonly ScannedRecord[] {
  const start = { offset: dialect.dataStart, row: 1 }
  const whole = scan(bytes, dialect, start, bytes.length, bytes.length || 1)
  deepStrictEqual(whole.map(shape), textbookRecords(bytes, dialect, start.offset, MAX_RECORD_BYTES).map(textbookShape))
  let row = 1
  let offset = start.offset
  for (const record of whole) {
    ok(record.start === offset && record.end > offset && record.row === row)
    ok(Buffer.compare(record.bytes, bytes.subarray(offset, offset + record.bytes.length)) === 0)
    offset = record.end
    if (record.kind === 'row') row++
  }
  ok(offset === bytes.length)

  // Of a megabyte not byte by byte.
  const smallest = 1 + (bytes.length >> 10)
  const chunked = scan(bytes, dialect, start, bytes.length, smallest * (1 + random.below(9)))
  deepStrictEqual(chunked.map(full), whole.map(full))
  const cut = whole[random.below(whole.length)]
  if (cut !== undefined) {
    const before = scan(bytes, dialect, start, cut.end, smallest * (1 + random.below(40)))
    const next = { offset: cut.end, row: cut.row + (cut.kind === 'row' ? 1 : 0) }
    const behind = scan(bytes, dialect, next, bytes.length, smallest * (1 + random.below(40)))
    deepStrictEqual([...before, ...behind].map(full), whole.map(full))
  }
  const ends: number[] = []
  const engine = scanEnds(dialect, start, (end) => ends.push(end))
  engine.push(bytes.subarray(start.offset))
  engine.end('file')
  deepStrictEqual(
    ends,
    whole.map(({ end }) => end),
  )
  return whole
}

function scan(
  bytes: Uint8Array,
  dialect: Dialect,
  start: { offset: number; row: number },
  to: number,
  chunkBytes: number,
) {
  const scanner = createScanner(dialect, start)
  const records: ScannedRecord[] = []
  for (let at = start.offset; at < to; at += chunkBytes) {
    for (const record of scanner.push(bytes.subarray(at, Math.min(at + chunkBytes, to)))) records.push(record)
  }
  const at: ScanEnd = to === bytes.length ? 'file' : 'range'
  return [...records, ...scanner.end(at)]
}

function shape({ kind, start, bytes, end, plainFrom, cutBytes, flags }: ScannedRecord) {
  return [kind, start, start + bytes.length, end, plainFrom, cutBytes, flags.includes('csv.unbalanced_quote')]
}

function textbookShape({ kind, start, textEnd, end, plainFrom, cutBytes, isOpen }: TextbookRecord) {
  return [kind, start, textEnd, end, plainFrom, cutBytes, isOpen || plainFrom >= 0]
}

function full(record: ScannedRecord) {
  return [...shape(record), record.row, Buffer.from(record.bytes).toString('latin1')]
}

function checkCells(record: RecordBytes, dialect: Dialect): void {
  const { cells } = readCells(record, dialect, codec)
  const encoding =
    dialect.encoding === 'utf-8' && dialect.asciiHead && !isUtf8(record.bytes) ? 'windows-1252' : dialect.encoding
  const text = codec.decode(record.bytes, encoding)
  const plainFrom =
    record.plainFrom < 0 ? text.length : codec.decode(record.bytes.subarray(0, record.plainFrom), encoding).length
  deepStrictEqual(cells, textbookCells(text, plainFrom, dialect))
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}

/** The same with a limit that small inputs pass: whole, in chunks, in ranges. */
function checkLimit(bytes: Uint8Array, dialect: Dialect, random: Random): void {
  const maxBytes = random.pick(SHORT_LIMITS)
  const from = dialect.dataStart
  const expected = textbookRecords(bytes, dialect, from, maxBytes)
  const whole = scanShort(bytes, dialect, from, bytes.length, maxBytes, bytes.length || 1)
  deepStrictEqual(whole.map(textbookShape), expected.map(textbookShape))
  const cut = expected[random.below(expected.length)]?.end ?? from
  const parts = [
    ...scanShort(bytes, dialect, from, cut, maxBytes, 1 + random.below(20)),
    ...scanShort(bytes, dialect, cut, bytes.length, maxBytes, 1 + random.below(20)),
  ]
  deepStrictEqual(parts, whole)
  for (const { kind, start, textEnd, plainFrom } of expected) {
    if (kind === 'row') checkCells({ bytes: bytes.subarray(start, textEnd), plainFrom }, dialect)
  }
}

function scanShort(
  bytes: Uint8Array,
  dialect: Dialect,
  from: number,
  to: number,
  maxBytes: number,
  chunkBytes: number,
): readonly TextbookRecord[] {
  const records: TextbookRecord[] = []
  let start = from
  const engine = createRecordEngine(
    dialect,
    from,
    (kind, _window, textStart, textEnd, end, plainFrom, isOpen, cutBytes) => {
      records.push({ kind, start, textEnd: start + textEnd - textStart, end, plainFrom, isOpen, cutBytes })
      start = end
    },
    maxBytes,
  )
  for (let at = from; at < to; at += chunkBytes) engine.push(bytes.subarray(at, Math.min(at + chunkBytes, to)))
  engine.end(to === bytes.length ? 'file' : 'range')
  return records
}

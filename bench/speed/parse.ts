/** Bytes of a CSV to the strings of all its cells: the scanner and `readCells` against csv-parse, on the same bytes. */
import { parse } from 'csv-parse/sync'
import { codec } from '#adapters/text/codec.ts'
import type { Dialect } from '#core/dialect.ts'
import { readCells } from '#core/record.ts'
import { createScanner } from '#core/scanner.ts'
import { createRandom, type Random } from '../lists/random.ts'
import { compareCpu } from './cpu.ts'
import { type Finding, timesLess } from './finding.ts'

export const name = 'parse'

const BAR = 3.4
const ROUNDS = 5
const SHAPE_BYTES = 16_000_000
/** As the files of a job are read. */
const CHUNK_BYTES = 1024 * 1024

const WORDS =
  'harbour juniper north quarry tide orchard bridge salt mill granite lark cobalt summer kestrel stone'.split(' ')
const UNICODE_WORDS = 'Größe Łódź Çelik Ñandú Øster Škoda Žižka 東京都 山田 Αθήνα Київ São José l’été 🦊'.split(' ')

const DIALECT: Dialect = {
  encoding: 'utf-8',
  bom: false,
  delimiter: ',',
  quote: '"',
  lineEnd: '\r\n',
  comment: null,
  headerRow: null,
  dataStart: 0,
  linesBeforeData: 0,
  columns: [],
  asciiHead: false,
}

/** One row of each shape, without its line end. */
const SHAPES: Readonly<Record<string, (random: Random) => string>> = {
  plain: (random) => cells(random, WORDS, 12, 1).join(','),
  quoted: (random) =>
    cells(random, WORDS, 12, 2)
      .map((cell, column) => `"${column === 5 ? `${cell}, ""so"" to\nspeak` : cell}"`)
      .join(','),
  'quoted here and there': (random) =>
    cells(random, WORDS, 12, 2)
      .map((cell, column) => (column === 6 ? `"${cell}, Inc."` : cell))
      .join(','),
  unicode: (random) => cells(random, UNICODE_WORDS, 12, 1).join(','),
  wide: (random) => cells(random, WORDS, 120, 1).join(','),
  'long texts': (random) => cells(random, WORDS, 6, 60).join(','),
}

function cells(random: Random, words: readonly string[], columns: number, wordsPerCell: number): string[] {
  return Array.from({ length: columns }, (_, column) => {
    if (column % 3 === 2) return String(random.below(1e6))
    return Array.from({ length: wordsPerCell }, () => random.pick(words)).join(' ')
  })
}

export async function measure(): Promise<readonly Finding[]> {
  return Object.entries(SHAPES).map(([shape, row]) => {
    const bytes = fileOf(row)
    compareRows(shape, bytes)
    const taken = compareCpu(
      () => ours(bytes, pass),
      () => theirs(bytes, pass),
      ROUNDS,
    )
    return timesLess(`${shape}, against csv-parse`, taken.ours, taken.theirs, BAR)
  })
}

function fileOf(row: (random: Random) => string): Buffer {
  const random = createRandom(7)
  const lines: string[] = []
  for (let length = 0; length < SHAPE_BYTES; ) {
    const line = `${row(random)}\r\n`
    lines.push(line)
    length += line.length
  }
  return Buffer.from(lines.join(''))
}

type OnRow = (cells: readonly string[]) => void

/** Neither side keeps its rows: a list of any size goes by. */
const pass: OnRow = () => {}

function ours(bytes: Uint8Array, onRow: OnRow): void {
  const scanner = createScanner(DIALECT, { offset: 0, row: 1 })
  for (let at = 0; at < bytes.length; at += CHUNK_BYTES) {
    for (const record of scanner.push(bytes.subarray(at, at + CHUNK_BYTES)))
      onRow(readCells(record, DIALECT, codec).cells)
  }
  for (const record of scanner.end('file')) onRow(readCells(record, DIALECT, codec).cells)
}

function theirs(bytes: Buffer, onRow: OnRow): void {
  // Its own way of not keeping rows: what `on_record` gives back is kept.
  parse(bytes, { on_record: (cells) => void onRow(cells) })
}

function compareRows(shape: string, bytes: Buffer): void {
  const rows: string[] = []
  ours(bytes, (cells) => rows.push(cells.join('\u0001')))
  let row = 0
  theirs(bytes, (cells) => {
    if (rows[row++] !== cells.join('\u0001')) throw new Error(`${shape}: the two read row ${row} differently`)
  })
  if (row !== rows.length) throw new Error(`${shape}: ${rows.length} rows against ${row}`)
}

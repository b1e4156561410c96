import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { detectDialect } from './detect-dialect.ts'
import type { Dialect } from './dialect.ts'
import { readCells } from './record.ts'
import { createScanner, type ScannedRecord, type ScanState } from './scanner.ts'
import type { TextCodec } from './text.ts'

const codec: TextCodec = {
  decode: (bytes, encoding) => new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes),
  encode: (text) => new TextEncoder().encode(text),
}

const shared = process.env.KITH_SHARED ?? resolve(import.meta.dirname, '../../shared')
const folder = resolve(shared, 'data/csv')

interface Case {
  readonly id: string
  readonly encoding?: string
  readonly header_line?: number
  readonly parser_config?: Readonly<Record<string, unknown>>
  readonly expected?: readonly (readonly string[] | Readonly<Record<string, unknown>>)[]
  readonly expected_typed_rows?: readonly (readonly string[])[]
  readonly ambiguous?: boolean
}

/** DuckDB's test_mixed.test says of it: text behind a closing quote costs its own row, every other one is read. */
const STRAY_QUOTES = 'duckdb-csv-rejects-frankstein-nightmare-csv'

/**
 * Read otherwise than the file's source says, and the file of another source (or of the same one) that disagrees with
 * it; docs/decisions/0010-csv-readings.md says why ours is the other reading.
 */
const READ_OTHERWISE: ReadonlyMap<
  string,
  { readonly disagreeing: string; readonly rows: readonly (readonly string[])[] }
> = new Map([
  [
    'duckdb-inconsistencies-inconsistent-columns-6-csv',
    {
      disagreeing: 'papa-parse-013-row-with-too-many-fields',
      rows: ['one,two,three,four', '1,2,3,4', '2,2,3,4,5', '3,2,3,4', '4,2,3,4', '5,2,3,4'].map((row) =>
        row.split(','),
      ),
    },
  ],
  [
    'papa-core-021-quoted-field-has-invalid-trailing-quote-after-delimiter',
    {
      disagreeing: STRAY_QUOTES,
      rows: [
        ['a', '"b', '"c'],
        ['d', 'e', 'f'],
      ],
    },
  ],
  [
    'papa-core-022-quoted-field-has-invalid-trailing-quote-before-delimiter',
    {
      disagreeing: STRAY_QUOTES,
      rows: [
        ['a', 'bc', 'd'],
        ['e', 'f', 'g'],
      ],
    },
  ],
  [
    'papa-core-023-quoted-field-has-invalid-trailing-quote-after-new-line',
    { disagreeing: STRAY_QUOTES, rows: [['a', 'b,c\nde', 'f', 'g']] },
  ],
  [
    'spectrum-newlines-crlf',
    {
      disagreeing: 'spectrum-newlines',
      rows: [
        ['a', 'b', 'c'],
        ['1', '2', '3'],
        ['Once upon \na time', '5', '6'],
        ['7', '8', '9'],
      ],
    },
  ],
])

/** Expected under an option of that tool: names of its own for doubled headers, rows of blanks left out. */
const NEEDS_OPTION: ReadonlySet<string> = new Set([
  'papa-core-059-simple-duplicated-header-names',
  'papa-core-061-duplicated-header-names-existing-column',
  'papa-core-062-duplicate-header-names-with-proto-field',
  'papa-parse-088-parsing-with-skipemptylines-set-to-greedy',
])

/** The file from `offset` on in chunks, to the end of the file or of a range of it. */
function scan(bytes: Uint8Array, dialect: Dialect, start: ScanState, to: number, chunkBytes: number): ScannedRecord[] {
  const scanner = createScanner(dialect, start)
  const records: ScannedRecord[] = []
  for (let at = start.offset; at < to; at += chunkBytes) {
    records.push(...scanner.push(bytes.subarray(at, Math.min(at + chunkBytes, to))))
  }
  return [...records, ...scanner.end(to === bytes.length ? 'file' : 'range')]
}

function read(bytes: Uint8Array): { dialect: Dialect; records: ScannedRecord[]; rows: (readonly string[])[] } | null {
  const detected = detectDialect(bytes, { isWhole: true }, codec)
  if ('error' in detected) return null
  const { dialect } = detected
  const records = scan(bytes, dialect, { offset: dialect.dataStart, row: 1 }, bytes.length, bytes.length || 1)
  const rows = records.filter(({ kind }) => kind === 'row').map((record) => readCells(record, dialect, codec).cells)
  return { dialect, records, rows }
}

function withHeader({ dialect, rows }: NonNullable<ReturnType<typeof read>>): (readonly string[])[] {
  return [...(dialect.headerRow === null ? [] : [dialect.columns]), ...rows].filter(hasText)
}

const hasText = (row: readonly string[]) => row.length > 1 || (row[0] ?? '') !== ''

/** Some sources print numbers in their own way. */
const untyped = (row: readonly string[]) => row.map((cell) => (/^[-+.\de]+$/i.test(cell) ? String(Number(cell)) : cell))

/** The expected cells, header included, lines without text left out; of typed or keyed rows the header is left out. */
function expectedRows(one: Case): { rows: (readonly string[])[]; hasHeader: boolean } | null {
  if (one.expected_typed_rows) return { rows: [...one.expected_typed_rows], hasHeader: false }
  if (!one.expected) return null
  const rows = one.expected.map((row) => {
    if (Array.isArray(row)) return row as string[]
    const { __parsed_extra: extra = [], ...cells } = row as Record<string, unknown>
    return [...Object.values(cells), ...(extra as string[])] as string[]
  })
  const hasHeader = !one.expected.some((row) => !Array.isArray(row))
  return { rows: rows.filter(hasText), hasHeader }
}

const ids = existsSync(folder)
  ? readdirSync(folder)
      .filter((name) => name.endsWith('.json') && name !== 'manifest.json')
      .map((name) => name.slice(0, -5))
  : []
if (ids.length === 0) console.log('the shared CSV files are absent: their readings were not compared')

describe.runIf(ids.length > 0)('CSV files of other projects', () => {
  it.each(ids)('%s', (id) => {
    const bytes = new Uint8Array(readFileSync(resolve(folder, `${id}.csv`)))
    const one = JSON.parse(readFileSync(resolve(folder, `${id}.json`), 'utf8')) as Case
    const actual = read(bytes)
    const expected = expectedRows(one)
    const otherwise = READ_OTHERWISE.get(id)
    if (otherwise !== undefined) {
      expect(ids).toContain(otherwise.disagreeing)
      expect(actual && withHeader(actual)).toEqual(otherwise.rows)
      return
    }
    if (expected === null || NEEDS_OPTION.has(id)) {
      expect(expected === null).toBe(id === STRAY_QUOTES)
      return
    }
    if (actual === null) {
      expect(expected.rows).toEqual([])
      return
    }
    const { dialect, rows } = actual
    const found = expected.hasHeader ? withHeader(actual) : rows.filter(hasText)
    if (one.expected_typed_rows) expect(found.map(untyped)).toEqual(expected.rows.map(untyped))
    else expect(found).toEqual(expected.rows)
    if (one.header_line !== undefined) expect(dialect.headerRow ?? 0).toBe(one.header_line)
  })

  it('come out as their sources state, but for those that are listed', () => {
    expect(ids).toHaveLength(112)
    expect(READ_OTHERWISE.size).toBe(5)
    expect(NEEDS_OPTION.size).toBe(4)
    // The one file left has no rows stated beside it; the next test has what its source says.
    const stated = ids.filter((id) => !READ_OTHERWISE.has(id) && !NEEDS_OPTION.has(id) && id !== STRAY_QUOTES)
    expect(stated).toHaveLength(102)
  })

  it('keep every row beside one with a stray quote, a cell too many or a cell too few', () => {
    const rows = read(new Uint8Array(readFileSync(resolve(folder, `${STRAY_QUOTES}.csv`))))?.rows ?? []
    const unlike = rows.filter((row) => row.join() !== '1,2,pedro')
    expect(rows.length - unlike.length).toBe(41)
    expect(unlike.map((row) => row.join())).toEqual([
      '1,2',
      '1,2,pedro,5',
      '1,bla,pedro',
      '1,2,pedrobla',
      '1,2,pedro thiago timbo holanda',
      '1,2,pedroÿÿ',
    ])
  })

  it.each(ids)('%s in any chunks and cut at any record', (id) => {
    const bytes = new Uint8Array(readFileSync(resolve(folder, `${id}.csv`)))
    const whole = read(bytes)
    if (whole === null) return
    const { dialect, records } = whole
    const start = { offset: dialect.dataStart, row: 1 }
    for (const chunkBytes of [1, 2, 3, 7, 64]) {
      expect(scan(bytes, dialect, start, bytes.length, chunkBytes)).toEqual(records)
    }
    for (const { end } of records.slice(0, 50)) {
      const before = scan(bytes, dialect, start, end, bytes.length)
      const row = 1 + before.filter(({ kind }) => kind === 'row').length
      const behind = end === bytes.length ? [] : scan(bytes, dialect, { offset: end, row }, bytes.length, bytes.length)
      expect([...before, ...behind]).toEqual(records)
    }
  })
})

/** The cuts are those that one finds by looking at the end of every record, as the record engine tells them. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Dialect } from './dialect.ts'
import { MAX_RECORD_BYTES } from './record-engine.ts'
import { type RangeSize, scanCuts } from './scan-cuts.ts'
import { scanEnds } from './scan-ends.ts'

const comma: Dialect = {
  encoding: 'utf-8',
  bom: false,
  delimiter: ',',
  quote: '"',
  lineEnd: '\n',
  comment: null,
  headerRow: null,
  dataStart: 0,
  linesBeforeData: 0,
  columns: ['a'],
  asciiHead: true,
}

const dialects: readonly Dialect[] = [
  comma,
  { ...comma, quote: '' },
  { ...comma, quote: "'", delimiter: '\t' },
  { ...comma, comment: '#' },
  { ...comma, escape: '\\' },
  { ...comma, encoding: 'windows-1252' },
  { ...comma, encoding: 'utf-16le' },
  { ...comma, encoding: 'utf-16be' },
  { ...comma, encoding: 'utf-16le', quote: '', delimiter: '\t' },
  { ...comma, encoding: 'shift_jis' },
  { ...comma, encoding: 'shift_jis', delimiter: '|' },
]

type Cut = readonly [offset: number, row: number]

function bytesOf(text: string, { encoding }: Dialect): Uint8Array {
  if (encoding === 'utf-8') return new TextEncoder().encode(text)
  const codes = Array.from(text, (character) => character.charCodeAt(0))
  if (encoding === 'utf-16le') return Uint8Array.from(codes.flatMap((code) => [code & 0xff, code >> 8]))
  if (encoding === 'utf-16be') return Uint8Array.from(codes.flatMap((code) => [code >> 8, code & 0xff]))
  return Uint8Array.from(codes)
}

const sizeOf = (sizes: readonly RangeSize[], n: number) => sizes[n % sizes.length] as RangeSize

function textbookCuts(bytes: Uint8Array, dialect: Dialect, sizes: readonly RangeSize[]): Cut[] {
  const cuts: Cut[] = []
  let from: Cut = [0, 1]
  let last: Cut = from
  const engine = scanEnds(dialect, { offset: 0, row: 1 }, (offset, row) => {
    last = [offset, row]
    const size = sizeOf(sizes, cuts.length)
    if (row - from[1] < size.rows && offset - from[0] < size.bytes) return
    cuts.push(last)
    from = last
  })
  engine.push(bytes)
  engine.end('file')
  return last[0] > from[0] ? [...cuts, last] : cuts
}

function cutsOf(bytes: Uint8Array, dialect: Dialect, sizes: readonly RangeSize[], chunks: readonly number[]): Cut[] {
  const cuts: Cut[] = []
  const scan = scanCuts(dialect, { offset: 0, row: 1 }, sizeOf(sizes, 0), (offset, row) => {
    cuts.push([offset, row])
    return sizeOf(sizes, cuts.length)
  })
  for (let at = 0, i = 0; at < bytes.length; i++) {
    const to = at + (chunks[i % chunks.length] as number)
    // A chunk's memory may be used again once it was taken.
    const chunk = bytes.slice(at, to)
    scan.push(chunk)
    chunk.fill(0x22)
    at = to
  }
  scan.end()
  return cuts
}

const WORDS = [
  'a',
  'bcdefghijk',
  ',',
  ',',
  '"',
  '""',
  '\n',
  '\r',
  '\r\n',
  '#',
  '\\',
  'é',
  '|',
  '\u0083',
  '\t',
  "'",
  '\0',
]
const CELLS = ['', 'Ann', '"Lee"', '"O, P"', '"say ""hi"""', '"two\nlines"', '"x\r\ny"', 'é', '\u2c22\u0a0d', '""']
const LONG_LINES = ['5" pipe', `"${'x'.repeat(300)}"`, 'y'.repeat(200), '"a"b,"c"', '\n', '\r\n', '\r', '"']

const messy = fc.array(fc.constantFrom(...WORDS), { maxLength: 80 }).map((some) => some.join(''))
/** Mostly as lists are, so that blocks are passed over; now and then something that only the engine knows. */
const usual = fc
  .tuple(
    fc.constantFrom('\n', '\r\n'),
    fc.array(
      fc.oneof(
        { weight: 20, arbitrary: fc.array(fc.constantFrom(...CELLS), { minLength: 1, maxLength: 6 }) },
        { weight: 1, arbitrary: fc.constantFrom(...LONG_LINES).map((text) => [text]) },
      ),
      { maxLength: 60 },
    ),
  )
  .map(([lineEnd, lines]) => lines.map((cells) => cells.join(',') + lineEnd).join(''))
const sizes = fc.array(
  fc.record({
    rows: fc.oneof(fc.integer({ min: 1, max: 40 }), fc.constant(1e6)),
    bytes: fc.oneof(fc.integer({ min: 1, max: 2000 }), fc.constant(1e9)),
  }),
  { minLength: 1, maxLength: 3 },
)
const chunks = fc.array(fc.integer({ min: 1, max: 700 }), { minLength: 1, maxLength: 4 })

describe('cuts', () => {
  it.each([
    ['usual', usual],
    ['messy', messy],
  ])('stand where records end, in %s text of any dialect, in any chunks', (_what, texts) => {
    fc.assert(
      fc.property(texts, fc.constantFrom(...dialects), sizes, chunks, (text, dialect, sizes, chunks) => {
        const bytes = bytesOf(text, dialect)
        expect(cutsOf(bytes, dialect, sizes, chunks)).toEqual(textbookCuts(bytes, dialect, sizes))
      }),
      { numRuns: 1500 },
    )
  })

  const row = '"Ann","two\nlines","5"\n'
  const many = row.repeat(8_000)
  const long: Readonly<Record<string, string>> = {
    'a record longer than a piece': `${many}"${'x\n'.repeat(60_000)}",y\n${many}`,
    'a quote that never closes': `${many}a,"b\n${'c,d\n'.repeat(MAX_RECORD_BYTES / 3)}`,
    'a record that is too long': `${many}${'x'.repeat(2 * MAX_RECORD_BYTES)}\n${many}`,
    'one line without an end': 'x'.repeat(300_000),
    'lines that end in \\r alone': `${many.replaceAll('\n', '\r')}${many}`,
    'empty lines': `${'\n'.repeat(70_000)}${many}${'\r\n'.repeat(70_000)}`,
  }
  it.each(Object.entries(long))('stand where records end around %s', (_what, text) => {
    const sizes = [
      { rows: 3_000, bytes: 1e9 },
      { rows: 1e9, bytes: 150_000 },
    ]
    // Megabytes each: one dialect of a kind.
    for (const dialect of dialects.filter((_, i) => i % 3 === 0)) {
      const bytes = bytesOf(text, dialect)
      const expected = textbookCuts(bytes, dialect, sizes)
      for (const chunk of [50_021, 1e9]) {
        expect(cutsOf(bytes, dialect, sizes, [chunk])).toEqual(expected)
      }
    }
  })

  it('stand where records end when a quote is text, wherever in a block it stands', () => {
    const size = [{ rows: 7, bytes: 1e9 }]
    for (const dialect of dialects) {
      for (let before = 0; before < 140; before++) {
        const bytes = bytesOf(`${'x'.repeat(before)}"y\n${'a,b\n'.repeat(40)}c"\n${'"d","e"\n'.repeat(40)}`, dialect)
        expect(cutsOf(bytes, dialect, size, [1e9])).toEqual(textbookCuts(bytes, dialect, size))
      }
    }
  })

  it('are none in a file without a byte', () => {
    expect(cutsOf(new Uint8Array(0), comma, [{ rows: 1, bytes: 1 }], [1])).toEqual([])
  })
})

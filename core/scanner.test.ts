import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Dialect } from './dialect.ts'
import { readCells } from './record.ts'
import { MAX_RECORD_BYTES } from './record-engine.ts'
import { scanEnds } from './scan-ends.ts'
import { createScanner, type ScannedRecord } from './scanner.ts'
import type { TextCodec } from './text.ts'

const codec: TextCodec = {
  decode: (bytes, encoding) => new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes),
  encode: (text) => new TextEncoder().encode(text),
}

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
  columns: ['Column 1', 'Column 2', 'Column 3'],
  asciiHead: true,
}

const bytesOf = (text: string) => new TextEncoder().encode(text)

function scan(bytes: Uint8Array, dialect = comma, chunkBytes = bytes.length || 1): ScannedRecord[] {
  const scanner = createScanner(dialect, { offset: 0, row: 1 })
  const records: ScannedRecord[] = []
  for (let at = 0; at < bytes.length; at += chunkBytes) {
    for (const record of scanner.push(bytes.subarray(at, at + chunkBytes))) records.push(record)
  }
  for (const record of scanner.end('file')) records.push(record)
  return records
}

/** A record as plain data, its bytes copied. */
const plain = (record: ScannedRecord) => ({ ...record, bytes: [...record.bytes] })

const cellsOf = (text: string, dialect = comma) =>
  scan(bytesOf(text), dialect).map((record) => readCells(record, dialect, codec).cells)

describe('scanner', () => {
  it('ends records at \\n, \\r\\n and \\r, mixed', () => {
    expect(cellsOf('a,b\nc,d\r\ne,f\rg,h')).toEqual([
      ['a', 'b'],
      ['c', 'd'],
      ['e', 'f'],
      ['g', 'h'],
    ])
  })

  it('opens a quoted cell only where a cell begins', () => {
    expect(cellsOf('a "b,c\n"x\ny","""q""",z"\n')).toEqual([
      ['a "b', 'c'],
      ['x\ny', '"q"', 'z"'],
    ])
  })

  it('keeps text behind a closing quote and goes on at the next delimiter', () => {
    expect(cellsOf('1,"pedro"bla\n2,"x" \n')).toEqual([
      ['1', 'pedrobla'],
      ['2', 'x'],
    ])
  })

  it('takes quotes that nobody doubled for text where the same line closes the cell', () => {
    expect(cellsOf('"Robert "Bob" Hale",x\n"a,"b,c"\n"5" pipe", 6\n')).toEqual([
      ['Robert "Bob" Hale', 'x'],
      ['a,"b,c'],
      ['5" pipe', ' 6'],
    ])
    // Another cell opens before, or the line ends: the first quote closes.
    expect(cellsOf('"a"b,"c",d"\n1,"b"c,d\ne,f","g"\n')).toEqual([
      ['ab', 'c', 'd"'],
      ['1', 'bc', 'd'],
      ['e', 'f"', 'g'],
    ])
  })

  it('reads backslash escapes where the file has them', () => {
    const dialect: Dialect = { ...comma, escape: '\\' }
    expect(cellsOf('1,"a\\",\\\\"\n2,3\n', dialect)).toEqual([
      ['1', 'a",\\'],
      ['2', '3'],
    ])
  })

  it('numbers rows, and counts empty and comment lines as none', () => {
    const records = scan(bytesOf('a\n\n# "no row\nb\n'), { ...comma, comment: '#' })
    expect(records.map(({ kind, row }) => [kind, row])).toEqual([
      ['row', 1],
      ['empty', 2],
      ['comment', 2],
      ['row', 2],
    ])
    expect(records.map(({ start, end }) => [start, end])).toEqual([
      [0, 2],
      [2, 3],
      [3, 13],
      [13, 15],
    ])
  })

  it('lets a quote that never closes run to the end of the file, flagged', () => {
    const records = scan(bytesOf('a,"b,c\nd,e,f'))
    expect(records).toHaveLength(1)
    expect(records[0]?.flags).toEqual(['csv.unbalanced_quote'])
    expect(cellsOf('a,"b,c\nd,e,f')).toEqual([['a', 'b,c\nd,e,f']])
  })

  it('reads a quote that is open for more than 1 MiB as a plain character', () => {
    const tail = 'x,y,z\n'.repeat(MAX_RECORD_BYTES / 6 + 10)
    const records = scan(bytesOf(`1,"2,3\n${tail}`), comma, 65_536)
    expect(records).toHaveLength(1 + Math.floor(MAX_RECORD_BYTES / 6 + 10))
    expect(records[0]?.flags).toEqual(['csv.unbalanced_quote'])
    expect(readCells(records[0] as ScannedRecord, comma, codec).cells).toEqual(['1', '"2', '3'])
    expect(records[1]?.flags).toEqual([])
  })

  it('reads the same when a range ends inside that quote', () => {
    const scanner = createScanner(comma, { offset: 0, row: 1 })
    scanner.push(bytesOf('1,"2,3\nx,y,z\n'))
    const records = scanner.end('range')
    expect(records.map((record) => readCells(record, comma, codec).cells)).toEqual([
      ['1', '"2', '3'],
      ['x', 'y', 'z'],
    ])
  })

  it('cuts a record of 1 MiB and counts what was cut, whatever the chunks', () => {
    const text = `a\n${'é'.repeat(MAX_RECORD_BYTES)}\r\nb\n`
    for (const chunkBytes of [1000, 65_536, 3_000_000]) {
      const [first, long, last] = scan(bytesOf(text), comma, chunkBytes)
      expect(first?.kind).toBe('row')
      expect(long?.flags).toEqual(['csv.record_too_long'])
      expect(long?.bytes.length).toBe(MAX_RECORD_BYTES)
      expect(long?.cutBytes).toBe(MAX_RECORD_BYTES)
      expect(last?.row).toBe(3)
    }
  })

  it('takes a record of exactly 1 MiB whole', () => {
    for (const lineEnd of ['\n', '\r\n', '\r', '']) {
      const [record] = scan(bytesOf('x'.repeat(MAX_RECORD_BYTES) + lineEnd), comma, 65_536)
      expect(record?.flags).toEqual([])
      expect(record?.end).toBe(MAX_RECORD_BYTES + lineEnd.length)
    }
  })

  it('reads a giant quoted cell without a line end as one cut row', () => {
    const records = scan(bytesOf(`"${'x'.repeat(3 * MAX_RECORD_BYTES)}"\nb\n`), comma, 100_000)
    expect(records.map((record) => record.flags)).toEqual([['csv.unbalanced_quote', 'csv.record_too_long'], []])
    expect(records[0]?.cutBytes).toBe(2 * MAX_RECORD_BYTES + 2)
  })

  it('is not fooled by quotes that close and open again in each line', () => {
    const lines = 'x"y,"z\n'.repeat(400_000)
    const records = scan(bytesOf(lines), comma, 65_536)
    expect(records.at(-1)?.end).toBe(lines.length)
    expect(records.length).toBeLessThan(10)
  })

  it('reads UTF-16 by units: a line end inside another unit is none', () => {
    // U+0A0D and U+2C22 hold the bytes of \n, \r, a comma and a quote.
    const text = 'a\u0a0d,\u2c22b\r\n"c\n",d\n'
    for (const encoding of ['utf-16le', 'utf-16be'] as const) {
      const bytes = new Uint8Array(text.length * 2)
      const view = new DataView(bytes.buffer)
      for (let i = 0; i < text.length; i++) view.setUint16(2 * i, text.charCodeAt(i), encoding === 'utf-16le')
      const dialect: Dialect = { ...comma, encoding }
      for (const chunkBytes of [1, 3, 100]) {
        const records = scan(bytes, dialect, chunkBytes)
        expect(records.map((record) => readCells(record, dialect, codec).cells)).toEqual([
          ['a\u0a0d', '\u2c22b'],
          ['c\n', 'd'],
        ])
      }
    }
  })

  it('keeps a last odd byte of UTF-16 in the last record', () => {
    const [record] = scan(Uint8Array.of(0x61, 0, 0x2c, 0, 0x62), { ...comma, encoding: 'utf-16le' }, 2)
    expect(record?.end).toBe(5)
  })

  it('tells a Shift-JIS trail byte from a delimiter', () => {
    // 0x83 0x7c is ポ, whose trail byte is a pipe's.
    const bytes = Uint8Array.of(0x83, 0x7c, 0x22, 0x0a, 0x41, 0x7c, 0x22, 0x0a, 0x22, 0x0a)
    const dialect: Dialect = { ...comma, encoding: 'shift_jis', delimiter: '|' }
    expect(scan(bytes, dialect).map((record) => record.end)).toEqual([4, 10])
  })

  it('reads a row that is not UTF-8 as Windows-1252 where the head was ASCII', () => {
    const bytes = Uint8Array.of(0x61, 0x2c, 0xfc, 0x62)
    const [record] = scan(bytes)
    expect(readCells(record as ScannedRecord, comma, codec)).toEqual({ cells: ['a', 'üb'], issues: ['encoding.mixed'] })
    const cells = readCells(record as ScannedRecord, { ...comma, asciiHead: false }, codec)
    expect(cells).toEqual({ cells: ['a', '\ufffdb'], issues: ['encoding.invalid'] })
  })

  it.each([
    ['an odd last byte', 'utf-16le', [0x61, 0, 0x62]],
    ['half a surrogate pair', 'utf-16be', [0xd8, 0x3d, 0, 0x61]],
    ['a lead byte without its trail', 'shift_jis', [0x61, 0x2c, 0x83]],
  ] as const)('says that a row holds %s', (_what, encoding, bytes) => {
    const record = { bytes: Uint8Array.from(bytes), plainFrom: -1 }
    expect(readCells(record, { ...comma, encoding }, codec).issues).toEqual(['encoding.invalid'])
  })

  it('takes U+FFFD and characters outside the first plane for what they are', () => {
    const record = { bytes: Uint8Array.of(0xff, 0xfd, 0xd8, 0x3d, 0xde, 0x00), plainFrom: -1 }
    const read = readCells(record, { ...comma, encoding: 'utf-16be' }, codec)
    expect(read).toEqual({ cells: ['\ufffd\u{1f600}'], issues: [] })
  })

  it('leaves NUL characters out of cells and says so', () => {
    const [record] = scan(bytesOf('a\0,"b\0"\n'))
    expect(readCells(record as ScannedRecord, comma, codec)).toEqual({ cells: ['a', 'b'], issues: ['csv.nul'] })
  })
})

const messyText = fc
  .array(fc.constantFrom('a', 'bc', ',', '"', '""', '\n', '\r', '\r\n', '#', '\\', ' ', 'é', '\0', '",', ',"'), {
    maxLength: 60,
  })
  .map((parts) => parts.join(''))
const dialects = fc.constantFrom<Dialect>(
  comma,
  { ...comma, comment: '#' },
  { ...comma, escape: '\\' },
  { ...comma, quote: '' },
  { ...comma, encoding: 'utf-16le' },
)

describe('any chunking and any cut', () => {
  it('gives the same records in chunks of any size', () => {
    fc.assert(
      fc.property(messyText, dialects, fc.integer({ min: 1, max: 9 }), (text, dialect, chunkBytes) => {
        const whole = scan(bytesOf(text), dialect).map(plain)
        expect(scan(bytesOf(text), dialect, chunkBytes).map(plain)).toEqual(whole)
      }),
      { numRuns: 500 },
    )
  })

  it('gives the same records when cut into ranges at any record end', () => {
    fc.assert(
      fc.property(messyText, dialects, fc.integer({ min: 1, max: 5 }), (text, dialect, recordsPerRange) => {
        const bytes = bytesOf(text)
        const ends: { offset: number; row: number }[] = [{ offset: 0, row: 1 }]
        let records = 0
        const engine = scanEnds(dialect, { offset: 0, row: 1 }, (offset, row) => {
          records++
          if (records % recordsPerRange === 0) ends.push({ offset, row })
        })
        engine.push(bytes)
        engine.end('file')
        const cut = ends.flatMap((start, i) => {
          const stop = ends[i + 1]?.offset ?? bytes.length
          const scanner = createScanner(dialect, start)
          return [
            ...scanner.push(bytes.subarray(start.offset, stop)),
            ...scanner.end(stop === bytes.length ? 'file' : 'range'),
          ]
        })
        expect(cut.map(plain)).toEqual(scan(bytes, dialect).map(plain))
      }),
      { numRuns: 500 },
    )
  })

  it('loses no byte: each record begins where the one before ended', () => {
    fc.assert(
      fc.property(messyText, dialects, (text, dialect) => {
        let at = 0
        for (const record of scan(bytesOf(text), dialect)) {
          expect(record.start).toBe(at)
          at = record.end
        }
        expect(at).toBe(bytesOf(text).length)
      }),
    )
  })
})

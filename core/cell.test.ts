import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ownColumns, writeCell } from './cell.ts'
import type { Dialect } from './dialect.ts'
import { readCells } from './record.ts'
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
  columns: ['a', 'b', 'c'],
  asciiHead: true,
}
const ALL = [0, 1, 2]

function records(bytes: Uint8Array, dialect: Dialect): ScannedRecord[] {
  const scanner = createScanner(dialect, { offset: 0, row: 1 })
  return [...scanner.push(bytes), ...scanner.end('file')]
}

/** The own part of the first record's result line, and its surplus. */
function own(source: string | Uint8Array, dialect = comma, kept: readonly number[] = ALL) {
  const bytes = typeof source === 'string' ? codec.encode(source) : source
  const record = records(bytes, dialect)[0] as ScannedRecord
  const result = ownColumns(record, readCells(record, dialect, codec), dialect, kept, codec)
  const head = result.bytes === null ? '' : codec.decode(result.bytes, 'utf-8')
  return { line: head + result.text, extra: result.extra, isAsItStands: result.bytes !== null }
}

describe('own columns', () => {
  it('keeps the bytes of a well-formed row as they stand', () => {
    const line = '"1", x y ,"say ""ü"""'
    expect(own(line)).toEqual({ line, extra: '', isAsItStands: true })
  })

  it('keeps the text of a well-formed row of another encoding as it stands', () => {
    const line = '"","5"" pipe", x ,ü'
    const windows = Uint8Array.from(line, (character) => character.charCodeAt(0))
    const wide = new Uint8Array(Uint16Array.from(line, (character) => character.charCodeAt(0)).buffer)
    const columns = ['a', 'b', 'c', 'd']
    for (const [encoding, bytes] of [
      ['windows-1252', windows],
      ['utf-16le', wide],
    ] as const) {
      const read = own(bytes, { ...comma, encoding, columns }, [0, 1, 2, 3])
      expect(read).toEqual({ line, extra: '', isAsItStands: true })
    }
  })

  it('pads short rows and hands surplus cells out', () => {
    expect(own('1').line).toBe('1,,')
    expect(own('"1",2,"3",4,"5,6"')).toEqual({ line: '"1",2,"3"', extra: '4,5,6', isAsItStands: true })
  })

  it('leaves out the columns of an earlier run, quoting kept', () => {
    expect(own('"a,1",b,"c"', comma, [0, 2]).line).toBe('"a,1","c"')
    expect(own('a', comma, [1, 2]).line).toBe(',')
    expect(own('a,b', comma, [0, 2]).line).toBe('a,')
    expect(own('a,b,c', comma, []).line).toBe('')
  })

  it('writes malformed rows cell by cell', () => {
    expect(own('1,"pedro"bla,3').line).toBe('1,pedrobla,3')
    expect(own('1,"2,3').line).toBe('1,"2,3",')
    expect(own(Uint8Array.of(0x31, 0x2c, 0xfc)).line).toBe('1,ü,')
  })

  it('quotes what would open a quote in a file that quoted nothing', () => {
    expect(own('1,"2,3', { ...comma, quote: '' }).line).toBe('1,"""2",3')
  })
})

describe('a written cell', () => {
  const dialects: readonly Dialect[] = [
    comma,
    { ...comma, delimiter: ';', quote: "'" },
    { ...comma, escape: '\\' },
    { ...comma, comment: '#' },
  ]
  const text = fc
    .array(fc.constantFrom('a', ',', ';', '"', "'", '\\', '\n', '\r', '#', ' ', 'é'))
    .map((c) => c.join(''))

  it('is read back as it was', () => {
    fc.assert(
      fc.property(fc.constantFrom(...dialects), fc.tuple(text, text, text), (dialect, cells) => {
        const line = cells.map((cell) => writeCell(cell, dialect)).join(dialect.delimiter)
        const [record] = records(codec.encode(line), dialect)
        expect(readCells(record as ScannedRecord, dialect, codec).cells).toEqual(cells)
      }),
      { numRuns: 1000 },
    )
  })

  it('of any row parses to the cells of the row, cut or padded to the width', () => {
    fc.assert(
      fc.property(fc.constantFrom(...dialects), text, (dialect, source) => {
        for (const record of records(codec.encode(source), dialect)) {
          if (record.kind !== 'row') continue
          const read = readCells(record, dialect, codec)
          const result = ownColumns(record, read, dialect, ALL, codec)
          const line = (result.bytes === null ? '' : codec.decode(result.bytes, 'utf-8')) + result.text
          const again = records(codec.encode(line), dialect)[0] as ScannedRecord
          expect(readCells(again, dialect, codec).cells).toEqual(ALL.map((i) => read.cells[i] ?? ''))
        }
      }),
      { numRuns: 1000 },
    )
  })
})

import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Dialect } from './dialect.ts'
import { createRecordEngine } from './record-engine.ts'

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

/** So short that most records are longer. */
const MAX_BYTES = 16

interface Span {
  readonly from: number
  readonly to: number
}

/** Every record as one line of text, so that all it says is compared; and where it ends. */
function scan(bytes: Uint8Array, dialect: Dialect, { from, to }: Span, chunkBytes: number) {
  const records: string[] = []
  const ends: number[] = []
  const engine = createRecordEngine(
    dialect,
    from,
    (kind, window, begin, stop, end, plainFrom, isOpen, cutBytes) => {
      records.push([kind, window.slice(begin, stop), end, plainFrom, isOpen, cutBytes].join(' '))
      ends.push(end)
    },
    MAX_BYTES,
  )
  for (let at = from; at < to; at += chunkBytes) engine.push(bytes.slice(at, Math.min(at + chunkBytes, to)))
  engine.end(to === bytes.length ? 'file' : 'range')
  return { records, ends }
}

const parts = [
  'a',
  'b',
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
  '",',
  ',"',
  'xxxxxxxx',
  '"\n',
]
const texts = fc.array(fc.constantFrom(...parts), { maxLength: 40 }).map((some) => some.join(''))
const dialects = fc.constantFrom<Dialect>(
  comma,
  { ...comma, comment: '##' },
  { ...comma, escape: '\\' },
  { ...comma, quote: '' },
  { ...comma, encoding: 'utf-16le' },
  { ...comma, encoding: 'utf-16be' },
  { ...comma, encoding: 'shift_jis', delimiter: '|' },
)

function bytesOf(text: string, dialect: Dialect): Uint8Array {
  const codes = Array.from(text, (character) => character.charCodeAt(0))
  if (dialect.encoding === 'utf-16le') return Uint8Array.from(codes.flatMap((code) => [code, 0]))
  if (dialect.encoding === 'utf-16be') return Uint8Array.from(codes.flatMap((code) => [0, code]))
  return dialect.encoding === 'utf-8' ? new TextEncoder().encode(text) : Uint8Array.from(codes)
}

it('reads records beyond the limit the same in any chunks and cut at any of their ends', () => {
  fc.assert(
    fc.property(texts, dialects, fc.integer({ min: 1, max: 7 }), (text, dialect, chunkBytes) => {
      const bytes = bytesOf(text, dialect)
      const file = { from: 0, to: bytes.length }
      const whole = scan(bytes, dialect, file, bytes.length || 1)
      expect(scan(bytes, dialect, file, chunkBytes)).toEqual(whole)
      expect(whole.ends.at(-1) ?? 0).toBe(bytes.length)
      for (const end of whole.ends) {
        const before = scan(bytes, dialect, { from: 0, to: end }, chunkBytes)
        const behind = scan(bytes, dialect, { from: end, to: bytes.length }, chunkBytes)
        expect([...before.records, ...behind.records]).toEqual(whole.records)
      }
    }),
    { numRuns: 2000 },
  )
})

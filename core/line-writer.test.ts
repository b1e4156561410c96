import { expect, test } from 'vitest'
import { createByteSink } from './byte-sink.ts'
import type { Dialect } from './dialect.ts'
import { createLineWriter, knownCell } from './line-writer.ts'
import type { TextCodec } from './text.ts'

const codec: TextCodec = {
  decode: (bytes, encoding) => new TextDecoder(encoding).decode(bytes),
  encode: (text) => new TextEncoder().encode(text),
}
const dialectOf = (delimiter: string): Dialect => ({
  encoding: 'utf-8',
  bom: false,
  delimiter,
  quote: '"',
  lineEnd: '\n',
  comment: null,
  headerRow: 1,
  dataStart: 0,
  linesBeforeData: 0,
  columns: ['Name'],
  asciiHead: true,
})

test.each([',', 'a', '¦'])('cells that are known beforehand stand as any other does between %j', (delimiter) => {
  const dialect = dialectOf(delimiter)
  const sink = createByteSink(codec, 2)
  const line = createLineWriter(sink, dialect, true)
  for (const word of ['matched', '']) {
    line.begin({ bytes: codec.encode('Ann'), text: '' })
    line.addCell('1')
    line.addCell(word)
    line.end()
    line.begin({ bytes: codec.encode('Ann'), text: '' })
    line.addCell('1')
    line.addKnown(knownCell(word, dialect, codec))
    line.end()
  }
  const [first, second, third, fourth] = codec.decode(sink.bytes(), 'utf-8').split('\n')
  expect([second, fourth]).toEqual([first, third])
})

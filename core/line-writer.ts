/** Writes the lines of a result into a sink: a row's own columns, then further cells, then the line end. */
import type { ByteSink } from './byte-sink.ts'
import { type OwnColumns, writeCell } from './cell.ts'
import type { Dialect } from './dialect.ts'
import type { LinePlace } from './sidecar.ts'
import type { TextCodec } from './text.ts'

export interface LineWriter {
  begin(own: Pick<OwnColumns, 'bytes' | 'text'>): void
  /** Adds a cell behind the own columns. */
  addCell(text: string): void
  /** Adds a cell that is known beforehand, as `knownCell` gave it; never the first one of a line. */
  addKnown(cell: Uint8Array): void
  /** @returns where the line stands in the sink */
  end(): LinePlace
}

/** @returns the bytes of a cell with the delimiter before it */
export function knownCell(text: string, dialect: Dialect, codec: TextCodec): Uint8Array {
  return codec.encode(dialect.delimiter + writeCell(text, dialect))
}

/** @param hasOwn whether rows have own columns at all: else no delimiter stands before the first cell */
export function createLineWriter(sink: ByteSink, dialect: Dialect, hasOwn: boolean): LineWriter {
  return new Writer(sink, dialect, hasOwn)
}

/** A class for the same reason as the sink. */
class Writer implements LineWriter {
  private readonly sink: ByteSink
  private readonly dialect: Dialect
  private readonly hasOwn: boolean
  private readonly delimiter: number
  /** By code: 1 where a cell that holds the character is quoted. */
  private readonly stops = new Uint8Array(0x80)
  private offset = 0
  private ownBytes = 0
  private isPlain = true

  constructor(sink: ByteSink, dialect: Dialect, hasOwn: boolean) {
    this.sink = sink
    this.dialect = dialect
    this.hasOwn = hasOwn
    this.delimiter = dialect.delimiter.charCodeAt(0)
    for (const character of [dialect.delimiter, dialect.quote === '' ? '"' : dialect.quote, '\n', '\r']) {
      this.stops[character.charCodeAt(0)] = 1
    }
  }

  begin({ bytes, text }: Pick<OwnColumns, 'bytes' | 'text'>): void {
    const { sink, hasOwn } = this
    this.offset = sink.length()
    if (bytes !== null) sink.addBytes(bytes)
    sink.addText(text)
    this.ownBytes = sink.length() - this.offset + (hasOwn ? this.dialect.delimiter.length : 0)
    this.isPlain = hasOwn && this.dialect.comment === null && this.delimiter < 0x80
  }

  addCell(text: string): void {
    // Nearly every cell needs no quotes and is looked at once.
    if (this.isPlain && this.sink.addPlain(this.delimiter, text, this.stops)) return
    const isFirst = !this.hasOwn && this.sink.length() === this.offset
    this.sink.addText((isFirst ? '' : this.dialect.delimiter) + writeCell(text, this.dialect))
  }

  addKnown(cell: Uint8Array): void {
    this.sink.addWord(cell)
  }

  end(): LinePlace {
    this.sink.addText(this.dialect.lineEnd)
    return { offset: this.offset, ownBytes: this.ownBytes }
  }
}

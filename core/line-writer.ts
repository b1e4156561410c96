/** Writes the lines of a result into a sink: a row's own columns, then further cells, then the line end. */
import type { ByteSink } from './byte-sink.ts'
import { createCellWriter, type OwnColumns } from './cell.ts'
import type { Dialect } from './dialect.ts'
import type { LinePlace } from './sidecar.ts'

export interface LineWriter {
  begin(own: Pick<OwnColumns, 'bytes' | 'text'>): void
  /** Adds a cell behind the own columns. */
  addCell(text: string): void
  /** @returns where the line stands in the sink */
  end(): LinePlace
}

/** @param hasOwn whether rows have own columns at all: else no delimiter stands before the first cell */
export function createLineWriter(sink: ByteSink, dialect: Dialect, hasOwn: boolean): LineWriter {
  const { delimiter, lineEnd } = dialect
  const writeCell = createCellWriter(dialect)
  let offset = 0
  let ownBytes = 0
  let isAtStart = true
  return {
    begin(own) {
      offset = sink.length()
      if (own.bytes !== null) sink.addBytes(own.bytes)
      sink.addText(own.text)
      ownBytes = sink.length() - offset + (hasOwn ? delimiter.length : 0)
      isAtStart = !hasOwn
    },
    addCell(text) {
      if (isAtStart) isAtStart = false
      else sink.addText(delimiter)
      writeCell(sink, text)
    },
    end() {
      sink.addText(lineEnd)
      return { offset, ownBytes }
    },
  }
}

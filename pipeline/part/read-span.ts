/** Streams the records of a span of the source, as the split cut it. */
import { createScanner, type ScannedRecord } from '#core/scanner.ts'
import type { ObjectReader, SourceFile, Span } from '../ports.ts'
import { readSource } from './read-source.ts'

/** So many records at the most pass before timers and sockets get their turn: heartbeats must not starve. */
const RECORDS_PER_TURN = 256

/**
 * @param span the bytes to read; null: from the first row to the end of the file
 * @returns the records in order; a record's bytes are only good until the next one is asked for
 * @throws SourceError when the source is no longer the file the job was made for
 */
export async function* readSpan(
  objects: ObjectReader,
  source: SourceFile,
  span: Span | null,
  signal?: AbortSignal,
): AsyncGenerator<ScannedRecord> {
  const from = span?.fromByte ?? source.dialect.dataStart
  const to = span?.toByte ?? source.bytes
  if (from >= to) return
  const scanner = createScanner(source.dialect, { offset: from, row: span?.firstRow ?? 1 })
  let turn = 0
  for await (const chunk of readSource(objects, source, { from, to }, signal)) {
    for (const record of scanner.push(chunk)) {
      yield record
      if (++turn % RECORDS_PER_TURN === 0) await breathe(signal)
    }
  }
  yield* scanner.end(to === source.bytes ? 'file' : 'range')
}

async function breathe(signal: AbortSignal | undefined): Promise<void> {
  await new Promise((resume) => setImmediate(resume))
  signal?.throwIfAborted()
}

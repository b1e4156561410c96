/** Streams the records of a span of the source, as the split cut it. */
import { createScanner, type ScannedRecord } from '#core/scanner.ts'
import type { Span } from '../ports/messages.ts'
import type { ObjectReader } from '../ports/objects.ts'
import type { SourceFile } from '../ports/source-file.ts'
import { readSource } from './read-source.ts'

/**
 * So much of the source, and of that so many records, pass before timers and sockets get their turn: heartbeats must not
 * starve, and the dearest rows cost some milliseconds each.
 */
const BYTES_PER_TURN = 32 * 1024
const RECORDS_PER_TURN = 100

/**
 * @param span the bytes to read; null: from the first row to the end of the file
 * @returns the records in order, many at a time; their bytes are only good until the next ones are asked for
 * @throws SourceError when the source is no longer the file the job was made for
 */
export async function* readBatches(
  objects: ObjectReader,
  source: SourceFile,
  span: Span | null,
  signal?: AbortSignal,
): AsyncGenerator<readonly ScannedRecord[]> {
  const from = span?.fromByte ?? source.dialect.dataStart
  const to = span?.toByte ?? source.bytes
  if (from >= to) return
  const scanner = createScanner(source.dialect, { offset: from, row: span?.firstRow ?? 1 })
  for await (const chunk of readSource(objects, source, { from, to }, signal)) {
    for (let at = 0; at < chunk.length; at += BYTES_PER_TURN) {
      yield* inTurns(scanner.push(chunk.subarray(at, at + BYTES_PER_TURN)), signal)
    }
  }
  yield* inTurns(scanner.end(to === source.bytes ? 'file' : 'range'), signal)
}

async function* inTurns(
  records: readonly ScannedRecord[],
  signal: AbortSignal | undefined,
): AsyncGenerator<readonly ScannedRecord[]> {
  for (let at = 0; at < records.length; at += RECORDS_PER_TURN) {
    yield records.slice(at, at + RECORDS_PER_TURN)
    await breathe(signal)
  }
}

async function breathe(signal: AbortSignal | undefined): Promise<void> {
  await new Promise((resume) => setImmediate(resume))
  signal?.throwIfAborted()
}

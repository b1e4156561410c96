/** Finds a few rows of a span in the source: only record ends are looked for, and no further than needed. */
import { scanEnds } from '#core/scan-ends.ts'
import type { Span } from '../ports/messages.ts'
import type { ObjectReader } from '../ports/objects.ts'
import type { SourceFile } from '../ports/source-file.ts'
import { readSource } from './read-source.ts'

/**
 * @param firstRow the first row wanted: one of the span
 * @param rows how many are wanted at most
 * @returns the part of the span that they stand in
 * @throws SourceError when the source is no longer the file the job was made for
 */
export async function narrowSpan(
  objects: ObjectReader,
  source: SourceFile,
  span: Span,
  firstRow: number,
  rows: number,
  signal: AbortSignal,
): Promise<Span> {
  const endRow = Math.min(span.firstRow + span.rows, firstRow + rows)
  let fromByte = firstRow === span.firstRow ? span.fromByte : null
  let toByte: number | null = null
  const engine = scanEnds(source.dialect, { offset: span.fromByte, row: span.firstRow }, (offset, row) => {
    if (row === firstRow) fromByte ??= offset
    if (row === endRow) toByte ??= offset
  })
  for await (const chunk of readSource(objects, source, { from: span.fromByte, to: span.toByte }, signal)) {
    engine.push(chunk)
    if (toByte !== null) break
  }
  return {
    fromByte: fromByte ?? span.toByte,
    toByte: toByte ?? span.toByte,
    firstRow,
    rows: endRow - firstRow,
  }
}

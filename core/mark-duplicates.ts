/** Rewrites a finished part: rows that repeat an earlier one become `duplicate`, all else stays byte for byte. */
import { createByteSink } from './byte-sink.ts'
import type { Tallies } from './counts.ts'
import type { Dialect } from './dialect.ts'
import { readCells } from './record.ts'
import { ISSUES_COLUMN, STATUS_COLUMN } from './result-columns.ts'
import { joinAfter } from './result-line.ts'
import { type LinePlace, readSidecarRow, SIDECAR_ROW_BYTES, type SidecarRow, writeSidecarRow } from './sidecar.ts'
import type { TextCodec } from './text.ts'

/** The sections that `resolve` rewrites. */
export interface MarkedPart {
  readonly result: Uint8Array
  readonly spreadsheet: Uint8Array
  readonly index: Uint8Array
  readonly tallies: Tallies
}

const PREFIX = 'duplicate_of:'

/**
 * @param duplicates place of a row in the part, from 0 → number of the row it repeats
 * @param dialect the result's, see `resultDialect`
 */
export function markDuplicates(
  part: MarkedPart,
  duplicates: ReadonlyMap<number, number>,
  dialect: Dialect,
  codec: TextCodec,
): MarkedPart {
  const index = part.index.slice()
  const view = new DataView(index.buffer, index.byteOffset, index.byteLength)
  const rows = index.byteLength / SIDECAR_ROW_BYTES
  const before: SidecarRow[] = []
  for (let i = 0; i < rows; i++) before.push(readSidecarRow(view, i))
  const result = rewrite(part.result, before, (row) => row.result, duplicates, dialect, codec)
  const spreadsheet =
    part.spreadsheet.byteLength === 0
      ? { bytes: part.spreadsheet, offsets: result.offsets }
      : rewrite(part.spreadsheet, before, (row) => row.spreadsheet, duplicates, dialect, codec)
  const statuses = { ...part.tallies.statuses }
  let newlyMarked = 0
  for (const [i, row] of before.entries()) {
    const duplicateOf = duplicates.get(i) ?? row.duplicateOf
    if (duplicateOf !== null && row.status !== 'duplicate') {
      statuses[row.status]--
      statuses.duplicate++
      newlyMarked++
    }
    const marked: SidecarRow = {
      ...row,
      status: duplicateOf === null ? row.status : 'duplicate',
      duplicateOf,
      result: { ...row.result, offset: result.offsets[i] ?? 0 },
      spreadsheet: { ...row.spreadsheet, offset: spreadsheet.offsets[i] ?? 0 },
    }
    writeSidecarRow(view, i, marked, null)
  }
  const issues = { ...part.tallies.issues }
  if (newlyMarked > 0) issues.duplicate_of = (issues.duplicate_of ?? 0) + newlyMarked
  return { result: result.bytes, spreadsheet: spreadsheet.bytes, index, tallies: { ...part.tallies, statuses, issues } }
}

function rewrite(
  section: Uint8Array,
  rows: readonly SidecarRow[],
  placeOf: (row: SidecarRow) => LinePlace,
  duplicates: ReadonlyMap<number, number>,
  dialect: Dialect,
  codec: TextCodec,
): { readonly bytes: Uint8Array; readonly offsets: readonly number[] } {
  const sink = createByteSink(codec)
  const offsets: number[] = []
  for (const [i, row] of rows.entries()) {
    const place = placeOf(row)
    const next = rows[i + 1]
    const line = section.subarray(place.offset, next ? placeOf(next).offset : section.byteLength)
    offsets.push(sink.length())
    const firstRow = duplicates.get(i)
    if (firstRow === undefined) {
      sink.addBytes(line)
      continue
    }
    sink.addBytes(line.subarray(0, place.ownBytes))
    sink.addText(
      markedCells(line.subarray(place.ownBytes, line.byteLength - dialect.lineEnd.length), firstRow, dialect, codec),
    )
    sink.addText(dialect.lineEnd)
  }
  return { bytes: sink.bytes(), offsets }
}

/** @returns Kith's cells of a line, marked; no delimiter before the first one. */
function markedCells(bytes: Uint8Array, firstRow: number, dialect: Dialect, codec: TextCodec): string {
  const cells = [...readCells({ bytes, plainFrom: -1 }, dialect, codec).cells]
  const others = (cells[ISSUES_COLUMN] ?? '').split(';').filter((code) => code !== '' && !code.startsWith(PREFIX))
  cells[STATUS_COLUMN] = 'duplicate'
  cells[ISSUES_COLUMN] = [...others, PREFIX + firstRow].join(';')
  return joinAfter(cells, dialect).slice(dialect.delimiter.length)
}

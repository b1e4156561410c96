/** Rewrites a finished part: rows that repeat an earlier one become `duplicate`, or what they were before; all else stays byte for byte. */
import type { ByteSink } from './byte-sink.ts'
import type { Tallies } from './counts.ts'
import type { Dialect } from './dialect.ts'
import type { RowStatus } from './outcome.ts'
import { readCells } from './record.ts'
import { ISSUES_COLUMN, STATUS_COLUMN } from './result-columns.ts'
import { joinAfter } from './result-line.ts'
import {
  type LineSection,
  markSidecarRow,
  moveLine,
  readDuplicateOf,
  readLinePlace,
  readOwnStatus,
  readStatus,
  SIDECAR_ROW_BYTES,
} from './sidecar.ts'
import type { TextCodec } from './text.ts'

/** The sections that `resolve` rewrites. */
export interface MarkedPart {
  readonly result: Uint8Array
  readonly spreadsheet: Uint8Array
  readonly index: Uint8Array
  readonly tallies: Tallies
}

const PREFIX = 'duplicate_of:'

type Doubles = ReadonlyMap<number, number | null>

/**
 * @param duplicates place of a row in the part, from 0 → number of the row it repeats, null where it does no longer
 * @param dialect the result's, see `resultDialect`
 * @param sinks what is written into; the part is good until they are cleared
 */
export function markDuplicates(
  part: MarkedPart,
  duplicates: Doubles,
  dialect: Dialect,
  codec: TextCodec,
  sinks: { readonly result: ByteSink; readonly spreadsheet: ByteSink },
): MarkedPart {
  const index = part.index.slice()
  const sidecar = new DataView(index.buffer, index.byteOffset, index.byteLength)
  const result = rewrite(part.result, sidecar, 'result', duplicates, dialect, codec, sinks.result)
  const hasSpreadsheet = part.spreadsheet.byteLength > 0
  const spreadsheet = hasSpreadsheet
    ? rewrite(part.spreadsheet, sidecar, 'spreadsheet', duplicates, dialect, codec, sinks.spreadsheet)
    : part.spreadsheet
  if (!hasSpreadsheet) moveLikeResult(sidecar)
  const statuses = { ...part.tallies.statuses }
  let { duplicate_of: marked = 0, ...issues } = part.tallies.issues
  for (const [place, first] of duplicates) {
    statuses[readStatus(sidecar, place)]--
    marked -= readDuplicateOf(sidecar, place) === null ? 0 : 1
    markSidecarRow(sidecar, place, first)
    statuses[readStatus(sidecar, place)]++
    marked += first === null ? 0 : 1
  }
  if (marked > 0) issues = { ...issues, duplicate_of: marked }
  return { result, spreadsheet, index, tallies: { ...part.tallies, statuses, issues } }
}

/** Copies a section with the lines of `duplicates` marked, and says in `sidecar` where its lines begin now. */
function rewrite(
  section: Uint8Array,
  sidecar: DataView,
  name: LineSection,
  duplicates: Doubles,
  dialect: Dialect,
  codec: TextCodec,
  sink: ByteSink,
): Uint8Array {
  const rows = sidecar.byteLength / SIDECAR_ROW_BYTES
  // Lines between two duplicates are copied as one.
  let copied = 0
  for (let place = 0; place < rows; place++) {
    const { offset, ownBytes } = readLinePlace(sidecar, place, name)
    moveLine(sidecar, place, name, offset - copied + sink.length())
    const first = duplicates.get(place)
    if (first === undefined) continue
    const end = place + 1 < rows ? readLinePlace(sidecar, place + 1, name).offset : section.byteLength
    const kith = section.subarray(offset + ownBytes, end - dialect.lineEnd.length)
    sink.addBytes(section.subarray(copied, offset + ownBytes))
    const status = first === null ? readOwnStatus(sidecar, place) : 'duplicate'
    sink.addText(markedCells(kith, status, first, dialect, codec))
    sink.addText(dialect.lineEnd)
    copied = end
  }
  sink.addBytes(section.subarray(copied))
  return sink.bytes()
}

/** Without a section of its own a spreadsheet's lines are the result's. */
function moveLikeResult(sidecar: DataView): void {
  for (let place = 0; place < sidecar.byteLength / SIDECAR_ROW_BYTES; place++) {
    moveLine(sidecar, place, 'spreadsheet', readLinePlace(sidecar, place, 'result').offset)
  }
}

/** @returns Kith's cells of a line, marked; no delimiter before the first one. */
function markedCells(
  bytes: Uint8Array,
  status: RowStatus,
  firstRow: number | null,
  dialect: Dialect,
  codec: TextCodec,
): string {
  const cells = [...readCells({ bytes, plainFrom: -1 }, dialect, codec).cells]
  const others = (cells[ISSUES_COLUMN] ?? '').split(';').filter((code) => code !== '' && !code.startsWith(PREFIX))
  cells[STATUS_COLUMN] = status
  cells[ISSUES_COLUMN] = (firstRow === null ? others : [...others, PREFIX + firstRow]).join(';')
  return joinAfter(cells, dialect).slice(dialect.delimiter.length)
}

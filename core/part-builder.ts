/** Builds the result of one range line by line: its rows, its rows for spreadsheets, its rejected rows, its index. */
import { createByteSink } from './byte-sink.ts'
import { type OwnColumns, ownColumns } from './cell.ts'
import type { Tallies } from './counts.ts'
import { isFormula, neutralise } from './formula.ts'
import type { Identity } from './identity-hash.ts'
import { createLineWriter, type LineWriter } from './line-writer.ts'
import type { RowOutcome } from './outcome.ts'
import type { RecordCells } from './record.ts'
import type { ResultLayout } from './result-layout.ts'
import { addKithCells, joinAfter, knownCells, rejectedCells } from './result-line.ts'
import type { ScannedRecord } from './scanner.ts'
import { type LinePlace, SIDECAR_ROW_BYTES, writeSidecarRow } from './sidecar.ts'
import { createTally } from './tally.ts'

export interface BuiltPart {
  readonly result: Uint8Array
  /** Empty where it would be the result, byte for byte. */
  readonly spreadsheet: Uint8Array
  readonly rejected: Uint8Array
  readonly index: Uint8Array
  readonly tallies: Tallies
}

export interface PartBuilder {
  /**
   * @param identity what duplicates share
   * @param provider the place in the job's order of the provider that answered, or null
   */
  addRow(
    record: ScannedRecord,
    read: RecordCells,
    outcome: RowOutcome,
    identity: Identity,
    provider: number | null,
  ): void
  /** A line that is no row: only counted. */
  addOther(record: ScannedRecord): void
  finish(): BuiltPart
}

/** How much is likely to come. */
export interface PartSize {
  readonly rows: number
  /** Of the source. */
  readonly bytes: number
}

/** A result has its own columns twice and their labels: room for that from the start saves copying while it grows. */
const RESULT_PER_SOURCE_BYTE = 3

export function createPartBuilder(layout: ResultLayout, size: PartSize): PartBuilder {
  const { dialect, columns, codec } = layout
  const hasOwn = columns.own.length > 0
  const result = createByteSink(codec, size.bytes * RESULT_PER_SOURCE_BYTE)
  const rejected = createByteSink(codec)
  // Written only from the first line on that differs.
  let spreadsheet: ReturnType<typeof createByteSink> | null = null
  const known = knownCells(dialect, codec)
  const resultLine = createLineWriter(result, dialect, hasOwn)
  const rejectedLine = createLineWriter(rejected, dialect, hasOwn)
  let spreadsheetLine: LineWriter | null = null
  let index = new DataView(new ArrayBuffer(Math.max(1, size.rows) * SIDECAR_ROW_BYTES))
  let rows = 0
  const tally = createTally(columns.fields)

  function addRow(
    record: ScannedRecord,
    read: RecordCells,
    outcome: RowOutcome,
    identity: Identity,
    provider: number | null,
  ): void {
    const own = ownColumns(record, read, dialect, columns.own, codec)
    const resultBefore = result.length()
    resultLine.begin(own)
    const hasFormula = addKithCells(resultLine, known, outcome, own.extra, 'exact')
    const resultPlace = resultLine.end()
    const isRunByASpreadsheet = hasFormula || holdsFormula(read.cells)
    if (isRunByASpreadsheet && spreadsheetLine === null) {
      spreadsheet = createByteSink(codec)
      spreadsheet.addBytes(result.bytes().subarray(0, resultBefore))
      spreadsheetLine = createLineWriter(spreadsheet, dialect, hasOwn)
    }
    let sheetPlace = resultPlace
    if (spreadsheetLine !== null) {
      spreadsheetLine.begin(isRunByASpreadsheet ? harmless(read.cells) : own)
      addKithCells(spreadsheetLine, known, outcome, own.extra, 'spreadsheet')
      sheetPlace = spreadsheetLine.end()
    }
    if (outcome.status === 'invalid' || outcome.status === 'failed') {
      rejectedLine.begin(own)
      for (const cell of rejectedCells(outcome)) rejectedLine.addCell(cell)
      rejectedLine.end()
    }
    writeIndex(outcome, resultPlace, sheetPlace, identity, provider)
    tally.addRow(outcome)
    tally.addCutBytes(record.cutBytes)
  }

  function holdsFormula(cells: readonly string[]): boolean {
    for (const column of columns.own) {
      const cell = cells[column]
      if (cell !== undefined && isFormula(cell)) return true
    }
    return false
  }

  function harmless(cells: readonly string[]): Pick<OwnColumns, 'bytes' | 'text'> {
    const texts = columns.own.map((column) => neutralise(cells[column] ?? ''))
    return { bytes: null, text: joinAfter(texts, dialect).slice(dialect.delimiter.length) }
  }

  function writeIndex(
    outcome: RowOutcome,
    result: LinePlace,
    spreadsheet: LinePlace,
    identity: Identity,
    provider: number | null,
  ): void {
    if ((rows + 1) * SIDECAR_ROW_BYTES > index.byteLength) {
      const larger = new Uint8Array(index.byteLength * 2)
      larger.set(new Uint8Array(index.buffer))
      index = new DataView(larger.buffer)
    }
    const { status, match, score, candidates } = outcome
    const row = { status, match, score, provider, result, spreadsheet, duplicateOf: null, candidates }
    writeSidecarRow(index, rows, row, identity)
    rows++
  }

  return {
    addRow,
    addOther(record) {
      if (record.kind === 'comment') tally.addCommentLine()
      else tally.addEmptyLine()
    },
    finish: () => ({
      result: result.bytes(),
      spreadsheet: spreadsheet?.bytes() ?? new Uint8Array(0),
      rejected: rejected.bytes(),
      index: new Uint8Array(index.buffer, 0, rows * SIDECAR_ROW_BYTES),
      tallies: tally.tallies(),
    }),
  }
}

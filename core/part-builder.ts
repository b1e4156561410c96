/** Builds the result of one range line by line: its rows, its rows for spreadsheets, its rejected rows, its index. */
import { type ByteSink, createByteSink } from './byte-sink.ts'
import { ownColumns } from './cell.ts'
import type { Tallies } from './counts.ts'
import { isFormula, neutralise } from './formula.ts'
import type { RowOutcome } from './outcome.ts'
import type { RecordCells } from './record.ts'
import type { ResultLayout } from './result-layout.ts'
import { joinAfter, kithCells, rejectedCells } from './result-line.ts'
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
   * @param identity the text that duplicates share
   * @param provider the place in the job's order of the provider that answered, or null
   */
  addRow(record: ScannedRecord, read: RecordCells, outcome: RowOutcome, identity: string, provider: number | null): void
  /** A line that is no row: only counted. */
  addOther(record: ScannedRecord): void
  finish(): BuiltPart
}

const FIRST_ROWS = 1024

export function createPartBuilder(layout: ResultLayout): PartBuilder {
  const { dialect, columns, codec } = layout
  const result = createByteSink(codec)
  const rejected = createByteSink(codec)
  // Written only from the first line on that differs.
  let spreadsheet: ByteSink | null = null
  let index = new DataView(new ArrayBuffer(FIRST_ROWS * SIDECAR_ROW_BYTES))
  let rows = 0
  const tally = createTally()

  function line(sink: ByteSink, own: (sink: ByteSink) => void, cells: readonly string[]): LinePlace {
    const offset = sink.length()
    own(sink)
    const hasOwn = columns.own.length > 0
    const ownBytes = sink.length() - offset + (hasOwn ? dialect.delimiter.length : 0)
    const text = joinAfter(cells, dialect)
    sink.addText(hasOwn ? text : text.slice(dialect.delimiter.length))
    sink.addText(dialect.lineEnd)
    return { offset, ownBytes }
  }

  function addRow(
    record: ScannedRecord,
    read: RecordCells,
    outcome: RowOutcome,
    identity: string,
    provider: number | null,
  ): void {
    const own = ownColumns(record, read, dialect, columns.own)
    const addOwn = (sink: ByteSink) => {
      if (own.bytes !== null) sink.addBytes(own.bytes)
      sink.addText(own.text)
    }
    const exact = kithCells(outcome, own.extra, 'exact')
    const resultBefore = result.length()
    const resultPlace = line(result, addOwn, exact)
    const isRunByASpreadsheet =
      exact.some(isFormula) || columns.own.some((column) => isFormula(read.cells[column] ?? ''))
    let sheetPlace = resultPlace
    if (isRunByASpreadsheet && spreadsheet === null) {
      spreadsheet = createByteSink(codec)
      spreadsheet.addBytes(result.bytes().subarray(0, resultBefore))
    }
    if (spreadsheet !== null) {
      const addHarmless = (sink: ByteSink) => {
        const cells = columns.own.map((column) => neutralise(read.cells[column] ?? ''))
        sink.addText(joinAfter(cells, dialect).slice(dialect.delimiter.length))
      }
      const cells = kithCells(outcome, own.extra, 'spreadsheet')
      sheetPlace = line(spreadsheet, isRunByASpreadsheet ? addHarmless : addOwn, cells)
    }
    if (outcome.status === 'invalid' || outcome.status === 'failed') line(rejected, addOwn, rejectedCells(outcome))
    writeIndex(outcome, resultPlace, sheetPlace, identity, provider)
    tally.addRow(outcome)
    tally.addCutBytes(record.cutBytes)
  }

  function writeIndex(
    outcome: RowOutcome,
    resultPlace: LinePlace,
    spreadsheetPlace: LinePlace,
    identity: string,
    provider: number | null,
  ): void {
    if ((rows + 1) * SIDECAR_ROW_BYTES > index.byteLength) {
      const larger = new Uint8Array(index.byteLength * 2)
      larger.set(new Uint8Array(index.buffer))
      index = new DataView(larger.buffer)
    }
    const { status, match, score, candidates } = outcome
    const row = {
      status,
      match,
      score,
      provider,
      result: resultPlace,
      spreadsheet: spreadsheetPlace,
      duplicateOf: null,
      candidates,
    }
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

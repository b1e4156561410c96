/** Bytes of a file in, its records out: rows, empty lines and comment lines, numbered, the same in any chunking. */
import type { Dialect } from './dialect.ts'
import { createRecordEngine, type RecordKind, type RecordSink, type ScanEnd } from './record-engine.ts'

/** Where reading goes on: plain data, true between any two records. */
export interface ScanState {
  /** Byte offset in the file; a record begins there. */
  readonly offset: number
  /** The number (`kith_row`) that the next row gets; 1 at `dialect.dataStart`. */
  readonly row: number
}

export interface ScannedRecord {
  readonly kind: RecordKind
  /** Byte offsets in the file; `end` lies past the line end. */
  readonly start: number
  readonly end: number
  /** Without the line end; of a record that is too long the first part. A view: copy it to keep it. */
  readonly bytes: Uint8Array
  /** 1-based number of the row; of a line that is no row the number of the next one. */
  readonly row: number
  /** Issue codes: `csv.unbalanced_quote`, `csv.record_too_long`. */
  readonly flags: readonly string[]
  /** Index in `bytes` from which quotes are plain characters, -1 for none. */
  readonly plainFrom: number
  /** Bytes that were cut off, 0 for none. */
  readonly cutBytes: number
}

export interface Scanner {
  /** @returns the records that became complete; the chunk must not be written to while they are in use */
  readonly push: (chunk: Uint8Array) => readonly ScannedRecord[]
  /** `file`: the file ends here; `range`: more follows, and a record ends here. @returns what was left */
  readonly end: (at: ScanEnd) => readonly ScannedRecord[]
  /** @returns where the record after the last one returned begins */
  readonly state: () => ScanState
}

const NO_FLAGS: readonly string[] = []

/** Reads records from `start` on. Never throws; holds one record (at most 1 MiB) and one chunk. */
export function createScanner(dialect: Dialect, start: ScanState): Scanner {
  let offset = start.offset
  let row = start.row
  let records: ScannedRecord[] = []

  const collect: RecordSink = (kind, window, from, to, end, plainFrom, isOpen, cutBytes) => {
    const flags = plainFrom >= 0 || isOpen || cutBytes > 0 ? flagsOf(plainFrom >= 0 || isOpen, cutBytes) : NO_FLAGS
    records.push({ kind, start: offset, end, bytes: window.subarray(from, to), row, flags, plainFrom, cutBytes })
    offset = end
    if (kind === 'row') row++
  }
  const engine = createRecordEngine(dialect, start.offset, collect)

  function take(): readonly ScannedRecord[] {
    const taken = records
    records = []
    return taken
  }

  return {
    push(chunk) {
      engine.push(chunk)
      return take()
    },
    end(at) {
      engine.end(at)
      return take()
    },
    state: () => ({ offset, row }),
  }
}

function flagsOf(isUnbalanced: boolean, cutBytes: number): readonly string[] {
  const flags: string[] = []
  if (isUnbalanced) flags.push('csv.unbalanced_quote')
  if (cutBytes > 0) flags.push('csv.record_too_long')
  return flags
}

/** The head of a file read with one dialect, as far as it can be read without the rest. */
import type { Dialect } from './dialect.ts'
import { readCells } from './record.ts'
import { createScanner, type ScannedRecord } from './scanner.ts'
import type { TextCodec } from './text.ts'

/** The first bytes of a file, from its very first one. */
export interface Head {
  readonly bytes: Uint8Array
  /** The file has no more than these. */
  readonly isWhole: boolean
}

export interface HeadRecord {
  readonly record: ScannedRecord
  readonly cells: readonly string[]
  readonly issues: readonly string[]
}

/** What is longer than this at a head's end and still in quotes is more likely a quote that never closes. */
const LONG_CELL_BYTES = 65_536

/**
 * @param from byte offset at which to begin
 * @returns all records that are complete in the head; all of them where the head is the whole file
 */
export function readHead(head: Head, from: number, dialect: Dialect, codec: TextCodec): readonly HeadRecord[] {
  const scanner = createScanner(dialect, { offset: from, row: 1 })
  const records = [...scanner.push(head.bytes.subarray(from))]
  if (head.isWhole) {
    for (const record of scanner.end('file')) records.push(record)
  } else if (head.bytes.length - scanner.state().offset > LONG_CELL_BYTES) {
    for (const record of scanner.end('range')) if (record.end < head.bytes.length) records.push(record)
  }
  return records.map((record) => ({ record, ...readCells(record, dialect, codec) }))
}

/** Where a file is cut into ranges: at record ends, none of them looked at alone where a stretch is as usual. */
import { type BlockScan, createBlockScan } from './block-scan.ts'
import type { Dialect } from './dialect.ts'
import type { RecordEngine } from './record-engine.ts'
import { scanEnds } from './scan-ends.ts'
import type { ScanState } from './scanner.ts'

/** A range ends with the record with which it has so many rows or bytes. */
export interface RangeSize {
  readonly rows: number
  readonly bytes: number
}

export interface CutScan {
  readonly push: (chunk: Uint8Array) => void
  /** The file ends here: what follows the last cut, rows or not, is a range too. */
  readonly end: () => void
}

/** So much is looked at together. */
const PIECE_BYTES = 64 * 1024
/** After so much the engine may have made its cut, and blocks go on. */
const SLICE_BYTES = 4 * 1024
/** A record of which so much is there without an end is left to the engine. Together far below the longest record. */
const LONG_BYTES = 64 * 1024

/**
 * @param start a record begins there; the first range too
 * @param first the size of the first range
 * @param onCut told where a range ends and the number of the next row; gives the size of the next range
 * @returns what wants the bytes from `start.offset` on; the cuts are those of the record engine, in any chunks
 */
export function scanCuts(
  dialect: Dialect,
  start: ScanState,
  first: RangeSize,
  onCut: (offset: number, row: number) => RangeSize,
): CutScan {
  const blocks = createBlockScan(dialect, LONG_BYTES + PIECE_BYTES)
  /** Where the last cut was, and where the last record ends of which that is known. */
  let cut = start
  let known = start
  let size = first
  let pushed = start.offset
  /** Bytes in the memory of the block scan: those from `known` on. */
  let held = 0
  /** Reads on alone: a long record, or a file that only it can read. */
  let engine = blocks === null ? scanEnds(dialect, start, onEnd) : null

  function onEnd(offset: number, row: number): void {
    known = { offset, row }
    if (row - cut.row < size.rows && offset - cut.offset < size.bytes) return
    cut = known
    size = onCut(offset, row)
  }

  /** Passes over what is as usual up to the next cut at the most. @returns where in memory it stopped */
  function passBlocks({ start, run }: BlockScan): number {
    const base = pushed - held
    const from = start + known.offset - base
    // No end before this one makes a range too large.
    const to = start + Math.min(held, cut.offset + size.bytes - 1 - base)
    const [end, rows, stopped] = run(from, to, size.rows - (known.row - cut.row))
    known = { offset: base + end - start, row: known.row + rows }
    return stopped
  }

  /** A cut is near, or something unusual: whatever it is, the engine knows. @returns null when it has made a cut */
  function readOn({ memory, start }: BlockScan): RecordEngine | null {
    const reader = scanEnds(dialect, known, onEnd)
    const before = cut
    for (let at = start + held - (pushed - known.offset); at < start + held; at += SLICE_BYTES) {
      reader.push(memory.subarray(at, Math.min(at + SLICE_BYTES, start + held)))
      if (cut !== before) return null
    }
    return reader
  }

  function readInBlocks(scan: BlockScan, piece: Uint8Array): void {
    const { memory, start, blockBytes } = scan
    memory.set(piece, start + held)
    held += piece.length
    let reader: RecordEngine | null = null
    while (reader === null && start + held - passBlocks(scan) >= blockBytes) reader = readOn(scan)
    const open = pushed - known.offset
    if (open > LONG_BYTES) {
      engine = reader ?? scanEnds(dialect, known, onEnd)
      if (reader === null) engine.push(memory.subarray(start + held - open, start + held))
    } else {
      memory.copyWithin(start, start + held - open, start + held)
    }
    held = open
  }

  function readByEngine(reader: RecordEngine, piece: Uint8Array): void {
    const before = known
    reader.push(piece)
    const open = pushed - known.offset
    if (blocks === null || known === before || open > Math.min(piece.length, LONG_BYTES)) return
    engine = null
    blocks.memory.set(piece.subarray(piece.length - open), blocks.start)
    held = open
  }

  return {
    push(chunk) {
      for (let at = 0; at < chunk.length; at += PIECE_BYTES) {
        const piece = chunk.subarray(at, at + PIECE_BYTES)
        pushed += piece.length
        if (engine !== null) readByEngine(engine, piece)
        else if (blocks !== null) readInBlocks(blocks, piece)
      }
    },
    end() {
      if (engine === null && blocks !== null) {
        engine = scanEnds(dialect, known, onEnd)
        engine.push(blocks.memory.subarray(blocks.start, blocks.start + held))
      }
      engine?.end('file')
      if (known.offset > cut.offset) onCut(known.offset, known.row)
    },
  }
}

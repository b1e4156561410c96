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

  /** Begins with the bytes from `known` on. */
  function startEngine(bytes: Uint8Array): RecordEngine {
    const started = scanEnds(dialect, known, onEnd)
    started.push(bytes)
    return started
  }

  function readInBlocks({ memory, start, blockBytes, run }: BlockScan, piece: Uint8Array): void {
    memory.set(piece, start + held)
    held += piece.length
    const base = known.offset
    // No end before this one makes a range too large.
    const to = Math.min(held, cut.offset + size.bytes - 1 - base)
    const [end, rows, stopped] = run(start, start + to, size.rows - (known.row - cut.row))
    known = { offset: base + end - start, row: known.row + rows }
    let reader: RecordEngine | null = null
    // A cut is near, or something unusual: whatever it is, the engine knows.
    if (stopped + blockBytes <= start + held) reader = startEngine(memory.subarray(end, start + held))
    const open = pushed - known.offset
    if (open > LONG_BYTES) engine = reader ?? startEngine(memory.subarray(start + held - open, start + held))
    else memory.copyWithin(start, start + held - open, start + held)
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
        engine = startEngine(blocks.memory.subarray(blocks.start, blocks.start + held))
      }
      engine?.end('file')
      if (known.offset > cut.offset) onCut(known.offset, known.row)
    },
  }
}

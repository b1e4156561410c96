/**
 * Finds the rows of a job that repeat an earlier one, whatever their number, in bounded memory and in one look at each
 * sidecar: rows are dealt out into shares by their hash, each share is looked at alone, and what was found is given out
 * in row order again. What memory does not hold is put aside in the store.
 */
import {
  createDuplicateFinder,
  type DuplicateFinder,
  ROWS_PER_SHARE,
  shareOf,
  sharesFor,
} from '#core/find-duplicates.ts'
import type { RowStatus } from '#core/outcome.ts'
import { identityAt, readDuplicateOf, readStatus, SIDECAR_ROW_BYTES } from '#core/sidecar.ts'
import type { StorageKey } from '#core/storage-key.ts'
import type { Job } from '../ports/jobs.ts'
import type { ObjectReader, ObjectWriter } from '../ports/objects.ts'
import type { RangePart } from '../ports/parts.ts'
import { createSectionReader, viewOf } from './part-sections.ts'
import { createRecordRun, type RecordRun } from './record-run.ts'

/** How much is held in memory; each bounds something else, and none of it grows with the list. */
export interface DoublesMemory {
  readonly rowsPerShare: number
  /** Of all shares together. */
  readonly rowsHeld: number
  readonly pairsHeld: number
}

/** Some 110 MB, the table of the finder included; a list of up to 1.3 million rows needs nothing of the store. */
export const MEMORY: DoublesMemory = { rowsPerShare: ROWS_PER_SHARE, rowsHeld: ROWS_PER_SHARE, pairsHeld: 2_000_000 }

/** A row that is looked at: its hash, its number, and the number of the row it is marked to repeat. */
const ROW = { bytes: 24, hash: 0, row: 16, markedAs: 20 } as const
/** In place of the number of a row. */
const NONE = 0
/** A row that is to be marked anew, and the one it repeats. */
const PAIR = { bytes: 8, row: 0, first: 4 } as const

export interface Doubles {
  /**
   * Of a range, all rows that are not marked as they should be; to be asked of all ranges in order.
   * @returns place in its part → number of the row it repeats, null for one whose first row is gone
   */
  of(range: RangePart): Promise<ReadonlyMap<number, number | null>>
  readonly found: number
  /** Whether anything was put aside in the store. */
  readonly isStored: boolean
}

/**
 * @param parts in row order, walked once
 * @param keyOf names what is put aside
 */
export async function findDoubles(
  objects: ObjectReader & ObjectWriter,
  parts: AsyncIterable<RangePart>,
  job: Job,
  keyOf: (name: string) => StorageKey,
  memory: DoublesMemory,
): Promise<Doubles> {
  const shares = sharesFor(job.rowsSplit, memory.rowsPerShare)
  const runsOf = (kind: 'row' | 'pair', recordBytes: number, held: number) =>
    Array.from({ length: shares }, (_, share) =>
      createRecordRun(
        objects,
        (block) => keyOf(`${kind}/${share}-${block}`),
        recordBytes,
        Math.max(1, Math.floor(held / shares)),
      ),
    )
  const rows = runsOf('row', ROW.bytes, memory.rowsHeld)
  const pairs = runsOf('pair', PAIR.bytes, memory.pairsHeld)
  await dealOut(objects, parts, job, rows)
  const finder = createDuplicateFinder(job.rowsSplit / shares)
  let found = 0
  for (const [share, run] of rows.entries()) {
    finder.clear()
    found += await findIn(finder, run, pairs[share] as RecordRun)
  }
  const cursors = pairs.map(createCursor)
  return {
    found,
    isStored: [...rows, ...pairs].some((run) => run.isStored()),
    async of({ span }) {
      const doubles = new Map<number, number | null>()
      for (const cursor of cursors) {
        await cursor.upTo(span.firstRow + span.rows, (row, first) => {
          doubles.set(row - span.firstRow, first === NONE ? null : first)
        })
      }
      return doubles
    },
  }
}

async function dealOut(
  objects: ObjectReader,
  parts: AsyncIterable<RangePart>,
  job: Job,
  shares: readonly RecordRun[],
): Promise<void> {
  const read = createSectionReader(objects)
  for await (const { part, span } of parts) {
    if (part === null) continue
    const bytes = await read(part, 'index')
    const sidecar = viewOf(bytes)
    for (let i = 0; i < bytes.length / SIDECAR_ROW_BYTES; i++) {
      if (!hasOutcome(readStatus(sidecar, i), job)) continue
      const run = shares[shareOf(sidecar, identityAt(i), shares.length)] as RecordRun
      const at = run.add()
      const block = run.block()
      for (let word = 0; word < 16; word += 4) {
        block.setUint32(at + ROW.hash + word, sidecar.getUint32(identityAt(i) + word, true), true)
      }
      block.setUint32(at + ROW.row, span.firstRow + i, true)
      block.setUint32(at + ROW.markedAs, readDuplicateOf(sidecar, i) ?? NONE, true)
      if (run.isFull()) await run.flush()
    }
  }
}

/**
 * A duplicate shares the outcome of its first row. An unusable row says nothing about anybody, a failed one may still be
 * looked up, and one that a cancelled job did not come to has none, whatever became of its likes.
 */
function hasOutcome(status: RowStatus, { isCancelled, providers }: Job): boolean {
  if (status === 'not_tried') return !(isCancelled && providers.length > 0)
  return status !== 'invalid' && status !== 'failed'
}

/** @returns how many were found in a share */
async function findIn(finder: DuplicateFinder, rows: RecordRun, pairs: RecordRun): Promise<number> {
  let found = 0
  for await (const block of rows.read()) {
    for (let at = 0; at < block.byteLength; at += ROW.bytes) {
      const row = block.getUint32(at + ROW.row, true)
      const first = finder.firstOf(row, block, at + ROW.hash) ?? NONE
      if (first === block.getUint32(at + ROW.markedAs, true)) continue
      const to = pairs.add()
      pairs.block().setUint32(to + PAIR.row, row, true)
      pairs.block().setUint32(to + PAIR.first, first, true)
      found++
      if (pairs.isFull()) await pairs.flush()
    }
  }
  return found
}

/** @returns what gives out the pairs of a share in the order of their rows */
function createCursor(run: RecordRun) {
  const blocks = run.read()
  let block: DataView | null = null
  let at = 0
  let isOver = false

  async function next(): Promise<void> {
    const { value, done } = await blocks.next()
    block = done ? null : value
    isOver = done === true
    at = 0
  }

  return {
    /** Gives out all that are left before a row. */
    async upTo(row: number, take: (row: number, first: number) => void): Promise<void> {
      while (!isOver) {
        for (; block !== null && at < block.byteLength; at += PAIR.bytes) {
          const found = block.getUint32(at + PAIR.row, true)
          if (found >= row) return
          take(found, block.getUint32(at + PAIR.first, true))
        }
        await next()
      }
    },
  }
}

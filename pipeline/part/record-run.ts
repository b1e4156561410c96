/** A run of records of fixed size: written once, read in the same order; what memory does not hold stands in the store. */
import type { StorageKey } from '#core/storage-key.ts'
import type { ObjectReader, ObjectWriter } from '../ports/objects.ts'
import { readBytes, viewOf } from './part-sections.ts'

export interface RecordRun {
  /** @returns where the next record is to be written, in `block()` */
  add(): number
  block(): DataView
  /** Whether `flush` has to come before the next record. */
  isFull(): boolean
  /** Puts a full block into the store. */
  flush(): Promise<void>
  /** The records written so far, many at a time; each view is good until the next. The run ends with it. */
  read(): AsyncGenerator<DataView>
  /** Whether anything stands in the store. */
  isStored(): boolean
}

/** @param keyOf the keys of blocks, from 0 on */
export function createRecordRun(
  objects: ObjectReader & ObjectWriter,
  keyOf: (block: number) => StorageKey,
  recordBytes: number,
  recordsPerBlock: number,
): RecordRun {
  const blockBytes = recordBytes * recordsPerBlock
  let room: Uint8Array | null = null
  let view = viewOf(new Uint8Array())
  let used = 0
  let blocks = 0

  /** Memory is taken when something is written: most runs of a short list stay empty, or nearly so. */
  function open(): void {
    const larger = new Uint8Array(Math.min(blockBytes, Math.max(64 * recordBytes, 2 * used)))
    if (room !== null) larger.set(room.subarray(0, used))
    room = larger
    view = viewOf(larger)
  }

  return {
    add() {
      if (room === null || used === room.length) open()
      used += recordBytes
      return used - recordBytes
    },
    block: () => view,
    isFull: () => used === blockBytes,
    async flush() {
      if (room === null) return
      await objects.write(keyOf(blocks++), [room.subarray(0, used)], 'application/octet-stream')
      used = 0
    },
    async *read() {
      const last = room?.subarray(0, used) ?? null
      room = null
      if (blocks > 0) {
        const stored = new Uint8Array(blockBytes)
        for (let block = 0; block < blocks; block++) {
          yield viewOf(await readBytes(objects, keyOf(block), { from: 0, to: blockBytes }, stored))
        }
      }
      if (last !== null) yield viewOf(last)
    },
    isStored: () => blocks > 0,
  }
}

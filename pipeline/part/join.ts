/** Joins pieces into one object: small ones through memory, large ones by copying inside the store. */
import type { StorageKey } from '#core/storage-key.ts'
import type { ByteRange, ObjectReader, ObjectWriter, PartTag } from '../ports/objects.ts'
import { errorCode } from './error-code.ts'
import { createLanes } from './lanes.ts'
import { readBytes } from './part-sections.ts'

const MIB = 1024 * 1024

/**
 * What a store wants of an object that is made of parts.
 * Source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/qfacts.html (a copy may have 5 GiB, too)
 */
export interface JoinLimits {
  /** Of every part but the last. */
  readonly minPartBytes: number
  readonly maxParts: number
  /** Small pieces are gathered into parts of this many bytes; a longer list needs larger ones. */
  readonly chunkBytes: number
  /** What is longer is copied in several parts, some at the same time. A longer list needs larger ones. */
  readonly copyBytes: number
}

const S3: JoinLimits = { minPartBytes: 5 * MIB, maxParts: 10_000, chunkBytes: 8 * MIB, copyBytes: 256 * MIB }

/** Calls under way at a time: each of them waits for the store much longer than it costs. */
const LANES = 8
/** Chunks in memory: one is filled while the other is sent. */
const ROOMS = 2

export interface Joiner {
  /** Adds bytes that are at hand; they are copied. */
  addBytes(bytes: Uint8Array): Promise<void>
  /** Adds a range of another object. */
  addRange(from: StorageKey, range: ByteRange): Promise<void>
}

/**
 * Writes one object out of what `fill` adds; nothing of it is left behind when that throws.
 * @param key one that nobody else writes
 * @param totalBytes what will be added in all, so that the parts are large enough to be few enough
 * @throws Error `join.length` when something else was added
 */
export async function joinInto(
  objects: ObjectReader & ObjectWriter,
  key: StorageKey,
  contentType: string,
  totalBytes: number,
  fill: (joiner: Joiner) => Promise<void>,
  limits: JoinLimits = S3,
): Promise<void> {
  const joiner = openJoiner(objects, key, contentType, totalBytes, limits)
  try {
    await fill(joiner)
    await joiner.finish()
  } catch (error) {
    // The first trouble is the one to tell; what can't be cleared now falls to the store's own rules.
    await joiner.abort().catch(() => {})
    throw error
  }
}

interface OpenJoiner extends Joiner {
  /** Ends the object. */
  finish(): Promise<void>
  /** Gives back the space of what was written so far. */
  abort(): Promise<void>
}

/** A chunk that is being filled. */
interface Room {
  readonly bytes: Uint8Array
  used: number
  /** What is still being read into it. */
  reads: Promise<void>[]
}

function openJoiner(
  objects: ObjectReader & ObjectWriter,
  key: StorageKey,
  contentType: string,
  totalBytes: number,
  limits: JoinLimits,
): OpenJoiner {
  // Two parts for so many bytes at the worst, since a copied piece may leave one short chunk before it; and the last.
  const leastBytes = Math.max(limits.minPartBytes, Math.ceil(totalBytes / Math.floor((limits.maxParts - 1) / 2)))
  const chunkBytes = Math.max(limits.chunkBytes, leastBytes)
  const copyBytes = Math.max(limits.copyBytes, 2 * leastBytes)

  const lanes = createLanes(LANES)
  const tags: PartTag[] = []
  let parts = 0
  let added = 0
  let multipartId: string | null = null
  let roomsMade = 0
  const freeRooms: Room[] = []
  let room: Room | null = null

  async function start(): Promise<string> {
    multipartId ??= await objects.startMultipart(key, contentType)
    return multipartId
  }

  async function openRoom(): Promise<Room> {
    while (room === null) {
      room = freeRooms.pop() ?? null
      if (room !== null) break
      if (roomsMade === ROOMS) await lanes.oneEnded()
      else {
        roomsMade++
        room = { bytes: new Uint8Array(Math.min(chunkBytes, totalBytes)), used: 0, reads: [] }
      }
    }
    return room
  }

  /** Sends the chunk on its way; another one may be filled meanwhile. */
  async function flush(): Promise<void> {
    if (room === null || room.used === 0) return
    const full = room
    room = null
    const id = await start()
    const number = ++parts
    await lanes.begin(async () => {
      await Promise.all(full.reads)
      lanes.check()
      tags.push(await objects.writePart(key, id, number, [full.bytes.subarray(0, full.used)]))
      full.used = 0
      full.reads = []
      freeRooms.push(full)
    })
  }

  /** @param put fills a stretch of a chunk with what stands at `offset` of the piece; returns when it will be there */
  async function addThroughMemory(
    bytes: number,
    put: (stretch: Uint8Array, offset: number) => Promise<{ readonly ended: Promise<void> }>,
  ): Promise<void> {
    checkLength(added + bytes <= totalBytes)
    for (let offset = 0; offset < bytes; ) {
      const chunk = await openRoom()
      const take = Math.min(bytes - offset, chunk.bytes.length - chunk.used)
      const { ended } = await put(chunk.bytes.subarray(chunk.used, chunk.used + take), offset)
      chunk.reads.push(ended)
      chunk.used += take
      offset += take
      added += take
      if (chunk.used === chunkBytes) await flush()
    }
  }

  const addBytes = (bytes: Uint8Array) =>
    addThroughMemory(bytes.byteLength, async (stretch, offset) => {
      stretch.set(bytes.subarray(offset, offset + stretch.length))
      return { ended: Promise.resolve() }
    })

  /** Where a piece will stand is known before it is read: several are read at the same time. */
  const readRange = (from: StorageKey, { from: start, to }: ByteRange) =>
    addThroughMemory(to - start, (stretch, offset) => {
      const range = { from: start + offset, to: start + offset + stretch.length }
      return lanes.begin(async () => {
        await readBytes(objects, from, range, stretch)
      })
    })

  async function copyRange(from: StorageKey, range: ByteRange): Promise<void> {
    const id = await start()
    for (let at = range.from; at < range.to; ) {
      const left = range.to - at
      // Never leave a rest that would be too short for a part.
      const take = left > copyBytes ? Math.min(copyBytes, left - limits.minPartBytes) : left
      const copied = { from: at, to: at + take }
      const number = ++parts
      await lanes.begin(async () => {
        tags.push(await objects.copyPart(key, id, number, from, copied))
      })
      added += take
      at += take
    }
  }

  async function addRange(from: StorageKey, range: ByteRange): Promise<void> {
    const pending = room?.used ?? 0
    const fill = pending > 0 ? Math.max(0, limits.minPartBytes - pending) : 0
    const isCopied = range.to - range.from >= leastBytes && range.to - range.from - fill >= limits.minPartBytes
    if (!isCopied) return readRange(from, range)
    if (fill > 0) await readRange(from, { from: range.from, to: range.from + fill })
    await flush()
    await copyRange(from, { from: range.from + fill, to: range.to })
  }

  function checkLength(isRight: boolean): void {
    if (!isRight) throw new Error('join.length')
  }

  async function finish(): Promise<void> {
    checkLength(added === totalBytes)
    if (multipartId === null) {
      await lanes.allEnded()
      lanes.check()
      await objects.write(key, room === null ? [] : [room.bytes.subarray(0, room.used)], contentType)
      return
    }
    await flush()
    await lanes.allEnded()
    lanes.check()
    tags.sort((a, b) => a.number - b.number)
    await complete(multipartId)
  }

  /** Where the answer to an earlier try was lost, the store knows the object and no multipart any more. */
  async function complete(id: string): Promise<void> {
    try {
      await objects.completeMultipart(key, id, tags)
    } catch (error) {
      if (errorCode(error) !== 'object.missing' || (await objects.head(key))?.bytes !== totalBytes) throw error
    }
  }

  async function abort(): Promise<void> {
    // A part that arrived after the abort would stay.
    await lanes.allEnded()
    if (multipartId !== null) await objects.abortMultipart(key, multipartId)
  }

  return { addBytes, addRange, finish, abort }
}

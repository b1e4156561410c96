/**
 * Joins pieces into one object: small ones through memory, large ones by copying inside the store.
 * Limits of S3's multipart uploads: 5 MiB per part but the last, 5 GiB per part, 10,000 parts.
 * Source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/qfacts.html
 */
import type { StorageKey } from '#core/storage-key.ts'
import type { ByteRange, ObjectReader, ObjectWriter, PartTag } from '../ports.ts'

const MIB = 1024 * 1024
const MIN_PART_BYTES = 5 * MIB
/** Pieces below this go through memory into chunks of at least this. */
const SMALL_PIECE_BYTES = 8 * MIB
const MAX_COPY_BYTES = 1024 * MIB
const MAX_PARTS = 10_000

export interface Joiner {
  /** Adds bytes that are at hand. */
  addBytes(bytes: Uint8Array): Promise<void>
  /** Adds a range of another object. */
  addRange(from: StorageKey, range: ByteRange): Promise<void>
}

interface OpenJoiner extends Joiner {
  /** Ends the object. @returns its length in bytes */
  finish(): Promise<number>
  /** Gives back the space of what was written so far. */
  abort(): Promise<void>
}

/**
 * Writes one object out of what `fill` adds; nothing of it is left behind when that throws.
 * @param totalBytes what will be added in all; sets the chunk size so that 10,000 parts are enough
 * @returns the object's length in bytes
 */
export async function joinInto(
  objects: ObjectReader & ObjectWriter,
  key: StorageKey,
  contentType: string,
  totalBytes: number,
  fill: (joiner: Joiner) => Promise<void>,
): Promise<number> {
  const joiner = openJoiner(objects, key, contentType, totalBytes)
  try {
    await fill(joiner)
    return await joiner.finish()
  } catch (error) {
    // The first trouble is the one to tell; what can't be cleared now falls to the store's own rules.
    await joiner.abort().catch(() => {})
    throw error
  }
}

function openJoiner(
  objects: ObjectReader & ObjectWriter,
  key: StorageKey,
  contentType: string,
  totalBytes: number,
): OpenJoiner {
  // Half of the allowed parts, since a large piece may leave one short chunk before it.
  const chunkBytes = Math.max(SMALL_PIECE_BYTES, Math.ceil(totalBytes / (MAX_PARTS / 2)))
  let multipartId: string | null = null
  let written = 0
  let pending: Uint8Array[] = []
  let pendingBytes = 0
  const tags: PartTag[] = []

  async function start(): Promise<string> {
    multipartId ??= await objects.startMultipart(key, contentType)
    return multipartId
  }

  async function flush(): Promise<void> {
    if (pendingBytes === 0) return
    const id = await start()
    const bytes = pending
    pending = []
    pendingBytes = 0
    tags.push(await objects.writePart(key, id, tags.length + 1, bytes))
  }

  async function addBytes(bytes: Uint8Array): Promise<void> {
    if (bytes.byteLength === 0) return
    pending.push(bytes)
    pendingBytes += bytes.byteLength
    written += bytes.byteLength
    if (pendingBytes >= chunkBytes) await flush()
  }

  async function addThroughMemory(from: StorageKey, range: ByteRange): Promise<void> {
    for await (const chunk of objects.read(from, { range })) await addBytes(chunk)
  }

  async function addRange(from: StorageKey, range: ByteRange): Promise<void> {
    let at = range.from
    const bytes = range.to - range.from
    if (bytes < chunkBytes) return addThroughMemory(from, range)
    if (pendingBytes > 0 && pendingBytes < MIN_PART_BYTES) {
      const fill = MIN_PART_BYTES - pendingBytes
      await addThroughMemory(from, { from: at, to: at + fill })
      at += fill
    }
    if (range.to - at < MIN_PART_BYTES) return addThroughMemory(from, { from: at, to: range.to })
    await flush()
    const id = await start()
    while (at < range.to) {
      const left = range.to - at
      // Never leave a rest that would be too short for a part.
      const take = left > MAX_COPY_BYTES ? Math.min(MAX_COPY_BYTES, left - MIN_PART_BYTES) : left
      tags.push(await objects.copyPart(key, id, tags.length + 1, from, { from: at, to: at + take }))
      written += take
      at += take
    }
  }

  async function finish(): Promise<number> {
    if (multipartId === null) {
      await objects.write(key, pending, contentType)
      return written
    }
    await flush()
    await objects.completeMultipart(key, multipartId, tags)
    return written
  }

  async function abort(): Promise<void> {
    if (multipartId !== null) await objects.abortMultipart(key, multipartId)
  }

  return { addBytes, addRange, finish, abort }
}

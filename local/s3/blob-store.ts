// The bytes of objects as immutable files under random names, each kept for as long as anything uses it.
// No key ever becomes a path. A file that no journal entry names is swept at the next start.

import { randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open, readdir, rm } from 'node:fs/promises'
import path from 'node:path'
import { Readable } from 'node:stream'
import type { ByteRange } from './byte-range.ts'
import type { Segment } from './catalog.ts'
import { syncDirectory } from './sync-directory.ts'

const readBytes = 256 * 1024

export class BlobStore {
  readonly #directory: string
  /** Blob → how many objects, parts and requests under way use it. */
  readonly #uses = new Map<string, number>()

  private constructor(directory: string) {
    this.#directory = directory
  }

  /** @param inUse every blob that an object or part refers to, once for each reference. */
  static async open(directory: string, inUse: readonly string[]): Promise<BlobStore> {
    await mkdir(directory, { recursive: true })
    const blobs = new BlobStore(directory)
    blobs.retain(inUse)
    for (const name of await readdir(directory)) if (!blobs.#uses.has(name)) await rm(blobs.#path(name))
    return blobs
  }

  /**
   * Writes bytes to the disk as a new blob (none for no bytes) that the caller uses until it releases it.
   * Whatever `bytes` throws is thrown on, and nothing stays behind.
   */
  async write(bytes: AsyncIterable<Uint8Array>): Promise<readonly Segment[]> {
    const blob = randomUUID()
    const file = await open(this.#path(blob), 'wx')
    let length = 0
    try {
      for await (const chunk of bytes) {
        for (let at = 0; at < chunk.length; ) at += (await file.write(chunk, at)).bytesWritten
        length += chunk.length
      }
      if (length > 0) await Promise.all([file.sync(), syncDirectory(this.#directory)])
    } catch (error) {
      await file.close()
      await rm(this.#path(blob), { force: true })
      throw error
    }
    await file.close()
    if (length === 0) {
      await rm(this.#path(blob), { force: true })
      return []
    }
    this.retain([blob])
    return [{ blob, bytes: length }]
  }

  /** The bytes of `range` across the segments. The blobs stay until the stream has closed, read to its end or not. */
  read(segments: readonly Segment[], range: ByteRange): Readable {
    const blobs = segments.map(({ blob }) => blob)
    this.retain(blobs)
    const stream = Readable.from(this.#chunks(segments, range), { objectMode: false, highWaterMark: readBytes })
    // A release that fails leaves a file for the sweep at the next start, no more.
    stream.once('close', () => void this.release(blobs).catch(() => undefined))
    return stream
  }

  retain(blobs: readonly string[]): void {
    for (const blob of blobs) this.#uses.set(blob, (this.#uses.get(blob) ?? 0) + 1)
  }

  /** Resolves when the files that nothing uses any longer are gone. */
  async release(blobs: readonly string[]): Promise<void> {
    const unused = blobs.filter((blob) => {
      const uses = (this.#uses.get(blob) ?? 0) - 1
      if (uses > 0) this.#uses.set(blob, uses)
      else this.#uses.delete(blob)
      return uses <= 0
    })
    await Promise.all(unused.map((blob) => rm(this.#path(blob), { force: true })))
  }

  async *#chunks(segments: readonly Segment[], range: ByteRange): AsyncGenerator<Buffer> {
    let offset = 0
    for (const { blob, bytes, from = 0 } of segments) {
      const start = Math.max(range.first - offset, 0)
      const end = Math.min(range.last - offset, bytes - 1)
      const place = { start: from + start, end: from + end, highWaterMark: readBytes }
      if (start <= end) yield* createReadStream(this.#path(blob), place)
      offset += bytes
    }
  }

  #path(blob: string): string {
    return path.join(this.#directory, blob)
  }
}

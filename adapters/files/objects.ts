/** Objects in a folder of this machine, for runs without servers: lists of any size, never held in memory. */
import { randomUUID } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { type FileHandle, mkdir, open, readdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { StorageKey } from '#core/storage-key.ts'
import { ObjectError, type ObjectReader, type ObjectWriter } from '#pipeline/ports.ts'

const CHUNK_BYTES = 1024 * 1024
/** S3's own limit for every part but the last: what is cut here would be refused there. */
const LEAST_PART_BYTES = 5 * 1024 * 1024

export interface FilesObjects extends ObjectReader, ObjectWriter {
  /** Lets a file of somebody's own be read under a key; it is never written or deleted. */
  place(key: StorageKey, path: string): void
}

/** @param folder is made when something is written; nobody else writes there */
export function filesObjects(folder: string): FilesObjects {
  const placed = new Map<string, string>()
  const pathOf = (key: string) => placed.get(key) ?? join(folder, 'objects', ...key.split('/').map(fileName))
  const partsOf = (multipartId: string) => join(folder, 'multiparts', fileName(multipartId))
  const partPath = (multipartId: string, number: number) => join(partsOf(multipartId), String(number))

  async function* read(...[key, options = {}]: Parameters<ObjectReader['read']>): AsyncGenerator<Uint8Array> {
    const { range, ifMatch, signal } = options
    const file = await openFile(pathOf(key))
    try {
      if (ifMatch !== undefined && etagOf(await file.stat()) !== ifMatch) throw new ObjectError('object.changed')
      const end = range?.to ?? Number.POSITIVE_INFINITY
      for (let at = range?.from ?? 0; at < end; ) {
        signal?.throwIfAborted()
        const chunk = Buffer.allocUnsafe(Math.min(CHUNK_BYTES, end - at))
        const { bytesRead } = await file.read(chunk, 0, chunk.length, at)
        if (bytesRead === 0) return
        at += bytesRead
        yield chunk.subarray(0, bytesRead)
      }
    } finally {
      await file.close()
    }
  }

  async function writePart(
    multipartId: string,
    number: number,
    chunks: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
  ) {
    await stat(partsOf(multipartId)).catch(missingWhereNothingIs)
    const path = partPath(multipartId, number)
    await pipeline(chunks, createWriteStream(path))
    return { number, etag: etagOf(await stat(path)) }
  }

  return {
    place(key, path) {
      placed.set(key, path)
    },

    read,

    async head(key) {
      const found = await stat(pathOf(key)).catch(nullWhereNothingIs)
      return found && { bytes: found.size, etag: etagOf(found) }
    },

    async write(key, bytes) {
      const path = pathOf(key)
      await mkdir(dirname(path), { recursive: true })
      const unfinished = `${path}.${randomUUID()}`
      await writeFile(unfinished, bytes)
      await rename(unfinished, path)
      return { etag: etagOf(await stat(path)) }
    },

    async startMultipart() {
      const id = randomUUID()
      await mkdir(partsOf(id), { recursive: true })
      return id
    },

    writePart: (_key, multipartId, number, bytes) => writePart(multipartId, number, bytes),

    copyPart: (_key, multipartId, number, from, range) => writePart(multipartId, number, read(from, { range })),

    async listParts(_key, multipartId) {
      const names = await readdir(partsOf(multipartId)).catch(missingWhereNothingIs)
      const numbers = names.map(Number).sort((a, b) => a - b)
      return Promise.all(
        numbers.map(async (number) => {
          const part = await stat(partPath(multipartId, number))
          return { number, etag: etagOf(part), bytes: part.size }
        }),
      )
    },

    async completeMultipart(key, multipartId, parts) {
      const paths = parts.map(({ number }) => partPath(multipartId, number))
      const found = await Promise.all(paths.map((path) => stat(path).catch(nullWhereNothingIs)))
      for (const [i, part] of found.entries()) {
        if (part === null || etagOf(part) !== parts[i]?.etag) throw new ObjectError('object.bad_part')
      }
      for (const part of found.slice(0, -1)) {
        if (part !== null && part.size < LEAST_PART_BYTES) throw new ObjectError('object.too_small_part')
      }
      const [first, ...rest] = paths
      if (first === undefined) throw new ObjectError('object.bad_part')
      // The others are put behind the first one, so that a single large part is never copied.
      for (const path of rest) await pipeline(createReadStream(path), createWriteStream(first, { flags: 'a' }))
      await mkdir(dirname(pathOf(key)), { recursive: true })
      await rename(first, pathOf(key))
      await rm(partsOf(multipartId), { recursive: true })
      return { etag: etagOf(await stat(pathOf(key))) }
    },

    async abortMultipart(_key, multipartId) {
      await rm(partsOf(multipartId), { recursive: true, force: true })
    },

    async deletePrefix(prefix) {
      const end = prefix.lastIndexOf('/')
      const inside = join(folder, 'objects', ...prefix.slice(0, Math.max(0, end)).split('/').map(fileName))
      const names = (await readdir(inside).catch(nullWhereNothingIs)) ?? []
      const start = prefix.slice(end + 1)
      const chosen = names.filter((name) => name.startsWith(start === '' ? '' : fileName(start)))
      for (const name of chosen) await rm(join(inside, name), { recursive: true, force: true })
    },
  }
}

/** No part of a key leads out of the folder. */
const fileName = (segment: string) => encodeURIComponent(segment).replace(/^\.+$/, (dots) => '%2E'.repeat(dots.length))

const etagOf = ({ size, mtimeMs }: { readonly size: number; readonly mtimeMs: number }) => `${size}-${mtimeMs}`

const isNothingThere = (error: unknown) => (error as NodeJS.ErrnoException).code === 'ENOENT'

function nullWhereNothingIs(error: unknown): null {
  if (isNothingThere(error)) return null
  throw error
}

function missingWhereNothingIs(error: unknown): never {
  throw isNothingThere(error) ? new ObjectError('object.missing') : error
}

const openFile = (path: string): Promise<FileHandle> => open(path).catch(missingWhereNothingIs)

/** Objects in a folder of this machine, for runs without servers: lists of any size, never held in memory. */
import { randomUUID } from 'node:crypto'
import { copyFile, type FileHandle, mkdir, open, readdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { StorageKey } from '#core/storage-key.ts'
import { ObjectError, type ObjectReader, type ObjectWriter } from '#pipeline/ports/objects.ts'
import { copyBytes, writeWhole } from './copy-bytes.ts'
import { createMultiparts } from './multiparts.ts'

const CHUNK_BYTES = 1024 * 1024

export interface FilesObjects extends ObjectReader, ObjectWriter {
  /** Lets a file of somebody's own be read under a key; it is never written or deleted. */
  place(key: StorageKey, path: string): void
  /** Makes an object a file of somebody's own, and may take it out of the store; a placed file stays. */
  moveTo(key: StorageKey, path: string): Promise<void>
}

/** @param folder is made when something is written; nobody else writes there */
export function filesObjects(folder: string): FilesObjects {
  const placed = new Map<string, string>()
  const pathOf = (key: string) => placed.get(key) ?? join(folder, 'objects', ...key.split('/').map(fileName))
  const multiparts = createMultiparts(join(folder, 'multiparts'))

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

  return {
    place(key, path) {
      placed.set(key, path)
    },

    async moveTo(key, path) {
      const from = pathOf(key)
      if (placed.has(key)) return copyFile(from, path)
      await rename(from, path).catch((error) => {
        // Another disk: nothing can be renamed onto it.
        if ((error as NodeJS.ErrnoException).code !== 'EXDEV') throw error
        return copyFile(from, path)
      })
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

    startMultipart: () => multiparts.start(),

    writePart: (_key, id, number, bytes) =>
      multiparts.write(id, number, async (file, at) => {
        let written = 0
        for (const piece of bytes) {
          await writeWhole(file, piece, at + written)
          written += piece.byteLength
        }
        return written
      }),

    copyPart: (_key, id, number, from, range) =>
      multiparts.write(id, number, async (file, at) => {
        const source = await openFile(pathOf(from))
        try {
          return await copyBytes(source, range, file, at)
        } finally {
          await source.close()
        }
      }),

    listParts: async (_key, id) => multiparts.list(id),

    async completeMultipart(key, id, parts) {
      const path = pathOf(key)
      await multiparts.complete(id, parts, path)
      return { etag: etagOf(await stat(path)) }
    },

    abortMultipart: (_key, id) => multiparts.abort(id),

    async deletePrefix(prefix) {
      const end = prefix.lastIndexOf('/')
      const inside = join(folder, 'objects', ...prefix.slice(0, Math.max(0, end)).split('/').map(fileName))
      const names = (await readdir(inside).catch(nullWhereNothingIs)) ?? []
      const start = prefix.slice(end + 1)
      const chosen = names.filter((name) => name.startsWith(start === '' ? '' : fileName(start)))
      for (const name of chosen) await rm(join(inside, name), { recursive: true, force: true })
    },

    async deleteKeys(keys) {
      for (const key of keys) if (!placed.has(key)) await rm(pathOf(key), { force: true })
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

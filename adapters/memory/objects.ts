/** The in-memory twin of the object store. */
import { createHash } from 'node:crypto'
import type { StorageKey } from '#core/storage-key.ts'
import { ObjectError, type ObjectLister, type ObjectReader, type ObjectWriter } from '#pipeline/ports/objects.ts'

/** What S3 holds multiparts to. */
export interface MultipartLimits {
  readonly minPartBytes: number
  readonly maxParts: number
  readonly maxCopyBytes: number
}
const S3: MultipartLimits = { minPartBytes: 5 * 1024 ** 2, maxParts: 10_000, maxCopyBytes: 5 * 1024 ** 3 }

interface StoredBytes {
  readonly modifiedAt: Date
  readonly bytes: Uint8Array
  readonly etag: string
}

interface Multipart {
  readonly key: StorageKey
  readonly startedAt: Date
  readonly parts: Map<number, StoredBytes>
}

export interface MemoryObjects extends ObjectReader, ObjectWriter, ObjectLister {
  readonly keys: () => readonly string[]
}

/**
 * @param now the clock of what is listed
 * @param limits lower ones, to try what happens at them with little
 */
export function memoryObjects(now: () => Date = () => new Date(), limits: MultipartLimits = S3): MemoryObjects {
  const stored = (bytes: Uint8Array): StoredBytes => ({ bytes, etag: etagOf(bytes), modifiedAt: now() })
  const objects = new Map<string, StoredBytes>()
  const multiparts = new Map<string, Multipart>()
  let multipartsStarted = 0

  function find(key: StorageKey): StoredBytes {
    const object = objects.get(key)
    if (!object) throw new ObjectError('object.missing')
    return object
  }

  function multipart(key: StorageKey, id: string): Multipart {
    const found = multiparts.get(id)
    if (found?.key !== key) throw new ObjectError('object.missing')
    return found
  }

  function putPart(key: StorageKey, id: string, number: number, bytes: Uint8Array) {
    if (number < 1 || number > limits.maxParts) throw new ObjectError('object.bad_part')
    const part = stored(bytes)
    multipart(key, id).parts.set(number, part)
    return { number, etag: part.etag }
  }

  return {
    keys: () => [...objects.keys()].sort(),

    async head(key) {
      const object = objects.get(key)
      return object ? { bytes: object.bytes.length, etag: object.etag } : null
    },

    async *read(key, { range, ifMatch, signal } = {}) {
      const { bytes, etag } = find(key)
      if (ifMatch !== undefined && ifMatch !== etag) throw new ObjectError('object.changed')
      signal?.throwIfAborted()
      const wanted = range ? bytes.subarray(range.from, range.to) : bytes
      if (wanted.length > 0) yield wanted
    },

    async write(key, bytes) {
      const object = stored(joined(bytes))
      objects.set(key, object)
      return { etag: object.etag }
    },

    async startMultipart(key) {
      const id = `multipart-${++multipartsStarted}`
      multiparts.set(id, { key, startedAt: now(), parts: new Map() })
      return id
    },

    writePart: async (key, id, number, bytes) => putPart(key, id, number, joined(bytes)),

    async copyPart(key, id, number, from, range) {
      const { bytes } = find(from)
      const isInside = range.from < range.to && range.to <= bytes.length
      if (!isInside || range.to - range.from > limits.maxCopyBytes) throw new ObjectError('object.bad_part')
      return putPart(key, id, number, bytes.slice(range.from, range.to))
    },

    async listParts(key, id) {
      return [...multipart(key, id).parts]
        .sort(([a], [b]) => a - b)
        .map(([number, { bytes, etag }]) => ({ number, etag, bytes: bytes.length }))
    },

    async completeMultipart(key, id, parts) {
      const { parts: written } = multipart(key, id)
      const chosen = parts.map(({ number, etag }) => {
        const part = written.get(number)
        if (part?.etag !== etag) throw new ObjectError('object.bad_part')
        return part.bytes
      })
      if (chosen.slice(0, -1).some((bytes) => bytes.length < limits.minPartBytes)) {
        throw new ObjectError('object.too_small_part')
      }
      const object = stored(joined(chosen))
      objects.set(key, object)
      multiparts.delete(id)
      return { etag: object.etag }
    },

    async abortMultipart(_key, id) {
      multiparts.delete(id)
    },

    async deletePrefix(prefix) {
      for (const key of objects.keys()) if (key.startsWith(prefix)) objects.delete(key)
    },

    async deleteKeys(keys) {
      for (const key of keys) objects.delete(key)
    },

    clock: async () => now(),

    async *list(prefix, after = '') {
      for (const key of [...objects.keys()].sort()) {
        const object = objects.get(key)
        if (object === undefined || !key.startsWith(prefix) || key <= after) continue
        yield { key: key as StorageKey, bytes: object.bytes.length, modifiedAt: object.modifiedAt }
      }
    },

    async *listMultiparts(prefix) {
      for (const [multipartId, { key, startedAt }] of multiparts) {
        if (key.startsWith(prefix)) yield { key, multipartId, startedAt }
      }
    },
  }
}

const etagOf = (bytes: Uint8Array) => `"${createHash('md5').update(bytes).digest('hex')}"`

const joined = (chunks: readonly Uint8Array[]): Uint8Array => new Uint8Array(Buffer.concat(chunks))

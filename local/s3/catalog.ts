// All that is known about buckets, objects and uploads, in memory; every change of it is one journal entry.

import type { Checksum, ChecksumAlgorithm } from './checksum.ts'
import type { CorsRule } from './cors.ts'
import { SortedKeys } from './sorted-keys.ts'

/** A stretch of a blob; several of them in order make up the bytes of an object. */
export interface Segment {
  readonly blob: string
  readonly bytes: number
  /** Where in the blob it begins; absent: at its start. */
  readonly from?: number
}

interface Content {
  readonly segments: readonly Segment[]
  readonly bytes: number
  /** Without quotes. */
  readonly etag: string
  /** ISO 8601. */
  readonly modifiedAt: string
  readonly checksum: Checksum | null
}

export interface StoredObject extends Content {
  /** Headers to answer with: content-type, cache-control, x-amz-meta-…. */
  readonly headers: Readonly<Record<string, string>>
  /** The upload that it was completed from, so that a repeated completion is known again. */
  readonly uploadId: string | null
}

export interface StoredPart extends Content {
  readonly number: number
}

export interface Upload {
  readonly id: string
  readonly bucket: string
  readonly key: string
  readonly startedAt: string
  readonly headers: Readonly<Record<string, string>>
  readonly checksumAlgorithm: ChecksumAlgorithm | null
  readonly parts: Map<number, StoredPart>
}

export interface Bucket {
  readonly name: string
  readonly objects: Map<string, StoredObject>
  readonly keys: SortedKeys
  /** null until the bucket is given rules of its own. */
  cors: readonly CorsRule[] | null
}

export type Entry =
  | { readonly op: 'bucket'; readonly bucket: string }
  | { readonly op: 'cors'; readonly bucket: string; readonly rules: readonly CorsRule[] }
  | { readonly op: 'put'; readonly bucket: string; readonly key: string; readonly object: StoredObject }
  | { readonly op: 'delete'; readonly bucket: string; readonly key: string }
  | { readonly op: 'upload'; readonly upload: Omit<Upload, 'parts'> }
  | { readonly op: 'part'; readonly uploadId: string; readonly part: StoredPart }
  | { readonly op: 'complete'; readonly uploadId: string; readonly object: StoredObject }
  | { readonly op: 'abort'; readonly uploadId: string }

/** The blobs that an entry began and ceased to refer to, once for each reference. */
export interface BlobChanges {
  readonly gained: readonly string[]
  readonly lost: readonly string[]
}

export class Catalog {
  readonly #buckets = new Map<string, Bucket>()
  readonly #uploads = new Map<string, Upload>()

  bucket(name: string): Bucket | undefined {
    return this.#buckets.get(name)
  }

  upload(id: string): Upload | undefined {
    return this.#uploads.get(id)
  }

  uploadsOf(bucket: string): readonly Upload[] {
    return [...this.#uploads.values()].filter((upload) => upload.bucket === bucket)
  }

  apply(entry: Entry): BlobChanges {
    switch (entry.op) {
      case 'bucket':
        this.#buckets.set(entry.bucket, { name: entry.bucket, objects: new Map(), keys: new SortedKeys(), cors: null })
        return { gained: [], lost: [] }
      case 'cors':
        this.#existing(entry.bucket).cors = entry.rules
        return { gained: [], lost: [] }
      case 'put':
        return { gained: blobsOf(entry.object), lost: this.#put(entry.bucket, entry.key, entry.object) }
      case 'delete': {
        const { objects, keys } = this.#existing(entry.bucket)
        const lost = blobsOf(objects.get(entry.key))
        if (objects.delete(entry.key)) keys.remove(entry.key)
        return { gained: [], lost }
      }
      case 'upload':
        this.#uploads.set(entry.upload.id, { ...entry.upload, parts: new Map() })
        return { gained: [], lost: [] }
      case 'part': {
        const { parts } = this.#existingUpload(entry.uploadId)
        const lost = blobsOf(parts.get(entry.part.number))
        parts.set(entry.part.number, entry.part)
        return { gained: blobsOf(entry.part), lost }
      }
      case 'complete': {
        const { bucket, key } = this.#existingUpload(entry.uploadId)
        const replaced = this.#put(bucket, key, entry.object)
        return { gained: blobsOf(entry.object), lost: [...replaced, ...this.#removeUpload(entry.uploadId)] }
      }
      case 'abort':
        return { gained: [], lost: this.#removeUpload(entry.uploadId) }
      default:
        return entry satisfies never
    }
  }

  /** The entries that lead to the present state. */
  entries(): readonly Entry[] {
    const entries: Entry[] = []
    for (const { name, objects, cors } of this.#buckets.values()) {
      entries.push({ op: 'bucket', bucket: name })
      if (cors) entries.push({ op: 'cors', bucket: name, rules: cors })
      for (const [key, object] of objects) entries.push({ op: 'put', bucket: name, key, object })
    }
    for (const { parts, ...upload } of this.#uploads.values()) {
      entries.push({ op: 'upload', upload })
      for (const part of parts.values()) entries.push({ op: 'part', uploadId: upload.id, part })
    }
    return entries
  }

  /** Every blob that is referred to, once for each reference. */
  blobs(): readonly string[] {
    const contents = [
      ...[...this.#buckets.values()].flatMap(({ objects }) => [...objects.values()]),
      ...[...this.#uploads.values()].flatMap(({ parts }) => [...parts.values()]),
    ]
    return contents.flatMap(blobsOf)
  }

  #put(bucket: string, key: string, object: StoredObject): readonly string[] {
    const { objects, keys } = this.#existing(bucket)
    const replaced = objects.get(key)
    if (!replaced) keys.add(key)
    objects.set(key, object)
    return blobsOf(replaced)
  }

  #removeUpload(id: string): readonly string[] {
    const { parts } = this.#existingUpload(id)
    this.#uploads.delete(id)
    return [...parts.values()].flatMap(blobsOf)
  }

  #existing(name: string): Bucket {
    const bucket = this.#buckets.get(name)
    if (!bucket) throw new Error(`No bucket ${name}`)
    return bucket
  }

  #existingUpload(id: string): Upload {
    const upload = this.#uploads.get(id)
    if (!upload) throw new Error('No such upload')
    return upload
  }
}

function blobsOf(content: Content | undefined): readonly string[] {
  return content?.segments.map(({ blob }) => blob) ?? []
}

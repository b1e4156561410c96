// The bytes of a copy: whole blobs are shared with the source, and only what a range cuts out of one is written anew.

import type { ByteRange } from './byte-range.ts'
import type { Call } from './call.ts'
import type { Segment, StoredObject } from './catalog.ts'
import type { Checksum, ChecksumAlgorithm } from './checksum.ts'
import { checkCopyConditions } from './conditions.ts'
import { S3Error } from './errors.ts'
import type { ObjectStore } from './object-store.ts'
import { RunningDigests } from './running-digests.ts'

export interface CopySource {
  readonly bucket: string
  readonly key: string
  readonly object: StoredObject
}

export interface CopiedContent {
  readonly segments: readonly Segment[]
  readonly bytes: number
  /** MD5 in hex: a copy is one piece again, whatever its source was made of. */
  readonly etag: string
  readonly checksum: Checksum | null
}

/**
 * The object that x-amz-copy-source names, if its conditions hold.
 * @throws S3Error InvalidArgument, NoSuchBucket, NoSuchKey, PreconditionFailed or NotImplemented (for a version).
 */
export function readCopySource({ store, headers }: Call): CopySource {
  const header = headers.get('x-amz-copy-source') ?? ''
  if (/\?versionId=/.test(header)) throw new S3Error('NotImplemented')
  const match = /^\/?([^/]+)\/([\s\S]+)$/.exec(decodeSource(header))
  if (!match) throw new S3Error('InvalidArgument', 'Copy Source must mention the source bucket and key.')
  const [bucket, key] = [match[1] ?? '', match[2] ?? '']
  const object = store.object(bucket, key)
  checkCopyConditions(headers, object)
  return { bucket, key, object }
}

/** Copies all of `source` or a range of it, and lets `use` commit it. A checksum is computed where one is asked for. */
export async function copyContent<Result>(
  store: ObjectStore,
  source: StoredObject,
  asked: { readonly range: ByteRange | null; readonly algorithm: ChecksumAlgorithm | null },
  use: (content: CopiedContent) => Promise<Result>,
): Promise<Result> {
  const held = source.segments.map(({ blob }) => blob)
  store.blobs.retain(held)
  try {
    const { range, algorithm } = asked
    const isPlain = !source.etag.includes('-')
    const checksum = isPlain ? source.checksum : null
    if (!range && isPlain && (!algorithm || algorithm === checksum?.algorithm))
      return await use({ segments: source.segments, bytes: source.bytes, etag: source.etag, checksum })

    const digests = new RunningDigests(algorithm)
    const wanted = range ?? { first: 0, last: source.bytes - 1 }
    const segments: Segment[] = []
    let offset = 0
    for (const segment of source.segments) {
      const first = Math.max(wanted.first - offset, 0)
      const last = Math.min(wanted.last - offset, segment.bytes - 1)
      offset += segment.bytes
      if (first > last) continue
      const bytes = digests.through(store.blobs.read([segment], { first, last }))
      if (last - first + 1 === segment.bytes) {
        await readThrough(bytes)
        segments.push(segment)
      } else {
        const written = await store.blobs.write(bytes)
        held.push(...written.map(({ blob }) => blob))
        segments.push(...written)
      }
    }
    const { md5, checksum: value } = digests.finish()
    return await use({
      segments,
      bytes: wanted.last - wanted.first + 1,
      etag: md5,
      checksum: algorithm && value ? { algorithm, value } : null,
    })
  } finally {
    await store.blobs.release(held)
  }
}

async function readThrough(bytes: AsyncGenerator<Uint8Array>): Promise<void> {
  while (!(await bytes.next()).done);
}

function decodeSource(header: string): string {
  try {
    return decodeURIComponent(header)
  } catch {
    throw new S3Error('InvalidArgument', 'Copy Source is not percent-encoded UTF-8.')
  }
}

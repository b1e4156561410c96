// The bytes of a copy: they are shared with the source, whole blobs or stretches of them, and never written anew.

import { createHash } from 'node:crypto'
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
  /** In hex, without a dash: a copy is one piece again, whatever its source was made of. */
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
    const whole = { first: 0, last: source.bytes - 1 }
    const range = asked.range ?? whole
    const isWhole = range.first === whole.first && range.last === whole.last
    const isPlain = !source.etag.includes('-')
    const checksum = isWhole && isPlain ? source.checksum : null
    const segments = isWhole ? source.segments : cutSegments(source.segments, range)
    const bytes = range.last - range.first + 1
    const { algorithm } = asked
    if (algorithm !== null && algorithm !== checksum?.algorithm) {
      const digests = await digestsOf(store.blobs.read(source.segments, range), algorithm)
      return await use({ segments, bytes, ...digests })
    }
    return await use({ segments, bytes, etag: isWhole && isPlain ? source.etag : rangeTag(source, range), checksum })
  } finally {
    await store.blobs.release(held)
  }
}

/** The stretches of blobs that make up a range: no byte is moved, however long it is. */
function cutSegments(segments: readonly Segment[], range: ByteRange): readonly Segment[] {
  let offset = 0
  return segments.flatMap(({ blob, bytes, from = 0 }) => {
    const first = Math.max(range.first - offset, 0)
    const last = Math.min(range.last - offset, bytes - 1)
    offset += bytes
    return first > last ? [] : [{ blob, bytes: last - first + 1, from: from + first }]
  })
}

/**
 * What an entity tag is made of is S3's affair (it is no MD5 of encrypted objects either): equal tags mean equal bytes.
 * So that a copy need not read a byte, it is made of the source's tag and the range.
 */
function rangeTag({ etag }: StoredObject, { first, last }: ByteRange): string {
  return createHash('md5').update(`${etag} ${first}-${last}`).digest('hex')
}

async function digestsOf(bytes: AsyncIterable<Uint8Array>, algorithm: ChecksumAlgorithm) {
  const digests = new RunningDigests(algorithm)
  const passing = digests.through(bytes)
  while (!(await passing.next()).done);
  const { md5: etag, checksum: value } = digests.finish()
  return { etag, checksum: value === null ? null : { algorithm, value } }
}

function decodeSource(header: string): string {
  try {
    return decodeURIComponent(header)
  } catch {
    throw new S3Error('InvalidArgument', 'Copy Source is not percent-encoded UTF-8.')
  }
}

// Takes the body of a PUT onto the disk and holds it to all that the request said about it.

import type { Call } from './call.ts'
import type { Segment } from './catalog.ts'
import type { Checksum } from './checksum.ts'
import { checkDigests, readDeclaredDigests } from './declared-digests.ts'
import { S3Error } from './errors.ts'
import { RunningDigests } from './running-digests.ts'

interface ReceivedContent {
  readonly segments: readonly Segment[]
  readonly bytes: number
  /** MD5 in hex. */
  readonly etag: string
  readonly checksum: Checksum | null
}

/**
 * Stores the body, lets `use` commit it, and keeps its bytes no longer than what was committed needs them.
 * @throws S3Error MissingContentLength, EntityTooLarge, BadDigest, and whatever verifying the body finds.
 */
export async function receiveContent<Result>(
  { store, body, headers, limits }: Pick<Call, 'store' | 'body' | 'headers' | 'limits'>,
  use: (content: ReceivedContent) => Promise<Result>,
): Promise<Result> {
  if (body.length === null) throw new S3Error('MissingContentLength')
  if (body.length > limits.maxSinglePutBytes) throw new S3Error('EntityTooLarge')
  const declared = readDeclaredDigests(headers)
  const digests = new RunningDigests(declared.checksum?.algorithm ?? null)
  const segments = await store.blobs.write(digests.through(body.bytes))
  try {
    const found = digests.finish()
    const checksum = checkDigests(declared, body.trailers, found)
    return await use({ segments, bytes: body.length, etag: found.md5, checksum })
  } finally {
    await store.blobs.release(segments.map(({ blob }) => blob))
  }
}

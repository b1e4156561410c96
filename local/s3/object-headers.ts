// The headers of an object: those kept from its upload, and those that it is answered with.

import type { StoredObject } from './catalog.ts'
import { checksumHeader } from './checksum.ts'
import { S3Error } from './errors.ts'

const keptNames = ['cache-control', 'content-disposition', 'content-encoding', 'content-language', 'expires']
const overrides = ['content-type', ...keptNames]
const maxMetadataBytes = 2048
const metadataPrefix = 'x-amz-meta-'

/**
 * What a PUT, a copy with new metadata or the start of an upload says about the object.
 * Metadata of a presigned URL may stand in its query, where presigners move it to.
 * @throws S3Error InvalidRequest for more than 2 KB of user metadata (S3 user guide, "Working with object metadata").
 */
export function readKeptHeaders(
  headers: ReadonlyMap<string, string>,
  query: ReadonlyMap<string, string>,
): StoredObject['headers'] {
  const metadata = [...query, ...headers].filter(([name]) => name.startsWith(metadataPrefix))
  const metadataBytes = metadata.reduce((sum, [name, value]) => sum + name.length + Buffer.byteLength(value), 0)
  if (metadataBytes - metadata.length * metadataPrefix.length > maxMetadataBytes)
    throw new S3Error('InvalidRequest', 'Your metadata headers exceed the maximum allowed metadata size')
  const kept = new Map(metadata)
  kept.set('content-type', headers.get('content-type') ?? 'binary/octet-stream')
  for (const name of keptNames) {
    // How the bytes travelled is no property of the object.
    const value = name === 'content-encoding' ? withoutChunked(headers.get(name)) : headers.get(name)
    if (value) kept.set(name, value)
  }
  return Object.fromEntries(kept)
}

/** The headers of a GET or HEAD answer that do not depend on a range. */
export function objectHeaders(
  object: StoredObject,
  query: ReadonlyMap<string, string>,
): Readonly<Record<string, string>> {
  const replaced = overrides.flatMap((name) => {
    const value = query.get(`response-${name}`)
    return value === undefined ? [] : [[name, value] as const]
  })
  if (replaced.some(([, value]) => /[^\t\x20-\x7e\x80-\xff]/.test(value)))
    throw new S3Error('InvalidArgument', 'A response override holds characters that no header can.')
  return {
    ...object.headers,
    ...Object.fromEntries(replaced),
    etag: `"${object.etag}"`,
    'last-modified': new Date(object.modifiedAt).toUTCString(),
    'accept-ranges': 'bytes',
  }
}

/** The checksum of an object or part as headers; none where it has none. */
export function checksumHeaders({ checksum }: Pick<StoredObject, 'checksum'>): Readonly<Record<string, string>> {
  if (!checksum) return {}
  const type = checksum.value.includes('-') ? 'COMPOSITE' : 'FULL_OBJECT'
  return { [checksumHeader(checksum.algorithm)]: checksum.value, 'x-amz-checksum-type': type }
}

function withoutChunked(encoding: string | undefined): string | undefined {
  return encoding
    ?.split(',')
    .map((item) => item.trim())
    .filter((item) => item !== 'aws-chunked')
    .join(', ')
}

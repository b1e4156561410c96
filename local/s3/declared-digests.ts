// What a request claims about its body: Content-MD5 and one checksum, in a header or announced for the trailer.

import { type Checksum, type ChecksumAlgorithm, checksumAlgorithms, checksumHeader, requireDigest } from './checksum.ts'
import { S3Error } from './errors.ts'

export interface DeclaredDigests {
  /** In hex. */
  readonly md5: string | null
  /** `value` is null where it follows in the trailer. */
  readonly checksum: { readonly algorithm: ChecksumAlgorithm; readonly value: string | null } | null
}

/** @throws S3Error InvalidDigest or InvalidRequest for a malformed claim, or for more than one checksum. */
export function readDeclaredDigests(headers: ReadonlyMap<string, string>): DeclaredDigests {
  const trailer = headers.get('x-amz-trailer')?.toLowerCase()
  const claims = checksumAlgorithms.flatMap((algorithm): NonNullable<DeclaredDigests['checksum']>[] => {
    const value = headers.get(checksumHeader(algorithm))
    if (value !== undefined) return [{ algorithm, value }]
    return trailer === checksumHeader(algorithm) ? [{ algorithm, value: null }] : []
  })
  if (claims.length > 1)
    throw new S3Error('InvalidRequest', 'Expecting a single x-amz-checksum- header. Multiple types are not allowed.')
  const checksum = claims[0] ?? null
  if (checksum?.value) requireDigest(checksum.algorithm, checksum.value)
  return { md5: readMd5(headers.get('content-md5')), checksum }
}

/**
 * Compares what was claimed with what came.
 * @returns the checksum to keep with the object, or null where none was claimed.
 * @throws S3Error BadDigest, or MalformedTrailerError where the announced trailer did not come.
 */
export function checkDigests(
  declared: DeclaredDigests,
  trailers: ReadonlyMap<string, string>,
  found: { readonly md5: string; readonly checksum: string | null },
): Checksum | null {
  if (declared.md5 !== null && declared.md5 !== found.md5) throw new S3Error('BadDigest')
  if (declared.checksum === null) return null
  const { algorithm } = declared.checksum
  const value = declared.checksum.value ?? trailers.get(checksumHeader(algorithm))
  if (value === undefined) throw new S3Error('MalformedTrailerError')
  requireDigest(algorithm, value)
  if (value !== found.checksum)
    throw new S3Error('BadDigest', `The ${algorithm} you specified did not match the calculated checksum.`)
  return { algorithm, value }
}

function readMd5(base64: string | undefined): string | null {
  if (base64 === undefined) return null
  const bytes = Buffer.from(base64, 'base64')
  if (bytes.length !== 16) throw new S3Error('InvalidDigest')
  return bytes.toString('hex')
}

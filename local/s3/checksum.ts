// The checksums that a client may send along with bytes, and how each is computed.

import { createHash } from 'node:crypto'
import { crc32 } from 'node:zlib'
import { S3Error } from './errors.ts'

/** Algorithm → length of its digest in bytes. S3 knows more of them; those are refused as not implemented. */
const digestBytes = { CRC32: 4, SHA256: 32 } as const

export type ChecksumAlgorithm = keyof typeof digestBytes

export interface Checksum {
  readonly algorithm: ChecksumAlgorithm
  /** Base64; a composite one ends in `-` and the number of parts. */
  readonly value: string
}

export interface RunningChecksum {
  update(bytes: Uint8Array): void
  /** Base64. */
  digest(): string
}

export function startChecksum(algorithm: ChecksumAlgorithm): RunningChecksum {
  switch (algorithm) {
    case 'CRC32': {
      let value = 0
      return {
        update: (bytes) => {
          value = crc32(bytes, value)
        },
        digest: () => {
          const bytes = Buffer.alloc(4)
          bytes.writeUInt32BE(value)
          return bytes.toString('base64')
        },
      }
    }
    case 'SHA256': {
      const hash = createHash('sha256')
      return { update: (bytes) => hash.update(bytes), digest: () => hash.digest('base64') }
    }
    default:
      return algorithm satisfies never
  }
}

/** The checksum of the parts' checksums, as S3 forms it for a multipart object. */
export function compositeChecksum(algorithm: ChecksumAlgorithm, parts: readonly string[]): Checksum {
  const running = startChecksum(algorithm)
  for (const part of parts) running.update(Buffer.from(part, 'base64'))
  return { algorithm, value: `${running.digest()}-${parts.length}` }
}

/** `x-amz-checksum-crc32` for CRC32, and so on. */
export function checksumHeader(algorithm: ChecksumAlgorithm): string {
  return `x-amz-checksum-${algorithm.toLowerCase()}`
}

/** The value of `x-amz-checksum-algorithm`, or null where absent. @throws S3Error NotImplemented for another one. */
export function parseAlgorithm(name: string | undefined): ChecksumAlgorithm | null {
  if (name === undefined) return null
  for (const algorithm of checksumAlgorithms) if (algorithm === name.toUpperCase()) return algorithm
  throw new S3Error('NotImplemented', `The checksum algorithm ${name} is not implemented.`)
}

/** @throws S3Error InvalidRequest for a value that cannot be a digest of this algorithm. */
export function requireDigest(algorithm: ChecksumAlgorithm, value: string): void {
  const bytes = Buffer.from(value, 'base64')
  if (bytes.length !== digestBytes[algorithm] || bytes.toString('base64') !== value)
    throw new S3Error('InvalidRequest', `Value for ${checksumHeader(algorithm)} header is invalid.`)
}

export const checksumAlgorithms = Object.keys(digestBytes) as readonly ChecksumAlgorithm[]

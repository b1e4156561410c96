// A request's body as its verified bytes: unpacked from aws-chunked where it is, held to its length and payload hash.

import { createHash } from 'node:crypto'
import { decodeChunkedBody } from './chunked-body.ts'
import { S3Error } from './errors.ts'
import type { Authentication } from './sigv4.ts'

const streamingForms = new Map([
  ['STREAMING-AWS4-HMAC-SHA256-PAYLOAD', { isSigned: true, hasTrailers: false }],
  ['STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER', { isSigned: true, hasTrailers: true }],
  ['STREAMING-UNSIGNED-PAYLOAD-TRAILER', { isSigned: false, hasTrailers: true }],
])

export interface RequestBody {
  /** Length of the verified bytes, or null where the request gives none. */
  readonly length: number | null
  /** May be read once. It throws an S3Error at the latest at its end: trust nothing read before that. */
  readonly bytes: AsyncIterable<Uint8Array>
  /** Filled when `bytes` has ended. */
  readonly trailers: ReadonlyMap<string, string>
}

/** @throws S3Error NotImplemented for another payload form, InvalidArgument for a malformed length. */
export function openRequestBody(
  raw: AsyncIterable<Uint8Array>,
  headers: ReadonlyMap<string, string>,
  authentication: Authentication,
): RequestBody {
  const trailers = new Map<string, string>()
  const { payloadHash } = authentication
  const streaming = streamingForms.get(payloadHash)
  if (streaming) {
    const length = readLength(headers.get('x-amz-decoded-content-length'))
    if (length === null) throw new S3Error('MissingContentLength')
    const announced = streaming.hasTrailers ? headers.get('x-amz-trailer') : undefined
    const form = {
      signing: streaming.isSigned ? authentication : null,
      trailerNames: announced ? announced.split(',').map((name) => name.trim().toLowerCase()) : [],
    }
    return { length, bytes: ofLength(decodeChunkedBody(raw, form, trailers), length), trailers }
  }
  const length = readLength(headers.get('content-length'))
  if (payloadHash === 'UNSIGNED-PAYLOAD') return { length, bytes: raw, trailers }
  if (!/^[0-9a-f]{64}$/.test(payloadHash))
    throw new S3Error('NotImplemented', 'This value of x-amz-content-sha256 is not implemented.')
  return { length, bytes: ofHash(raw, payloadHash), trailers }
}

async function* ofLength(bytes: AsyncIterable<Uint8Array>, expected: number): AsyncGenerator<Uint8Array> {
  let seen = 0
  for await (const chunk of bytes) {
    seen += chunk.length
    if (seen > expected) break
    yield chunk
  }
  if (seen !== expected) throw new S3Error('IncompleteBody')
}

async function* ofHash(bytes: AsyncIterable<Uint8Array>, expected: string): AsyncGenerator<Uint8Array> {
  const hash = createHash('sha256')
  for await (const chunk of bytes) {
    hash.update(chunk)
    yield chunk
  }
  if (hash.digest('hex') !== expected) throw new S3Error('XAmzContentSHA256Mismatch')
}

function readLength(text: string | undefined): number | null {
  if (text === undefined) return null
  if (!/^\d{1,15}$/.test(text)) throw new S3Error('InvalidArgument', 'A content length is not a number of bytes.')
  return Number(text)
}

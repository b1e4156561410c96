// The text that a Signature Version 4 signature covers: the request in one canonical form.

import { createHash } from 'node:crypto'

export interface CanonicalInput {
  readonly method: string
  /** Decoded path. */
  readonly path: string
  /** Decoded pairs; the signature's own parameter left out. */
  readonly query: readonly (readonly [name: string, value: string])[]
  readonly headers: ReadonlyMap<string, string>
  /** Lower case, in the order in which they were signed. */
  readonly signedHeaders: readonly string[]
  readonly payloadHash: string
}

/**
 * The canonical request of S3: the path encoded once and never normalised.
 * Source: Amazon S3 API reference, "Signature calculations for the authorization header".
 */
export function canonicalRequest(input: CanonicalInput): string {
  const query = input.query
    .map(([name, value]) => [encodeStrictly(name), encodeStrictly(value)] as const)
    .sort(([a, x], [b, y]) => (a === b ? (x < y ? -1 : x > y ? 1 : 0) : a < b ? -1 : 1))
    .map(([name, value]) => `${name}=${value}`)
  const headers = input.signedHeaders.map((name) => `${name}:${collapse(input.headers.get(name) ?? '')}\n`)
  return [
    input.method,
    input.path.split('/').map(encodeStrictly).join('/'),
    query.join('&'),
    headers.join(''),
    input.signedHeaders.join(';'),
    input.payloadHash,
  ].join('\n')
}

/** Percent-encodes all but the unreserved characters of RFC 3986. */
export function encodeStrictly(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)
}

export function sha256Hex(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex')
}

function collapse(value: string): string {
  return value.trim().replace(/ +/g, ' ')
}

/**
 * Requests are signed with the hash of their body only where somebody could change it on the way: over TLS nobody can,
 * and a hash of every byte is more work than sending it.
 */
import type { S3Client } from '@aws-sdk/client-s3'

const LOOPBACK = ['127.0.0.1', 'localhost', '[::1]']

/** @param endpoint null: AWS itself, which is reached over TLS */
export function isTrustedWire(endpoint: string | null): boolean {
  if (endpoint === null) return true
  const { protocol, hostname } = new URL(endpoint)
  return protocol === 'https:' || LOOPBACK.includes(hostname)
}

/**
 * The signature then covers the words UNSIGNED-PAYLOAD in place of the hash.
 * Source: Amazon S3 API reference, "Authenticating Requests: Using the Authorization Header".
 */
export function sendUnsignedBodies(client: S3Client): void {
  client.middlewareStack.add(
    (next) => (args) => {
      const { request } = args
      if (hasBytes(request)) request.headers['x-amz-content-sha256'] = 'UNSIGNED-PAYLOAD'
      return next(args)
    },
    { step: 'build', name: 'sendUnsignedBodies' },
  )
}

interface RequestWithBytes {
  readonly body: Uint8Array
  readonly headers: Record<string, string>
}

/** The XML that other calls carry is short, and text. */
function hasBytes(request: unknown): request is RequestWithBytes {
  return typeof request === 'object' && request !== null && 'body' in request && request.body instanceof Uint8Array
}

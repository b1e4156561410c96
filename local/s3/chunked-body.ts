// Takes an `aws-chunked` body apart while it streams, and verifies its chunk signatures and trailer signature.
// Source: Amazon S3 API reference, "Signature calculations for chunked uploads" and "… trailing headers".

import { createHash } from 'node:crypto'
import { ByteReader } from './byte-reader.ts'
import { sha256Hex } from './canonical-request.ts'
import { S3Error } from './errors.ts'
import { type Authentication, sameText, sign } from './sigv4.ts'

const minChunkBytes = 8192
const maxLineBytes = 4096
const maxTrailerLines = 32
const emptyHash = sha256Hex('')

export type ChunkSigning = Pick<Authentication, 'signature' | 'signingKey' | 'timestamp' | 'scope'>

export interface ChunkedForm {
  /** How the chunks are signed; null for the unsigned form. */
  readonly signing: ChunkSigning | null
  /** Lower-case names of the trailers that the request announced; empty for a form without trailers. */
  readonly trailerNames: readonly string[]
}

/**
 * Yields the data of the chunks; when done, `trailers` holds the trailers by lower-case name.
 * Data comes out before its chunk is verified: use it only once the whole has ended without a throw.
 * @throws S3Error SignatureDoesNotMatch, IncompleteBody, InvalidChunkSizeError or MalformedTrailerError.
 */
export async function* decodeChunkedBody(
  body: AsyncIterable<Uint8Array>,
  form: ChunkedForm,
  trailers: Map<string, string>,
): AsyncGenerator<Buffer> {
  const reader = new ByteReader(body)
  const chain = form.signing && new SignatureChain(form.signing)
  let previousBytes = Number.POSITIVE_INFINITY
  for (;;) {
    const header = parseChunkHeader(await reader.line(maxLineBytes))
    if (header.bytes > 0 && previousBytes < minChunkBytes) throw new S3Error('InvalidChunkSizeError')
    const hash = createHash('sha256')
    for (let left = header.bytes; left > 0; ) {
      const data = await reader.take(left)
      if (!data) throw new S3Error('IncompleteBody')
      if (chain) hash.update(data)
      left -= data.length
      yield data
    }
    chain?.checkChunk(header.signature, hash.digest('hex'))
    if (header.bytes === 0) break
    if ((await reader.line(maxLineBytes)) !== '') throw new S3Error('IncompleteBody')
    previousBytes = header.bytes
  }
  await readTrailers(reader, form, chain, trailers)
}

/** Each signature covers the one before it, so that chunks can be neither dropped nor swapped. */
class SignatureChain {
  readonly #signing: ChunkSigning
  #previous: string

  constructor(signing: ChunkSigning) {
    this.#signing = signing
    this.#previous = signing.signature
  }

  checkChunk(signature: string, dataHash: string): void {
    this.#check('AWS4-HMAC-SHA256-PAYLOAD', signature, [emptyHash, dataHash])
  }

  checkTrailers(signature: string, trailersHash: string): void {
    this.#check('AWS4-HMAC-SHA256-TRAILER', signature, [trailersHash])
  }

  #check(algorithm: string, signature: string, hashes: readonly string[]): void {
    const { signingKey, timestamp, scope } = this.#signing
    const expected = sign(signingKey, [algorithm, timestamp, scope, this.#previous, ...hashes].join('\n'))
    if (!sameText(expected, signature)) throw new S3Error('SignatureDoesNotMatch')
    this.#previous = expected
  }
}

function parseChunkHeader(line: string | null): { readonly bytes: number; readonly signature: string } {
  const match = /^([0-9a-fA-F]{1,10})(?:;chunk-signature=([0-9a-f]{64}))?$/.exec(line ?? '')
  if (!match) throw new S3Error('IncompleteBody')
  return { bytes: Number.parseInt(match[1] ?? '', 16), signature: match[2] ?? '' }
}

async function readTrailers(
  reader: ByteReader,
  form: ChunkedForm,
  chain: SignatureChain | null,
  trailers: Map<string, string>,
): Promise<void> {
  let signature = ''
  let canonical = ''
  for (let lines = 0; ; lines++) {
    const line = await reader.line(maxLineBytes)
    if (line === null) break
    if (lines >= maxTrailerLines) throw new S3Error('MalformedTrailerError')
    if (line === '') continue
    const colon = line.indexOf(':')
    const name = line.slice(0, Math.max(colon, 0)).trim().toLowerCase()
    const value = line.slice(colon + 1).trim()
    if (name === 'x-amz-trailer-signature') signature = value
    else if (!form.trailerNames.includes(name) || trailers.has(name)) throw new S3Error('MalformedTrailerError')
    else {
      trailers.set(name, value)
      canonical += `${name}:${value}\n`
    }
  }
  if ((await reader.take(1)) !== null) throw new S3Error('IncompleteBody')
  if (trailers.size !== form.trailerNames.length) throw new S3Error('MalformedTrailerError')
  if (chain && trailers.size > 0) chain.checkTrailers(signature, sha256Hex(canonical))
}

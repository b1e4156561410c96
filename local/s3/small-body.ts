// Reads a body that must fit into memory: the XML of a request, or the nothing that most requests carry.

import { checkDigests, readDeclaredDigests } from './declared-digests.ts'
import { S3Error } from './errors.ts'
import { maxXmlBytes } from './limits.ts'
import type { RequestBody } from './request-body.ts'
import { RunningDigests } from './running-digests.ts'

/**
 * The whole body as text, held to the digests that the headers declare.
 * @throws S3Error MaxMessageLengthExceeded above 8 MiB, BadDigest, MalformedXML for what is not UTF-8.
 */
export async function readSmallBody(body: RequestBody, headers: ReadonlyMap<string, string>): Promise<string> {
  const declared = readDeclaredDigests(headers)
  const digests = new RunningDigests(declared.checksum?.algorithm ?? null)
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of digests.through(body.bytes)) {
    length += chunk.length
    if (length > maxXmlBytes) throw new S3Error('MaxMessageLengthExceeded')
    chunks.push(chunk)
  }
  checkDigests(declared, body.trailers, digests.finish())
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks))
  } catch {
    throw new S3Error('MalformedXML')
  }
}

/** A page of members as it lies in the store: JSON, read back as it was written. */
import type { AudienceMember } from '#core/audience/audience.ts'
import type { StorageKey } from '#core/storage-key.ts'
import type { TextCodec } from '#core/text.ts'
import type { ObjectReader, ObjectWriter } from '../ports/objects.ts'

export async function writePage(
  objects: Pick<ObjectWriter, 'write'>,
  codec: TextCodec,
  key: StorageKey,
  members: readonly AudienceMember[],
): Promise<void> {
  await objects.write(key, [codec.encode(JSON.stringify(members))], 'application/json')
}

export async function readPage(
  objects: Pick<ObjectReader, 'read'>,
  codec: TextCodec,
  key: StorageKey,
  signal: AbortSignal,
): Promise<readonly AudienceMember[]> {
  const chunks: Uint8Array[] = []
  for await (const chunk of objects.read(key, { signal })) chunks.push(chunk)
  const bytes = new Uint8Array(chunks.reduce((sum, { byteLength }) => sum + byteLength, 0))
  let at = 0
  for (const chunk of chunks) {
    bytes.set(chunk, at)
    at += chunk.byteLength
  }
  return JSON.parse(codec.decode(bytes, 'utf-8'))
}

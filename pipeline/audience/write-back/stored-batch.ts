/** What would be done to a batch of members, as it lies in the store: JSON, read back as it was written. */
import type { MemberPlan } from '#core/audience/back-words.ts'
import { changesKey } from '#core/storage-key.ts'
import type { TextCodec } from '#core/text.ts'
import type { ObjectReader, ObjectWriter } from '../../ports/objects.ts'

/** @param n batches count from 0 */
export async function writeBatch(
  objects: Pick<ObjectWriter, 'write'>,
  codec: TextCodec,
  prefix: string,
  n: number,
  members: readonly MemberPlan[],
): Promise<void> {
  await objects.write(changesKey(prefix, n), [codec.encode(JSON.stringify(members))], 'application/json')
}

export async function readBatch(
  objects: Pick<ObjectReader, 'read'>,
  codec: TextCodec,
  prefix: string,
  n: number,
): Promise<readonly MemberPlan[]> {
  const chunks: Uint8Array[] = []
  for await (const chunk of objects.read(changesKey(prefix, n))) chunks.push(chunk)
  const bytes = new Uint8Array(chunks.reduce((sum, { byteLength }) => sum + byteLength, 0))
  let at = 0
  for (const chunk of chunks) {
    bytes.set(chunk, at)
    at += chunk.byteLength
  }
  return JSON.parse(codec.decode(bytes, 'utf-8'))
}

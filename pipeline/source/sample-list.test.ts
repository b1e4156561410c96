import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { sha256 } from '#adapters/hash/sha256.ts'
import { memoryObjects } from '#adapters/memory/objects.ts'
import { uploadKey } from '#core/storage-key.ts'
import { isSampleList } from './sample-list.ts'

const shipped = await readFile(new URL('../../public/sample/contacts.csv', import.meta.url))

async function isSample(bytes: Uint8Array): Promise<boolean> {
  const objects = memoryObjects()
  const key = uploadKey('ours', 'upload')
  // In pieces, as a store gives them.
  const { etag } = await objects.write(key, [bytes.subarray(0, 10_000), bytes.subarray(10_000)], 'text/csv')
  return isSampleList({ objects, sha256 }, { key, etag, bytes: bytes.length })
}

test('the list that is shipped is the sample list, and no other is', async () => {
  expect(await isSample(shipped)).toBe(true)
  const other = Uint8Array.from(shipped)
  other[12_345] = (other[12_345] ?? 0) ^ 1
  expect(await isSample(other)).toBe(false)
  expect(await isSample(shipped.subarray(1))).toBe(false)
  expect(await isSample(Buffer.concat([shipped, Buffer.from('\n')]))).toBe(false)
})

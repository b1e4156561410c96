/** Pieces of any size in any order become one object, within the store's rules for parts; nothing is left of a failure. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { memoryObjects } from '#adapters/memory/objects.ts'
import type { StorageKey } from '#core/storage-key.ts'
import { joinInto } from './join.ts'

const MIB = 1024 * 1024
const SOURCE = 'parts/w/j/0/1-1' as StorageKey
const RESULT = 'results/w/j/1/result.csv' as StorageKey

/** Bytes that tell where they stand. */
const source = Uint8Array.from({ length: 24 * MIB }, (_, i) => (i * 31 + (i >> 10)) & 0xff)

async function openStore() {
  const objects = memoryObjects()
  await objects.write(SOURCE, [source], 'x')
  return objects
}

const piece = fc.record({
  isAtHand: fc.boolean(),
  from: fc.integer({ min: 0, max: 12 * MIB }),
  bytes: fc.oneof(fc.integer({ min: 0, max: 2000 }), fc.constantFrom(5 * MIB - 1, 5 * MIB, 8 * MIB, 12 * MIB)),
})

test('the object is its pieces, one behind the other', async () => {
  const objects = await openStore()
  await fc.assert(
    fc.asyncProperty(fc.array(piece, { maxLength: 5 }), async (pieces) => {
      const written = await joinInto(objects, RESULT, 'text/csv', 0, async (joiner) => {
        for (const { isAtHand, from, bytes } of pieces) {
          if (isAtHand) await joiner.addBytes(source.subarray(from, from + bytes))
          else await joiner.addRange(SOURCE, { from, to: from + bytes })
        }
      })
      const expected = Buffer.concat(pieces.map(({ from, bytes }) => source.subarray(from, from + bytes)))
      const chunks: Uint8Array[] = []
      for await (const chunk of objects.read(RESULT)) chunks.push(chunk)
      expect(written).toBe(expected.byteLength)
      expect(Buffer.concat(chunks).equals(expected)).toBe(true)
    }),
    { numRuns: 25 },
  )
})

test('what breaks off leaves nothing open', async () => {
  const objects = await openStore()
  const open = new Set<string>()
  const { startMultipart, abortMultipart } = objects
  objects.startMultipart = async (...args) => {
    const id = await startMultipart(...args)
    open.add(id)
    return id
  }
  objects.abortMultipart = async (key, id) => {
    await abortMultipart(key, id)
    open.delete(id)
  }
  const broken = joinInto(objects, RESULT, 'text/csv', 0, async (joiner) => {
    await joiner.addRange(SOURCE, { from: 0, to: 12 * MIB })
    expect(open.size).toBe(1)
    throw new Error('broke off')
  })
  await expect(broken).rejects.toThrow('broke off')
  expect(open.size).toBe(0)
  expect(await objects.head(RESULT)).toBeNull()
})

/**
 * Pieces of any size become one object, within the store's limits for parts; nothing is left of a failure. Run against
 * the twin and the local S3, both with limits so low that little is enough to meet them.
 */
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { memoryObjects } from '#adapters/memory/objects.ts'
import { s3Objects } from '#adapters/s3/objects.ts'
import type { StorageKey } from '#core/storage-key.ts'
import { isElsewhere, openS3UnderTest, type S3UnderTest } from '#local/s3/test-target.ts'
import type { ObjectLister, ObjectReader, ObjectWriter } from '../ports/objects.ts'
import { type Joiner, type JoinLimits, joinInto } from './join.ts'

/** In the proportions of S3: 5 MiB, 8 MiB, 256 MiB, 10,000 parts; copies of 5 GiB at the most. */
const LIMITS: JoinLimits = { minPartBytes: 50, chunkBytes: 80, copyBytes: 2_560, maxParts: 100 }
const MAX_COPY_BYTES = 50_000
const SOURCE = 'parts/w/j/0/1-1' as StorageKey
/** Bytes that tell where they stand. */
const source = Uint8Array.from({ length: 60_000 }, (_, i) => (i * 31 + (i >> 8)) & 0xff)

type Objects = ObjectReader & ObjectWriter & ObjectLister

interface Piece {
  readonly isAtHand: boolean
  readonly from: number
  readonly bytes: number
}

const pieceOf = (bytes: fc.Arbitrary<number>): fc.Arbitrary<Piece> =>
  fc.record({ isAtHand: fc.boolean(), from: fc.integer({ min: 0, max: 10_000 }), bytes })
const sizes = [
  fc.integer({ min: 0, max: 20 }),
  fc.constantFrom(49, 50, 51, 79, 80, 81, 99, 100, 101),
  fc.integer({ min: 0, max: 300 }),
  fc.constantFrom(2_559, 2_560, 2_561, 2_609, 2_610, 2_611, 5_120, 20_000),
]
/** Few pieces of all sizes; many of which none is large; and many of about the same size. */
const lists = fc.oneof(
  fc.array(pieceOf(fc.oneof(...sizes)), { maxLength: 12 }),
  fc.array(pieceOf(fc.oneof(...sizes.slice(0, 3))), { minLength: 100, maxLength: 300 }),
  fc.integer({ min: 40, max: 700 }).chain((bytes) => fc.array(pieceOf(fc.constant(bytes)), { maxLength: 400 })),
)

const totalOf = (pieces: readonly Piece[]) => pieces.reduce((sum, { bytes }) => sum + bytes, 0)
const joined = (pieces: readonly Piece[]) =>
  Buffer.concat(pieces.map(({ from, bytes }) => source.subarray(from, from + bytes)))

const fillWith = (pieces: readonly Piece[]) => async (joiner: Joiner) => {
  for (const { isAtHand, from, bytes } of pieces) {
    if (isAtHand) await joiner.addBytes(source.subarray(from, from + bytes))
    else await joiner.addRange(SOURCE, { from, to: from + bytes })
  }
}

async function bytesOf(objects: ObjectReader, key: StorageKey): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  for await (const chunk of objects.read(key)) chunks.push(chunk)
  return Buffer.concat(chunks)
}

async function multipartsOf(objects: ObjectLister): Promise<number> {
  let found = 0
  for await (const _ of objects.listMultiparts('')) found++
  return found
}

function suite(name: string, numRuns: number, open: () => Objects): void {
  describe(name, () => {
    let opened = 0
    const newKey = () => `results/w/j/${++opened}` as StorageKey
    const join = (objects: Objects, key: StorageKey, pieces: readonly Piece[], total = totalOf(pieces)) =>
      joinInto(objects, key, 'text/csv', total, fillWith(pieces), LIMITS)

    test('the object is its pieces, one behind the other, within the limits', async () => {
      const objects = open()
      await objects.write(SOURCE, [source], 'x')
      await fc.assert(
        fc.asyncProperty(lists, async (pieces) => {
          const key = newKey()
          await join(objects, key, pieces)
          expect((await bytesOf(objects, key)).equals(joined(pieces))).toBe(true)
        }),
        { numRuns },
      )
      expect(await multipartsOf(objects)).toBe(0)
    })

    test.each([1_000, 2_600, 3_800, 4_999, 5_000, 5_001])(
      'no part is too much where each piece of %s bytes comes behind one that a chunk of its own may hold',
      async (large) => {
        const objects = open()
        await objects.write(SOURCE, [source], 'x')
        // So much that a hundred parts are enough only where most of them have some 5,000 bytes.
        const pieces = Array.from({ length: Math.floor(245_000 / (large + 50)) }, (_, i) => [
          { isAtHand: true, from: i, bytes: 50 },
          { isAtHand: false, from: i, bytes: large },
        ]).flat()
        const key = newKey()
        await join(objects, key, pieces)
        expect((await bytesOf(objects, key)).equals(joined(pieces))).toBe(true)
      },
    )

    test('what is longer than announced, or shorter, is no object', async () => {
      const objects = open()
      await objects.write(SOURCE, [source], 'x')
      const pieces = [{ isAtHand: false, from: 0, bytes: 5_000 }]
      for (const total of [4_999, 5_001]) {
        const key = newKey()
        await expect(join(objects, key, pieces, total)).rejects.toThrow('join.length')
        expect(await objects.head(key)).toBeNull()
      }
      expect(await multipartsOf(objects)).toBe(0)
    })

    test.each(['copyPart', 'writePart', 'completeMultipart', 'read'] as const)(
      'a %s that fails leaves nothing open',
      async (call) => {
        const objects = open()
        await objects.write(SOURCE, [source], 'x')
        const pieces = [10, 2_000, 60, 4_000, 30, 30, 30].map((bytes, i) => ({ isAtHand: false, from: i, bytes }))
        let calls = 0
        const broken = new Proxy(objects, {
          get: (target, name) =>
            name === call && ++calls > (call === 'completeMultipart' ? 0 : 1)
              ? () => {
                  throw new Error('broke off')
                }
              : Reflect.get(target, name),
        })
        const key = newKey()
        await expect(join(broken, key, pieces)).rejects.toThrow('broke off')
        expect(await multipartsOf(objects)).toBe(0)
        expect(await objects.head(key)).toBeNull()
        await join(objects, key, pieces)
        expect((await bytesOf(objects, key)).equals(joined(pieces))).toBe(true)
      },
    )

    test('a completion whose answer was lost is known again', async () => {
      const objects = open()
      await objects.write(SOURCE, [source], 'x')
      const key = newKey()
      const lost: Objects = Object.create(objects, {
        completeMultipart: {
          value: async (...args: Parameters<Objects['completeMultipart']>) => {
            await objects.completeMultipart(...args)
            return objects.completeMultipart(args[0], 'gone', args[2])
          },
        },
      })
      await join(lost, key, [{ isAtHand: false, from: 0, bytes: 5_000 }])
      expect((await objects.head(key))?.bytes).toBe(5_000)
    })
  })
}

suite('the twin', 150, () =>
  memoryObjects(undefined, { minPartBytes: 50, maxParts: 100, maxCopyBytes: MAX_COPY_BYTES }),
)

describe('with the limits of S3 itself', () => {
  test('pieces below and above 5 MiB', async () => {
    const MIB = 1024 * 1024
    const objects = memoryObjects()
    const large = Uint8Array.from({ length: 24 * MIB }, (_, i) => (i * 31 + (i >> 10)) & 0xff)
    await objects.write(SOURCE, [large], 'x')
    const ends = [1, 3 * MIB, 4 * MIB, 4 * MIB + 5, 17 * MIB, 22 * MIB, 24 * MIB]
    const key = 'results/large' as StorageKey
    await joinInto(objects, key, 'text/csv', large.length, async (joiner) => {
      let from = 0
      for (const to of ends) {
        await joiner.addRange(SOURCE, { from, to })
        from = to
      }
    })
    expect((await bytesOf(objects, key)).equals(large)).toBe(true)
  })
})

if (isElsewhere()) console.log('An S3 elsewhere has its own limits: nothing is joined there.')

describe.skipIf(isElsewhere())('S3', () => {
  let s3: S3UnderTest
  let objects: ReturnType<typeof s3Objects>
  beforeAll(async () => {
    s3 = await openS3UnderTest({ minPartBytes: 50, maxParts: 100, maxSinglePutBytes: MAX_COPY_BYTES + 10_000 })
    const { bucket, region, endpoint, credentials } = s3
    objects = s3Objects({ bucket, region, endpoint, credentials: { ...credentials, sessionToken: null } })
  })
  afterAll(async () => {
    objects.close()
    await s3.close()
  })

  suite('the local stand-in', 12, () => objects)
})

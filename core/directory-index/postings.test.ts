import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Postings } from './postings.ts'
import { createPostingsBuilder, MOST_PER_KEY, ORDINAL_BITS, openPostings } from './postings.ts'

function bytesOf(filed: ReadonlyMap<number, readonly number[]>): Uint8Array {
  const builder = createPostingsBuilder()
  const pairs = [...filed].flatMap(([key, ordinals]) => ordinals.map((ordinal) => [key, ordinal] as const))
  for (const [key, ordinal] of pairs.sort(([, a], [, b]) => a - b)) builder.add(key, ordinal)
  return builder.bytes()
}

function under(postings: Postings, key: number): readonly number[] {
  postings.findAll(Uint32Array.of(key), 0, 1)
  return found(postings, 0)
}

function found({ places, shared, words }: Postings, i: number): readonly number[] {
  const place = places[i] ?? 0
  return [...words.subarray(place, place + (shared[i] ?? 0))].map((word) => word & ORDINAL_BITS)
}

const key = fc.oneof(fc.integer({ min: 0, max: 0xffffffff }), fc.nat(20), fc.constantFrom(0xffffffff, 0xfffffffe))
const ordinals = fc.uniqueArray(fc.integer({ min: 0, max: 0x7fffffff }), { minLength: 1, maxLength: 9 })

it('gives back who was filed, from any offset of a larger buffer, and nobody for another key', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(key, ordinals), { maxLength: 60 }), key, fc.nat(9), (pairs, other, offset) => {
      const filed = new Map(pairs)
      const bytes = bytesOf(filed)
      const larger = new Uint8Array(offset + bytes.length + 3).fill(255)
      larger.set(bytes, offset)
      const postings = openPostings(larger.subarray(offset, offset + bytes.length))
      for (const [each, those] of filed) expect(under(postings, each)).toEqual([...those].sort((a, b) => a - b))
      if (!filed.has(other)) expect(under(postings, other)).toEqual([])
    }),
  )
})

it('files a pair that comes again once', () => {
  const builder = createPostingsBuilder()
  for (const ordinal of [3, 3, 4, 4, 4]) builder.add(7, ordinal)
  builder.add(8, 4)
  builder.add(8, 4)
  const postings = openPostings(builder.bytes())
  expect(under(postings, 7)).toEqual([3, 4])
  expect(under(postings, 8)).toEqual([4])
})

it('keeps nobody of a key that very many share, and of others everybody', () => {
  const many = Array.from({ length: MOST_PER_KEY + 1 }, (_, i) => 2 * i)
  const postings = openPostings(
    bytesOf(
      new Map([
        [1, many],
        [2, many.slice(1)],
      ]),
    ),
  )
  expect(under(postings, 1)).toEqual([])
  expect(under(postings, 2)).toEqual(many.slice(1))
})

it('takes keys that all have one home', () => {
  const keys = Array.from({ length: 2000 }, (_, i) => 0xffffffff - i)
  const postings = openPostings(bytesOf(new Map(keys.map((each, i) => [each, [i]]))))
  for (const [i, each] of keys.entries()) expect(under(postings, each)).toEqual([i])
  expect(under(postings, 0xffffffff - 2000)).toEqual([])
  expect(under(postings, 0)).toEqual([])
})

it('finds many keys at once as it finds each alone', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(key, ordinals), { maxLength: 60 }),
      fc.array(key, { maxLength: 60 }),
      (pairs, others) => {
        const postings = openPostings(bytesOf(new Map(pairs)))
        const keys = Uint32Array.from([...others, ...pairs.map(([each]) => each)])
        postings.findAll(keys, 0, keys.length)
        const all = Array.from(keys, (_, i) => found(postings, i))
        expect(all).toEqual(Array.from(keys, (each) => under(postings, each)))
      },
    ),
  )
})

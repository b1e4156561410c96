import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createPairBuilder } from './sorted-pairs.ts'

it('sorts by the first number and keeps what came first before the rest', () => {
  const key = fc.oneof(fc.nat({ max: 0xffffffff }), fc.constantFrom(0, 1, 7, 0x07ffffff, 0x08000000, 0xffffffff))
  fc.assert(
    fc.property(fc.array(key, { maxLength: 400 }), (keys) => {
      const builder = createPairBuilder()
      for (const [i, each] of keys.entries()) builder.add(each, i)
      const seen: [number, number][] = []
      builder.each((each, i) => seen.push([each, i]))
      expect(seen.sort(([, a], [, b]) => a - b)).toEqual(keys.map((each, i) => [each, i]))
      // The language's own sort is stable.
      const expected = keys.map((each, i) => [each, i] as const).sort(([a], [b]) => a - b)
      const sorted = builder.sorted()
      expect([...sorted.keys]).toEqual(expected.map(([each]) => each))
      expect([...sorted.values]).toEqual(expected.map(([, i]) => i))
    }),
    { numRuns: 100 },
  )
})

it('sorts more pairs than a block holds', () => {
  const builder = createPairBuilder()
  const keys = Array.from({ length: 50_000 }, (_, i) => Math.imul(i, 0x9e3779b1) & 0xfff)
  for (const [i, each] of keys.entries()) builder.add(each, i)
  const expected = keys.map((each, i) => [each, i] as const).sort(([a], [b]) => a - b)
  const sorted = builder.sorted()
  expect(sorted.keys).toEqual(Uint32Array.from(expected, ([each]) => each))
  expect(sorted.values).toEqual(Uint32Array.from(expected, ([, i]) => i))
})

import { expect, test } from 'vitest'
import { CLASSES, createDistinctCounter } from './distinct-counter.ts'
import { writeIdentityHash } from './identity-hash.ts'

function hashesOf(texts: readonly string[]): DataView {
  const view = new DataView(new ArrayBuffer(16 * texts.length))
  for (const [i, text] of texts.entries()) writeIdentityHash(text, view, 16 * i)
  return view
}

/** @returns how many are distinct, and how many looks that took */
function count(texts: readonly string[], mostSlots?: number) {
  const hashes = hashesOf(texts)
  const byClass = new Array<number>(CLASSES).fill(0)
  let looks = 0
  for (let from = 0; from < CLASSES; looks++) {
    const counter = createDistinctCounter(from, mostSlots)
    for (let at = 0; at < hashes.byteLength; at += 16) {
      const own = counter.add(hashes, at)
      if (own !== null) byClass[own] = (byClass[own] as number) + 1
    }
    const to = counter.upTo()
    // What a look gave up, the next one counts from the beginning.
    byClass.fill(0, to)
    from = to
  }
  return { distinct: byClass.reduce((sum, each) => sum + each, 0), looks }
}

test('nobody', () => {
  expect(count([])).toEqual({ distinct: 0, looks: 1 })
})

test('each is counted once, in one look while memory holds them', () => {
  const texts = Array.from({ length: 30_000 }, (_, i) => `person ${i % 9_999}`)
  expect(count(texts)).toEqual({ distinct: 9_999, looks: 1 })
})

test('several looks count the same where memory holds only a few', () => {
  const texts = Array.from({ length: 30_000 }, (_, i) => `person ${(i * 7) % 9_999}`)
  for (const slots of [1 << 12, 1 << 10, 1 << 8]) {
    const { distinct, looks } = count(texts, slots)
    expect(distinct).toBe(9_999)
    expect(looks).toBeGreaterThan(9_999 / slots)
  }
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { keyHash, partHash, unorderedKeyHash } from './key-hash.ts'

describe('a part', () => {
  it.each([
    // FNV-1a of 32 bits: test vectors of the authors' own test_fnv.c.
    ['', 0x811c9dc5],
    ['a', 0xe40c292c],
    ['b', 0xe70c2de5],
    ['foobar', 0xbf9cf968],
  ])('%j has the published hash', (text, hash) => {
    expect(partHash(text) >>> 0).toBe(hash)
  })

  it('of a text is hashed like the text that it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.nat(20), fc.nat(20), (text, from, length) => {
        const to = Math.min(text.length, from + length)
        expect(partHash(text, from, to)).toBe(partHash(text.slice(from, Math.max(from, to))))
      }),
    )
  })
})

describe('a key', () => {
  const part = fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 })

  it('is an unsigned 32-bit number that each part counts for', () => {
    fc.assert(
      fc.property(part, part, part, (kind, a, b) => {
        const key = keyHash(kind, a, b)
        expect(key).toBe(key >>> 0)
        expect(keyHash(kind, a ^ 1, b)).not.toBe(key)
        expect(keyHash(kind, a, b ^ 0x40000000)).not.toBe(key)
        expect(keyHash(kind + 1, a, b)).not.toBe(key)
      }),
    )
  })

  it('of two parts in either order is the same, and else is not', () => {
    fc.assert(
      fc.property(part, part, (a, b) => {
        expect(unorderedKeyHash(7, a, b)).toBe(unorderedKeyHash(7, b, a))
        if (a !== b) expect(keyHash(7, a, b)).not.toBe(keyHash(7, b, a))
      }),
    )
  })

  it('spreads small numbers: hardly two of 100,000 keys collide', () => {
    const keys = new Set<number>()
    for (let a = 0; a < 250; a++) for (let b = 0; b < 400; b++) keys.add(keyHash(3, a, b))
    // 100,000² / 2 / 2^32 is about one.
    expect(keys.size).toBeGreaterThan(99_990)
  })
})

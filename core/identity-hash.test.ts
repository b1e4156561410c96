import fc from 'fast-check'
import { expect, test } from 'vitest'
import { writeIdentityHash } from './identity-hash.ts'

function hash(text: string): string {
  const view = new DataView(new ArrayBuffer(16))
  writeIdentityHash(text, view, 0)
  return view.getBigUint64(0).toString(16) + view.getBigUint64(8).toString(16)
}

test('the same text has the same hash, wherever it is written', () => {
  const view = new DataView(new ArrayBuffer(48))
  writeIdentityHash('bob smith', view, 16)
  writeIdentityHash('bob smith', view, 32)
  expect(view.getBigUint64(16)).toBe(view.getBigUint64(32))
  expect(view.getBigUint64(24)).toBe(view.getBigUint64(40))
})

test('100,000 texts that differ in one character or in length have as many hashes', () => {
  const seen = new Set<string>()
  for (let i = 0; i < 50_000; i++) {
    seen.add(hash(`contact ${i}`))
    seen.add(hash(String.fromCharCode(i)))
  }
  for (let length = 0; length < 40; length++) seen.add(hash('\0'.repeat(length)))
  // '\0' stands in both groups.
  expect(seen.size).toBe(100_000 + 40 - 1)
})

test('a flipped bit flips about half of the bits, in every quarter', () => {
  const bits = (text: string) => BigInt(`0x${hash(text).padStart(32, '0')}`)
  let flipped = 0
  for (let i = 0; i < 1000; i++) {
    let difference = bits(`${i}a`) ^ bits(`${i}c`)
    while (difference > 0n) {
      flipped += Number(difference & 1n)
      difference >>= 1n
    }
  }
  expect(flipped / 1000 / 128).toBeGreaterThan(0.45)
  expect(flipped / 1000 / 128).toBeLessThan(0.55)
})

/** MurmurHash3_x86_128 of a text's UTF-16 units in whole blocks, zeros behind the last one, word by word. */
function plainHash(text: string): readonly number[] {
  const constants = [0x239b961b, 0xab0e9789, 0x38b34ae5, 0xa1e38b93]
  const turns = [15, 16, 17, 18]
  const mixes = [
    [19, 0x561ccd1b],
    [17, 0x0bcaa747],
    [15, 0x96cd1c35],
    [13, 0x32ac3b17],
  ] as const
  const turn = (x: number, bits: number) => (x << bits) | (x >>> (32 - bits))
  const at = <T>(list: readonly T[], i: number) => list[i % 4] as T
  const h = [0, 0, 0, 0]
  const unit = (i: number) => (i < text.length ? text.charCodeAt(i) : 0)
  for (let word = 0; word < 4 * Math.ceil(text.length / 8); word++) {
    const i = word % 4
    const k = unit(2 * word) | (unit(2 * word + 1) << 16)
    h[i] = at(h, i) ^ Math.imul(turn(Math.imul(k, at(constants, i)), at(turns, i)), at(constants, i + 1))
    const [bits, more] = at(mixes, i)
    h[i] = (Math.imul((turn(at(h, i), bits) + at(h, i + 1)) | 0, 5) + more) | 0
  }
  const spread = () => {
    h[0] = h.reduce((sum, one) => (sum + one) | 0, 0)
    for (const i of [1, 2, 3]) h[i] = (at(h, i) + at(h, 0)) | 0
  }
  for (const i of [0, 1, 2, 3]) h[i] = at(h, i) ^ text.length
  spread()
  for (const i of [0, 1, 2, 3]) {
    let x = at(h, i)
    x = Math.imul(x ^ (x >>> 16), 0x85ebca6b)
    x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35)
    h[i] = x ^ (x >>> 16)
  }
  spread()
  return h
}

test('is the plain hash, however many units the last block has', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
      const view = new DataView(new ArrayBuffer(16))
      writeIdentityHash(text, view, 0)
      expect([0, 4, 8, 12].map((at) => view.getInt32(at, true))).toEqual(plainHash(text))
    }),
  )
})

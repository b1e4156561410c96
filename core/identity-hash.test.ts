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

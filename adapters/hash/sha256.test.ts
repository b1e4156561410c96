import { expect, test } from 'vitest'
import { sha256 } from './sha256.ts'

/** By sha256sum. */
test.each([
  [0, 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
  [64 * 1024 * 1024 + 1, '91990977345985aaf03af1358f4f989d7eaf985b58529efb72f613c588f6599a'],
])('of %i zero bytes', async (length, hash) => {
  expect(await sha256(new Uint8Array(length))).toBe(hash)
})

/** Envelopes hold what they promise, by the same primitives put together a second time. */
import { createDecipheriv, createHmac } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createSealing } from './sealing.ts'

const SECRET = 'a secret of thirty-two characters'
const NEXT = 'another secret, as long as it needs'

const hmac = (key: Uint8Array | string, ...parts: readonly (Uint8Array | string)[]) => {
  const made = createHmac('sha256', key)
  for (const part of parts) made.update(part)
  return made.digest()
}
/** RFC 5869 with no salt: one block of HMAC is the 32 bytes that are needed. */
const hkdf = (secret: string, info: string) => hmac(hmac(new Uint8Array(32), secret), info, Uint8Array.of(1))

/** NIST SP 800-38D, of a version, 12 bytes of nonce, 16 of tag, and the text. */
function decrypt(key: Uint8Array, sealed: Uint8Array, about: string): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(1, 13))
  decipher.setAAD(Buffer.from(about))
  decipher.setAuthTag(sealed.subarray(13, 29))
  return Buffer.concat([decipher.update(sealed.subarray(29)), decipher.final()])
}

const only = (current: string) => createSealing({ current, previous: null })
const flipped = (bytes: Uint8Array, at: number) => {
  const other = Uint8Array.from(bytes)
  other[at] = (other[at] ?? 0) ^ 1
  return other
}

describe('what is sealed', () => {
  test('is opened by anybody who holds the secret and knows the standards', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string(), fc.string(), (text, workspace, id) => {
        const { key, wrapped } = only(SECRET).newDataKey(workspace, 'key-1')
        const unwrapped = decrypt(
          hkdf(SECRET, 'kith: wrapping of data keys, 1'),
          wrapped,
          JSON.stringify([workspace, 'key-1']),
        )
        expect(unwrapped.equals(key)).toBe(true)
        const sealed = only(SECRET).seal(key, workspace, id, text)
        expect(decrypt(unwrapped, sealed, JSON.stringify([workspace, id])).toString()).toBe(text)
        expect(only(SECRET).open(key, workspace, id, sealed)).toBe(text)
      }),
      { numRuns: 50 },
    )
  })

  test('looks different each time, and shows nothing of what it holds', () => {
    const { seal, newDataKey } = only(SECRET)
    const { key, wrapped } = newDataKey('ours', 'key-1')
    const [one, two] = [seal(key, 'ours', 'one', 'live-key'), seal(key, 'ours', 'one', 'live-key')]
    expect(Buffer.from(one).equals(two)).toBe(false)
    expect(Buffer.from(one).includes('live')).toBe(false)
    expect(Buffer.from(wrapped).includes(Buffer.from(key))).toBe(false)
    expect(Buffer.from(newDataKey('ours', 'key-1').key).equals(key)).toBe(false)
  })

  test('opens for nothing else than what it was sealed for', () => {
    const { seal, open, newDataKey, openDataKey } = only(SECRET)
    const { key, wrapped } = newDataKey('ours', 'key-1')
    const sealed = seal(key, 'ours', 'one', 'live-key')
    expect(open(key, 'ours', 'two', sealed)).toBe(null)
    expect(open(key, 'theirs', 'one', sealed)).toBe(null)
    expect(open(newDataKey('ours', 'key-1').key, 'ours', 'one', sealed)).toBe(null)
    expect(openDataKey('theirs', 'key-1', wrapped)).toBe(null)
    expect(openDataKey('ours', 'key-2', wrapped)).toBe(null)
    // Where one id ends and the next begins is sealed as well.
    expect(open(key, 'our', 's one', seal(key, 'our s', 'one', 'live-key'))).toBe(null)
  })

  test('does not open once a single bit has changed, or a byte is missing', () => {
    const { seal, open, newDataKey, openDataKey } = only(SECRET)
    const { key, wrapped } = newDataKey('ours', 'key-1')
    const sealed = seal(key, 'ours', 'one', 'live-key')
    for (let at = 0; at < sealed.length; at++) {
      expect(open(key, 'ours', 'one', flipped(sealed, at))).toBe(null)
      expect(open(key, 'ours', 'one', sealed.subarray(0, at))).toBe(null)
    }
    for (let at = 0; at < wrapped.length; at++) expect(openDataKey('ours', 'key-1', flipped(wrapped, at))).toBe(null)
  })
})

describe('a secret', () => {
  test('that was changed opens what the one before has wrapped, and wraps it by the current one', () => {
    const { key, wrapped } = only(SECRET).newDataKey('ours', 'key-1')
    const opened = createSealing({ current: NEXT, previous: SECRET }).openDataKey('ours', 'key-1', wrapped)
    expect(opened?.isOld).toBe(true)
    expect(Buffer.from(opened?.key ?? []).equals(key)).toBe(true)
    const again = only(NEXT).openDataKey('ours', 'key-1', opened?.wrapped ?? new Uint8Array())
    expect(again?.isOld).toBe(false)
    expect(Buffer.from(again?.key ?? []).equals(key)).toBe(true)
    expect(only(SECRET).openDataKey('ours', 'key-1', opened?.wrapped ?? new Uint8Array())).toBe(null)
  })

  test('that is gone opens nothing', () => {
    const { wrapped } = only(SECRET).newDataKey('ours', 'key-1')
    expect(only(NEXT).openDataKey('ours', 'key-1', wrapped)).toBe(null)
    expect(only(NEXT).openDataKey('ours', 'key-1', new Uint8Array())).toBe(null)
  })
})

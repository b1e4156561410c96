/** AES-256-GCM in one piece: a version, a nonce of its own, the tag, then the text. */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'

const VERSION = 1
/** NIST SP 800-38D: 96 bits, drawn anew for every text; 128 bits of tag. */
const NONCE_BYTES = 12
const TAG_BYTES = 16
const TEXT_AT = 1 + NONCE_BYTES + TAG_BYTES

/** @param about what the sealed text belongs to: it opens for nothing else */
export function sealBytes(key: Uint8Array, text: Uint8Array, about: string): Uint8Array {
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES }).setAAD(Buffer.from(about))
  const sealed = Buffer.concat([cipher.update(text), cipher.final()])
  return Buffer.concat([Uint8Array.of(VERSION), nonce, cipher.getAuthTag(), sealed])
}

/** @returns null: another key, something else that it belongs to, or not what was sealed */
export function openBytes(key: Uint8Array, sealed: Uint8Array, about: string): Uint8Array | null {
  if (sealed.length < TEXT_AT || sealed[0] !== VERSION) return null
  const nonce = sealed.subarray(1, 1 + NONCE_BYTES)
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES }).setAAD(Buffer.from(about))
  decipher.setAuthTag(sealed.subarray(1 + NONCE_BYTES, TEXT_AT))
  try {
    return Buffer.concat([decipher.update(sealed.subarray(TEXT_AT)), decipher.final()])
  } catch {
    // The tag does not fit; Node says so by nothing but an error's text.
    return null
  }
}

/**
 * Envelopes for what is to be kept secret: each workspace has a random data key, which seals its texts and is kept
 * wrapped by a key that is made out of the instance's secret.
 */
import { hkdfSync, randomBytes } from 'node:crypto'
import { openBytes, sealBytes } from './aes-gcm.ts'

/** AES-256. */
const KEY_BYTES = 32
/** Tells this use of the secret from its other uses (RFC 5869, `info`). */
const WRAPPING = 'kith: wrapping of data keys, 1'

export interface Secrets {
  readonly current: string
  /** The one before: still opens, never wraps. */
  readonly previous: string | null
}

export interface DataKey {
  readonly key: Uint8Array
  /** As it is kept. */
  readonly wrapped: Uint8Array
}

/** Ids say what a sealed text belongs to: moved elsewhere, it does not open. */
export interface Sealing {
  newDataKey(workspaceId: string, keyId: string): DataKey
  /** `isOld`: it was wrapped by the secret before; `wrapped` is then by the current one. Null: the secret is lost. */
  openDataKey(workspaceId: string, keyId: string, wrapped: Uint8Array): (DataKey & { readonly isOld: boolean }) | null
  seal(dataKey: Uint8Array, workspaceId: string, id: string, text: string): Uint8Array
  /** Null: sealed by another key or for something else, or changed since. */
  open(dataKey: Uint8Array, workspaceId: string, id: string, sealed: Uint8Array): string | null
}

export function createSealing({ current, previous }: Secrets): Sealing {
  const wrappingKey = wrappingKeyOf(current)
  const wrappingKeyBefore = previous === null ? null : wrappingKeyOf(previous)
  const wrap = (workspaceId: string, keyId: string, key: Uint8Array) =>
    sealBytes(wrappingKey, key, JSON.stringify([workspaceId, keyId]))

  return {
    newDataKey(workspaceId, keyId) {
      const key = randomBytes(KEY_BYTES)
      return { key, wrapped: wrap(workspaceId, keyId, key) }
    },
    openDataKey(workspaceId, keyId, wrapped) {
      const about = JSON.stringify([workspaceId, keyId])
      const key = openBytes(wrappingKey, wrapped, about)
      if (key) return { key, wrapped, isOld: false }
      const old = wrappingKeyBefore && openBytes(wrappingKeyBefore, wrapped, about)
      return old && { key: old, wrapped: wrap(workspaceId, keyId, old), isOld: true }
    },
    seal: (dataKey, workspaceId, id, text) =>
      sealBytes(dataKey, new TextEncoder().encode(text), JSON.stringify([workspaceId, id])),
    open(dataKey, workspaceId, id, sealed) {
      const text = openBytes(dataKey, sealed, JSON.stringify([workspaceId, id]))
      return text && new TextDecoder().decode(text)
    },
  }
}

/** The secret is random already (32 characters at least, see env.ts), so no salt and no slow hash is needed. */
const wrappingKeyOf = (secret: string) => new Uint8Array(hkdfSync('sha256', secret, '', WRAPPING, KEY_BYTES))

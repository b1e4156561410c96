/** What this browser knows of parts it sent, so that an upload goes on after a reload with the same file only. */

export interface RememberedPart {
  /** Hex; of the bytes that were sent. */
  readonly sha256: string
  readonly etag: string
}

type Parts = Record<number, RememberedPart>

const storageKey = (uploadId: string) => `kith-upload-${uploadId}`

/** @returns what is known, by part number; nothing in another browser or where storage is shut. */
export function rememberedParts(uploadId: string): Readonly<Parts> {
  try {
    return JSON.parse(localStorage.getItem(storageKey(uploadId)) ?? '{}') as Parts
  } catch {
    return {}
  }
}

export function rememberPart(uploadId: string, number: number, part: RememberedPart): void {
  try {
    localStorage.setItem(storageKey(uploadId), JSON.stringify({ ...rememberedParts(uploadId), [number]: part }))
  } catch {
    // Without storage an upload still works; it only starts anew after a reload.
  }
}

export function forgetParts(uploadId: string): void {
  try {
    localStorage.removeItem(storageKey(uploadId))
  } catch {
    // Nothing was stored then.
  }
}

/** @returns SHA-256 as hex; null where the page is not served securely enough for the browser to compute one. */
export async function sha256(bytes: Blob): Promise<string | null> {
  if (!globalThis.crypto?.subtle) return null
  const digest = await crypto.subtle.digest('SHA-256', await bytes.arrayBuffer())
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** The object store: reading, writing, listing, and addresses by which a browser reaches it. */
import type { StorageKey } from '#core/storage-key.ts'

export interface ByteRange {
  readonly from: number
  /** Excluded. */
  readonly to: number
}

export interface PartTag {
  readonly number: number
  readonly etag: string
}

/** What an object store refuses; `code` is all that callers may decide by. */
export class ObjectError extends Error {
  readonly code: 'object.missing' | 'object.changed' | 'object.bad_part' | 'object.too_small_part'
  constructor(code: ObjectError['code']) {
    super(code)
    this.name = 'ObjectError'
    this.code = code
  }
}

export interface ObjectReader {
  head(key: StorageKey): Promise<{ readonly bytes: number; readonly etag: string } | null>
  /** Streams an object or a range of it. Throws `object.missing`, or `object.changed` when `ifMatch` is not its tag. */
  read(
    key: StorageKey,
    options?: { readonly range?: ByteRange; readonly ifMatch?: string; readonly signal?: AbortSignal },
  ): AsyncIterable<Uint8Array>
}

export interface ObjectWriter {
  /** Writes a whole object at once; small enough to be held in memory. */
  write(key: StorageKey, bytes: readonly Uint8Array[], contentType: string): Promise<{ readonly etag: string }>
  startMultipart(key: StorageKey, contentType: string): Promise<string>
  writePart(key: StorageKey, multipartId: string, number: number, bytes: readonly Uint8Array[]): Promise<PartTag>
  /** Copies a range of another object inside the store. */
  copyPart(key: StorageKey, multipartId: string, number: number, from: StorageKey, range: ByteRange): Promise<PartTag>
  listParts(key: StorageKey, multipartId: string): Promise<readonly (PartTag & { readonly bytes: number })[]>
  /** Throws `object.bad_part` for a part that is missing or has another tag, `object.too_small_part`. */
  completeMultipart(key: StorageKey, multipartId: string, parts: readonly PartTag[]): Promise<{ readonly etag: string }>
  /** Does nothing when there is none. */
  abortMultipart(key: StorageKey, multipartId: string): Promise<void>
  deletePrefix(prefix: string): Promise<void>
  /** Deletes these and no others; those that are missing are none. */
  deleteKeys(keys: readonly StorageKey[]): Promise<void>
}

/** What is in the store, for finding what nobody names. */
export interface ObjectLister {
  /** The time by which it says when something was written: its own. */
  clock(): Promise<Date>
  /** Objects whose key begins with `prefix`, in the order of their keys; those behind `after`, if it is given. */
  list(
    prefix: string,
    after?: string,
  ): AsyncIterable<{ readonly key: StorageKey; readonly bytes: number; readonly modifiedAt: Date }>
  /** Multiparts under a prefix that were begun and neither completed nor aborted: a step that died left them. */
  listMultiparts(
    prefix: string,
  ): AsyncIterable<{ readonly key: StorageKey; readonly multipartId: string; readonly startedAt: Date }>
}

/** Addresses by which a browser talks to the store directly. */
export interface ObjectSigner {
  /** A PUT of exactly `bytes` bytes. */
  partUrl(key: StorageKey, multipartId: string, number: number, bytes: number): Promise<string>
  /** A GET of a minute that downloads under `filename`. */
  downloadUrl(key: StorageKey, filename: string): Promise<string>
}

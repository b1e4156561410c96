/** The keys of one record, gathered in memory that is used again for the next. */
import type { KeyFamily } from './key-family.ts'
import { keyHash, unorderedKeyHash } from './key-hash.ts'

/** Keys of one record at most, four times what a full record of plain values has; further ones fall away. */
export const MOST_KEYS = 256

export class KeyList {
  size = 0
  readonly hashes = new Uint32Array(MOST_KEYS)
  /** The parts of two records that agree where the key does, as bits. */
  readonly agreeing = new Int32Array(MOST_KEYS)
  private readonly isLeftOut = new Uint8Array(256)

  /** @param leftOut families that are never added: for measuring what a family is worth */
  constructor(leftOut: readonly KeyFamily[] = []) {
    for (const family of leftOut) this.isLeftOut[family] = 1
  }

  clear(): void {
    this.size = 0
  }

  /** Adds the key of one or two parts. */
  add(family: KeyFamily, agreeing: number, part: number, other = 0): void {
    if (this.size === MOST_KEYS || this.isLeftOut[family] === 1) return
    this.hashes[this.size] = keyHash(family, part, other)
    this.agreeing[this.size++] = agreeing
  }

  /** Adds the key of two parts in either order. */
  addUnordered(family: KeyFamily, agreeing: number, part: number, other: number): void {
    if (this.size === MOST_KEYS || this.isLeftOut[family] === 1) return
    this.hashes[this.size] = unorderedKeyHash(family, part, other)
    this.agreeing[this.size++] = agreeing
  }
}

/** The keys of one record, gathered in memory that is used again for the next. */
import type { KeyFamily } from './key-family.ts'

/** Keys of one record at most, four times what a full record of plain values has; further ones fall away. */
export const MOST_KEYS = 256

export interface KeyList {
  readonly size: () => number
  readonly clear: () => void
  /**
   * @param key 0 … 2^32 - 1, or of a list of other things any 32-bit number
   * @param agreeing the parts of two records that agree where the key does, as bits
   */
  readonly add: (family: KeyFamily, key: number, agreeing: number) => void
  readonly key: (place: number) => number
  readonly family: (place: number) => KeyFamily
  readonly agreeing: (place: number) => number
}

/** @param leftOut families that are never added: for measuring what a family is worth */
export function createKeyList(leftOut: readonly KeyFamily[] = []): KeyList {
  const keys = new Uint32Array(MOST_KEYS)
  const families = new Uint8Array(MOST_KEYS)
  const agreements = new Int32Array(MOST_KEYS)
  const isLeftOut = new Uint8Array(256)
  for (const family of leftOut) isLeftOut[family] = 1
  let size = 0
  return {
    size: () => size,
    clear: () => {
      size = 0
    },
    add(family, key, agreeing) {
      if (size === MOST_KEYS || isLeftOut[family] === 1) return
      keys[size] = key
      families[size] = family
      agreements[size++] = agreeing
    },
    key: (place) => keys[place] as number,
    family: (place) => families[place] as KeyFamily,
    agreeing: (place) => agreements[place] as number,
  }
}

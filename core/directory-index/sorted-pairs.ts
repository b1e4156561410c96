/**
 * Pairs of unsigned 32-bit numbers, to be sorted by the first. While they come they are dealt out by the highest bits of
 * their keys into blocks; each share is then sorted by itself, in memory that is small and soon free again.
 */
export interface PairBuilder {
  add: (key: number, value: number) => void
  /** Calls back with every pair; those of one key in the order in which they came. */
  each: (call: (key: number, value: number) => void) => void
  /** Ends the building. @returns both columns sorted by key; pairs of one key stay in the order in which they came. */
  sorted: () => { readonly keys: Uint32Array; readonly values: Uint32Array }
}

/** Shares by the highest five bits. */
const SHARES = 32
const SHARE_SHIFT = 27
/** Pairs of the first block of a share, and of its largest ones. */
const FIRST_PAIRS = 64
const MOST_PAIRS = 16_384

interface Share {
  /** Key and value in turn; all but the last are full. */
  readonly blocks: Uint32Array[]
  last: Uint32Array
  /** Words used of the last one. */
  used: number
  pairs: number
}

export function createPairBuilder(): PairBuilder {
  const shares = Array.from({ length: SHARES }, (): Share => ({ blocks: [], last: NONE, used: 0, pairs: 0 }))
  return {
    add(key, value) {
      const share = shares[key >>> SHARE_SHIFT] as Share
      if (share.used === share.last.length) addBlock(share)
      share.last[share.used++] = key
      share.last[share.used++] = value
      share.pairs++
    },
    each(call) {
      for (const share of shares) eachOf(share, call)
    },
    sorted() {
      const size = shares.reduce((sum, { pairs }) => sum + pairs, 0)
      const keys = new Uint32Array(size)
      const values = new Uint32Array(size)
      let at = 0
      // Taken out one by one, so that their memory is free again.
      for (let share = shares.shift(); share !== undefined; share = shares.shift()) {
        sortInto(share, keys.subarray(at, at + share.pairs), values.subarray(at, at + share.pairs))
        at += share.pairs
      }
      return { keys, values }
    },
  }
}

const NONE = new Uint32Array(0)

function addBlock(share: Share): void {
  const pairs = Math.min(MOST_PAIRS, Math.max(FIRST_PAIRS, share.pairs))
  share.last = new Uint32Array(2 * pairs)
  share.used = 0
  share.blocks.push(share.last)
}

function eachOf(share: Share, call: (key: number, value: number) => void): void {
  for (const block of share.blocks) {
    const end = block === share.last ? share.used : block.length
    for (let i = 0; i < end; i += 2) call(block[i] as number, block[i + 1] as number)
  }
}

const DIGIT_BITS = 14
const DIGITS = 1 << DIGIT_BITS

/** Shares of fewer pairs are sorted by comparing: counting digits would take longer. */
const FEW_PAIRS = 2000

function sortInto(share: Share, keys: Uint32Array, values: Uint32Array): void {
  if (share.pairs >= FEW_PAIRS) {
    sortByDigits(share, keys, values)
    return
  }
  const pairs: { readonly key: number; readonly value: number }[] = []
  eachOf(share, (key, value) => pairs.push({ key, value }))
  pairs.sort((a, b) => a.key - b.key)
  for (const [i, { key, value }] of pairs.entries()) {
    keys[i] = key
    values[i] = value
  }
}

/** By two digits, the lower one first: stable and linear. The bits above them are the same in all of a share. */
function sortByDigits(share: Share, keys: Uint32Array, values: Uint32Array): void {
  const size = share.pairs
  const low = new Uint32Array(DIGITS + 1)
  const high = new Uint32Array(DIGITS + 1)
  let length = 0
  for (const block of share.blocks) {
    const end = block === share.last ? share.used : block.length
    for (let i = 0; i < end; i += 2) {
      const key = block[i] as number
      keys[length] = key
      values[length++] = block[i + 1] as number
      const lowAt = (key & (DIGITS - 1)) + 1
      const highAt = ((key >>> DIGIT_BITS) & (DIGITS - 1)) + 1
      low[lowAt] = (low[lowAt] as number) + 1
      high[highAt] = (high[highAt] as number) + 1
    }
  }
  for (let digit = 1; digit <= DIGITS; digit++) {
    low[digit] = (low[digit] as number) + (low[digit - 1] as number)
    high[digit] = (high[digit] as number) + (high[digit - 1] as number)
  }
  const byLowKeys = new Uint32Array(size)
  const byLowValues = new Uint32Array(size)
  deal(keys, values, 0, low, byLowKeys, byLowValues)
  deal(byLowKeys, byLowValues, DIGIT_BITS, high, keys, values)
}

/** @param places where the next pair of each digit goes; moved on */
function deal(
  keys: Uint32Array,
  values: Uint32Array,
  shift: number,
  places: Uint32Array,
  toKeys: Uint32Array,
  toValues: Uint32Array,
): void {
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i] as number
    const digit = (key >>> shift) & (DIGITS - 1)
    const place = places[digit] as number
    places[digit] = place + 1
    toKeys[place] = key
    toValues[place] = values[i] as number
  }
}

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
  const byLowKeys = new Uint32Array(share.pairs)
  const byLowValues = new Uint32Array(share.pairs)
  const low = new Uint32Array(DIGITS + 1)
  const high = new Uint32Array(DIGITS + 1)
  eachOf(share, (key) => {
    count(low, (key & (DIGITS - 1)) + 1)
    count(high, ((key >>> DIGIT_BITS) & (DIGITS - 1)) + 1)
  })
  for (let digit = 1; digit <= DIGITS; digit++) {
    low[digit] = (low[digit] as number) + (low[digit - 1] as number)
    high[digit] = (high[digit] as number) + (high[digit - 1] as number)
  }
  eachOf(share, (key, value) => {
    const place = count(low, key & (DIGITS - 1))
    byLowKeys[place] = key
    byLowValues[place] = value
  })
  for (let i = 0; i < share.pairs; i++) {
    const key = byLowKeys[i] as number
    const place = count(high, (key >>> DIGIT_BITS) & (DIGITS - 1))
    keys[place] = key
    values[place] = byLowValues[i] as number
  }
}

/** @returns the count before it goes up by one. */
function count(counts: Uint32Array, place: number): number {
  const before = counts[place] as number
  counts[place] = before + 1
  return before
}

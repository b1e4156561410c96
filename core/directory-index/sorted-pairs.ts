/** Pairs of unsigned 32-bit numbers, sorted by the first: built in memory, stored as two columns, searched in place. */

export interface PairBuilder {
  add: (key: number, value: number) => void
  /** Calls back with every pair, in the order in which they came. */
  each: (call: (key: number, value: number) => void) => void
  /** @returns both columns sorted by key; pairs of one key stay in the order in which they came. */
  sorted: () => { readonly keys: Uint32Array; readonly values: Uint32Array }
}

export function createPairBuilder(): PairBuilder {
  let keys = new Uint32Array(1024)
  let values = new Uint32Array(1024)
  let size = 0
  return {
    add(key, value) {
      if (size === keys.length) {
        keys = grown(keys)
        values = grown(values)
      }
      keys[size] = key
      values[size++] = value
    },
    each(call) {
      for (let i = 0; i < size; i++) call(keys[i] as number, values[i] as number)
    },
    sorted: () => radixSorted(keys.subarray(0, size), values.subarray(0, size)),
  }
}

function grown(column: Uint32Array): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(column.length * 2)
  larger.set(column)
  return larger
}

const DIGIT_BITS = 16
const DIGITS = 1 << DIGIT_BITS

/** Least significant digit first, two digits of sixteen bits: stable and linear. */
function radixSorted(keys: Uint32Array, values: Uint32Array): { keys: Uint32Array; values: Uint32Array } {
  let fromKeys = keys
  let fromValues = values
  for (let shift = 0; shift < 32; shift += DIGIT_BITS) {
    const starts = new Uint32Array(DIGITS + 1)
    for (const key of fromKeys) count(starts, ((key >>> shift) & (DIGITS - 1)) + 1)
    for (let digit = 1; digit <= DIGITS; digit++)
      starts[digit] = (starts[digit] as number) + (starts[digit - 1] as number)
    const toKeys = new Uint32Array(fromKeys.length)
    const toValues = new Uint32Array(fromKeys.length)
    for (let i = 0; i < fromKeys.length; i++) {
      const key = fromKeys[i] as number
      const place = count(starts, (key >>> shift) & (DIGITS - 1))
      toKeys[place] = key
      toValues[place] = fromValues[i] as number
    }
    fromKeys = toKeys
    fromValues = toValues
  }
  return { keys: fromKeys, values: fromValues }
}

/** @returns the count before it goes up by one. */
function count(counts: Uint32Array, place: number): number {
  const before = counts[place] as number
  counts[place] = before + 1
  return before
}

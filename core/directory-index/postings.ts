/**
 * From a key to the people filed under it: a hash table of 32-bit keys, built once, read in place.
 *
 * In 32-bit words: how many homes the table has; how many places; then the places, key and entry each; then the lists.
 * A key's home is `key * homes / 2^32`, rounded down, so homes ascend with keys: filled in the order of the keys, each
 * at its home or at the first free place after it, the whole table is sorted, and a search ends at the first larger
 * key. An entry is 0 for a free place, or with the highest bit set the only person under the key, or where a list
 * begins, counted from the lists' first word. A list is how many people share the key, then their ordinals, ascending,
 * if they are no more than MOST_PER_KEY.
 */
import { createPairBuilder } from './sorted-pairs.ts'
import { bytesOfWords, wordsOf } from './words.ts'

/**
 * People listed under one key at most. The first of very many would be anybody: such a key keeps only their number, and
 * they are found by keys that tell more.
 */
export const MOST_PER_KEY = 128
/** A third of the places stay free: a search then looks at one or two. */
const HOMES_PER_KEY = 1.5
const HEAD = 2
const ONLY = 0x80000000

export interface PostingsBuilder {
  /** @param ordinal below 2^31; ordinals come in ascending order; a pair that comes again is filed once */
  add: (key: number, ordinal: number) => void
  /** @returns the stored postings; the same for the same pairs */
  bytes: () => Uint8Array
}

export interface Postings {
  /** @returns the entry of a key, 0 where nobody is filed under it */
  readonly find: (key: number) => number
  /** @returns how many people share the key of an entry, listed or not */
  readonly shared: (entry: number) => number
  /** @returns the ordinal at `place` of an entry that at most MOST_PER_KEY people share, ascending */
  readonly at: (entry: number, place: number) => number
}

export function createPostingsBuilder(): PostingsBuilder {
  const filed = createPairBuilder()
  return {
    add: filed.add,
    bytes() {
      const { keys, values } = filed.sorted()
      const size = withoutRepeats(keys, values)
      return bytesOfWords(tableOf(keys.subarray(0, size), values.subarray(0, size)))
    },
  }
}

/** @param bytes as the builder made them, kept; read in place where they lie at a multiple of four */
export function openPostings(bytes: Uint8Array): Postings {
  const words = wordsOf(bytes)
  const homes = words[0] as number
  const lists = HEAD + 2 * (words[1] as number)
  return {
    find(key) {
      for (let place = HEAD + 2 * homeOf(key, homes); ; place += 2) {
        const entry = words[place + 1] as number
        if (entry === 0) return 0
        const found = words[place] as number
        if (found >= key) return found === key ? entry : 0
      }
    },
    shared: (entry) => (entry >= ONLY ? 1 : (words[lists + entry] as number)),
    at: (entry, place) => (entry >= ONLY ? entry - ONLY : (words[lists + entry + 1 + place] as number)),
  }
}

/** Pairs that repeat are neighbours. @returns how many are left, at the front of both columns */
function withoutRepeats(keys: Uint32Array, ordinals: Uint32Array): number {
  let size = 0
  for (let i = 0; i < keys.length; i++) {
    if (size > 0 && keys[i] === keys[size - 1] && ordinals[i] === ordinals[size - 1]) continue
    keys[size] = keys[i] as number
    ordinals[size++] = ordinals[i] as number
  }
  return size
}

/** @param keys sorted; @param ordinals those of each key ascending */
function tableOf(keys: Uint32Array, ordinals: Uint32Array): Uint32Array {
  const { homes, places, listWords } = sizesOf(keys)
  const lists = HEAD + 2 * places
  const words = new Uint32Array(lists + listWords)
  words[0] = homes
  words[1] = places
  // The first word of the lists is nobody's: entry 0 is a free place.
  let list = 1
  let free = 0
  for (let from = 0; from < keys.length; ) {
    const to = endOfRun(keys, from)
    const place = Math.max(free, homeOf(keys[from] as number, homes))
    free = place + 1
    words[HEAD + 2 * place] = keys[from] as number
    words[HEAD + 2 * place + 1] = to - from === 1 ? ONLY + (ordinals[from] as number) : list
    if (to - from > 1) {
      words[lists + list] = to - from
      const listed = listedOf(to - from)
      for (let i = 0; i < listed; i++) words[lists + list + 1 + i] = ordinals[from + i] as number
      list += 1 + listed
    }
    from = to
  }
  return words
}

interface Sizes {
  readonly homes: number
  /** Those that the keys need when each goes to its home or after it, and a free one at the end. */
  readonly places: number
  readonly listWords: number
}

function sizesOf(keys: Uint32Array): Sizes {
  let distinct = 0
  let listWords = 1
  for (let from = 0; from < keys.length; ) {
    const to = endOfRun(keys, from)
    distinct++
    if (to - from > 1) listWords += 1 + listedOf(to - from)
    from = to
  }
  const homes = Math.ceil(distinct * HOMES_PER_KEY)
  let free = 0
  for (let from = 0; from < keys.length; from = endOfRun(keys, from)) {
    free = Math.max(free, homeOf(keys[from] as number, homes)) + 1
  }
  return { homes, places: Math.max(free, homes) + 1, listWords }
}

function listedOf(shared: number): number {
  return shared <= MOST_PER_KEY ? shared : 0
}

function homeOf(key: number, homes: number): number {
  return Math.floor((key * homes) / 2 ** 32)
}

function endOfRun(keys: Uint32Array, from: number): number {
  let to = from + 1
  while (to < keys.length && keys[to] === keys[from]) to++
  return to
}

/**
 * From a key to the people filed under it: a hash table of 32-bit keys, built once, read in place.
 *
 * In 32-bit words: how many homes the table has; how many places; then the places, key and entry each; then the lists.
 * A key's home is `key * homes / 2^32`, rounded down, so homes ascend with keys: filled in the order of the keys, each
 * at its home or at the first free place after it, the whole table is sorted, and a search ends at the first larger
 * key. An entry is 0 for a free place, or with the highest bit set the only person under the key, or where a list
 * begins, counted from the lists' first word. A list is how many people share the key, then their ordinals, ascending.
 * A key that more than MOST_PER_KEY share is not stored: whoever looks for it finds nobody.
 */
import { MOST_KEYS } from '../blocking/key-list.ts'
import { createPairBuilder } from './sorted-pairs.ts'
import { bytesOfWords, wordsOf } from './words.ts'

/** People filed under one key at most. The first of very many would be anybody: they are found by keys that tell more. */
export const MOST_PER_KEY = 128
/** A third of the places stay free: a search then looks at one or two. */
const HOMES_PER_KEY = 1.5
const HEAD = 2
const ONLY = 0x80000000
export const ORDINAL_BITS = 0x7fffffff

export interface PostingsBuilder {
  /** @param ordinal below 2^31; ordinals come in ascending order; a pair that comes again is filed once */
  add: (key: number, ordinal: number) => void
  /** @returns the stored postings; the same for the same pairs */
  bytes: () => Uint8Array
}

export interface Postings {
  /**
   * Finds keys from `from` up to but without `to`, at most MOST_KEYS. Where they may stand is read for all of them first,
   * with nothing that waits for what was read: so the processor fetches many lines of its memory at a time.
   */
  readonly findAll: (keys: Uint32Array, from: number, to: number) => void
  /** Of each key found last, where the keys are: how many people share it, 0 where nobody is filed under it. */
  readonly shared: Int32Array
  /** Which of the words holds the first of them; the others follow, ascending. */
  readonly places: Int32Array
  /** Ordinals, each in ORDINAL_BITS of a word. */
  readonly words: Int32Array
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
  // For arithmetic with signs, which stays in whole numbers.
  const signed = new Int32Array(words.buffer, words.byteOffset, words.length)
  const homes = words[0] as number
  const lists = HEAD + 2 * (words[1] as number)
  const first = HEAD
  // The last place is always free.
  const free = lists - 1
  const shared = new Int32Array(MOST_KEYS)
  const places = new Int32Array(MOST_KEYS)

  return {
    findAll(keys, from, to) {
      for (let i = from; i < to; i++) {
        const home = first + 2 * homeOf(keys[i] as number, homes)
        places[i] = home
        shared[i] = signed[home] as number
      }
      for (let i = from; i < to; i++) {
        const key = keys[i] as number
        let place = places[i] as number
        while (signed[place + 1] !== 0 && (words[place] as number) < key) place += 2
        places[i] = words[place] === key ? place + 1 : free
      }
      for (let i = from; i < to; i++) {
        const entry = signed[places[i] as number] as number
        if (entry <= 0) {
          // Free; or, with the highest bit, the only person, who stands here.
          shared[i] = entry === 0 ? 0 : 1
        } else {
          shared[i] = signed[lists + entry] as number
          places[i] = lists + entry + 1
        }
      }
    },
    shared,
    places,
    words: signed,
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
  for (let from = 0, to = 0; from < keys.length; from = to) {
    to = endOfRun(keys, from)
    const shared = to - from
    if (shared > MOST_PER_KEY) continue
    const place = Math.max(free, homeOf(keys[from] as number, homes))
    free = place + 1
    words[HEAD + 2 * place] = keys[from] as number
    words[HEAD + 2 * place + 1] = shared === 1 ? ONLY + (ordinals[from] as number) : list
    if (shared === 1) continue
    words[lists + list++] = shared
    for (let i = from; i < to; i++) words[lists + list++] = ordinals[i] as number
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
  for (let from = 0, to = 0; from < keys.length; from = to) {
    to = endOfRun(keys, from)
    if (to - from > MOST_PER_KEY) continue
    distinct++
    if (to - from > 1) listWords += 1 + to - from
  }
  const homes = Math.ceil(distinct * HOMES_PER_KEY)
  let free = 0
  for (let from = 0, to = 0; from < keys.length; from = to) {
    to = endOfRun(keys, from)
    if (to - from <= MOST_PER_KEY) free = Math.max(free, homeOf(keys[from] as number, homes)) + 1
  }
  return { homes, places: Math.max(free, homes) + 1, listWords }
}

function homeOf(key: number, homes: number): number {
  return ((key * homes) / 2 ** 32) | 0
}

function endOfRun(keys: Uint32Array, from: number): number {
  let to = from + 1
  while (to < keys.length && keys[to] === keys[from]) to++
  return to
}

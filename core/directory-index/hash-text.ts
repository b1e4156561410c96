/** 32-bit hashes. What collides costs a comparison or a little weight, never a wrong answer. */

const START = 0x811c9dc5
const PRIME = 0x01000193
const COLON = 0x3a

/** @returns FNV-1a over UTF-16 code units, ended by MurmurHash3's finaliser; 0 … 2^32 - 1. */
export function hashText(text: string): number {
  let hash = START
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), PRIME)
  return finished(hash)
}

/** @returns the same of two texts with a colon between them. */
export function hashOfBoth(first: string, second: string): number {
  let hash = START
  for (let i = 0; i < first.length; i++) hash = Math.imul(hash ^ first.charCodeAt(i), PRIME)
  hash = Math.imul(hash ^ COLON, PRIME)
  for (let i = 0; i < second.length; i++) hash = Math.imul(hash ^ second.charCodeAt(i), PRIME)
  return finished(hash)
}

/** @returns the same of bytes from `from` up to `to`. */
export function hashBytes(bytes: Uint8Array, from: number, to: number): number {
  let hash = START
  for (let i = from; i < to; i++) hash = Math.imul(hash ^ (bytes[i] as number), PRIME)
  return finished(hash)
}

function finished(state: number): number {
  let hash = Math.imul(state ^ (state >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}

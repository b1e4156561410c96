/**
 * Keys as 32-bit hashes, made without building strings: the parts are hashed once each, a key is hashed from its parts.
 * Two keys that collide only add a candidate, whom the comparison then turns down.
 */

/** The hash of no text at all: FNV-1a, as signed 32-bit numbers. */
export const EMPTY_PART = 0x811c9dc5 | 0

/** @returns FNV-1a over the UTF-16 code units from `from` up to but without `to`; a signed 32-bit number */
export function partHash(text: string, from = 0, to = text.length): number {
  let hash = EMPTY_PART
  for (let i = from; i < to; i++) hash = longerPart(hash, text.charCodeAt(i))
  return hash
}

/** @returns the hash of a text from that of all but its last code unit */
export function longerPart(hash: number, unit: number): number {
  return Math.imul(hash ^ unit, 0x01000193)
}

/**
 * @param kind keeps keys of different kinds apart that are made of equal parts
 * @param part of partHash, or any whole number
 * @returns 0 … 2^32 - 1, of all bits of all parts (rounds and finaliser of MurmurHash3); the order of the parts counts
 */
export function keyHash(kind: number, part: number, other = 0): number {
  let hash = mixed(mixed(kind, part), other)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}

/** @returns the same key whichever part comes first. */
export function unorderedKeyHash(kind: number, part: number, other: number): number {
  return part < other ? keyHash(kind, part, other) : keyHash(kind, other, part)
}

function mixed(hash: number, part: number): number {
  let bits = Math.imul(part, 0xcc9e2d51)
  bits = Math.imul((bits << 15) | (bits >>> 17), 0x1b873593)
  const both = hash ^ bits
  return (Math.imul((both << 13) | (both >>> 19), 5) + 0xe6546b64) | 0
}

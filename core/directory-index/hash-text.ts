/** A 32-bit hash of a text. Texts that collide cost a comparison or a little weight, never a wrong answer. */

/** @returns FNV-1a over UTF-16 code units, ended by MurmurHash3's finaliser; 0 … 2^32 - 1. */
export function hashText(text: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}

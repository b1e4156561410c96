/** A 16-byte hash of a text: MurmurHash3 x86 128 (Appleby 2011, public domain) over its UTF-16 code units. */

const C1 = 0x239b961b
const C2 = 0xab0e9789
const C3 = 0x38b34ae5
const C4 = 0xa1e38b93

const rotate = (x: number, bits: number) => (x << bits) | (x >>> (32 - bits))

/** The finaliser: every bit of the input reaches every bit of the output. */
function avalanche(h: number): number {
  let x = h
  x = Math.imul(x ^ (x >>> 16), 0x85ebca6b)
  x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35)
  return x ^ (x >>> 16)
}

/** Two code units at a time make a 32-bit word; past the end they are 0 (the length is mixed in at the end). */
function wordAt(text: string, index: number): number {
  const low = index < text.length ? text.charCodeAt(index) : 0
  const high = index + 1 < text.length ? text.charCodeAt(index + 1) : 0
  return low | (high << 16)
}

/**
 * Writes the hash of `text` into `out` at `offset`, 16 bytes, little-endian.
 * Chance equality among 30 million texts is about 1e-24 (birthday bound on 128 bits); it is no protection against
 * somebody who wants two texts to collide.
 */
export function writeIdentityHash(text: string, out: DataView, offset: number): void {
  let h1 = 0
  let h2 = 0
  let h3 = 0
  let h4 = 0
  for (let i = 0; i < text.length; i += 8) {
    h1 ^= Math.imul(rotate(Math.imul(wordAt(text, i), C1), 15), C2)
    h1 = (Math.imul((rotate(h1, 19) + h2) | 0, 5) + 0x561ccd1b) | 0
    h2 ^= Math.imul(rotate(Math.imul(wordAt(text, i + 2), C2), 16), C3)
    h2 = (Math.imul((rotate(h2, 17) + h3) | 0, 5) + 0x0bcaa747) | 0
    h3 ^= Math.imul(rotate(Math.imul(wordAt(text, i + 4), C3), 17), C4)
    h3 = (Math.imul((rotate(h3, 15) + h4) | 0, 5) + 0x96cd1c35) | 0
    h4 ^= Math.imul(rotate(Math.imul(wordAt(text, i + 6), C4), 18), C1)
    h4 = (Math.imul((rotate(h4, 13) + h1) | 0, 5) + 0x32ac3b17) | 0
  }
  h1 ^= text.length
  h2 ^= text.length
  h3 ^= text.length
  h4 ^= text.length
  h1 = (h1 + h2 + h3 + h4) | 0
  h2 = (h2 + h1) | 0
  h3 = (h3 + h1) | 0
  h4 = (h4 + h1) | 0
  h1 = avalanche(h1)
  h2 = avalanche(h2)
  h3 = avalanche(h3)
  h4 = avalanche(h4)
  h1 = (h1 + h2 + h3 + h4) | 0
  out.setInt32(offset, h1, true)
  out.setInt32(offset + 4, (h2 + h1) | 0, true)
  out.setInt32(offset + 8, (h3 + h1) | 0, true)
  out.setInt32(offset + 12, (h4 + h1) | 0, true)
}

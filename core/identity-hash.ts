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

/** Code units that are only there to be hashed: the first `length` of `units`. */
export interface Identity {
  readonly units: Uint16Array
  readonly length: number
}

/** Writes the hash of a text, see `writeUnitsHash`. */
export function writeIdentityHash(text: string, out: DataView, offset: number): void {
  const units = new Uint16Array(text.length)
  for (let i = 0; i < text.length; i++) units[i] = text.charCodeAt(i)
  writeUnitsHash({ units, length: text.length }, out, offset)
}

/**
 * Writes the hash of an identity into `out` at `offset`, 16 bytes, little-endian.
 * Chance equality among 30 million of them is about 1e-24 (birthday bound on 128 bits); it is no protection against
 * somebody who wants two to collide.
 */
export function writeUnitsHash({ units, length }: Identity, out: DataView, offset: number): void {
  let h1 = 0
  let h2 = 0
  let h3 = 0
  let h4 = 0
  // Two code units make a 32-bit word; past the end they are 0 (the length is mixed in at the end).
  const wholeBlocks = length - (length % 8)
  for (let i = 0; i < length; i += 8) {
    const from = i < wholeBlocks ? units : lastBlock(units, wholeBlocks, length)
    const at = i < wholeBlocks ? i : 0
    h1 ^= Math.imul(rotate(Math.imul(wordAt(from, at), C1), 15), C2)
    h1 = (Math.imul((rotate(h1, 19) + h2) | 0, 5) + 0x561ccd1b) | 0
    h2 ^= Math.imul(rotate(Math.imul(wordAt(from, at + 2), C2), 16), C3)
    h2 = (Math.imul((rotate(h2, 17) + h3) | 0, 5) + 0x0bcaa747) | 0
    h3 ^= Math.imul(rotate(Math.imul(wordAt(from, at + 4), C3), 17), C4)
    h3 = (Math.imul((rotate(h3, 15) + h4) | 0, 5) + 0x96cd1c35) | 0
    h4 ^= Math.imul(rotate(Math.imul(wordAt(from, at + 6), C4), 18), C1)
    h4 = (Math.imul((rotate(h4, 13) + h1) | 0, 5) + 0x32ac3b17) | 0
  }
  h1 ^= length
  h2 ^= length
  h3 ^= length
  h4 ^= length
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

function wordAt(units: Uint16Array, at: number): number {
  return (units[at] as number) | ((units[at + 1] as number) << 16)
}

const LAST = new Uint16Array(8)

/** @returns the units from `from` on, with zeros behind them up to eight; good until the next call */
function lastBlock(units: Uint16Array, from: number, length: number): Uint16Array {
  for (let i = 0; i < LAST.length; i++) LAST[i] = from + i < length ? (units[from + i] as number) : 0
  return LAST
}

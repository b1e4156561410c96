/** Damage as files meet it on their way, and as nobody would do it: a few mutations of a source. */
import type { Random } from '../lists/random.ts'

/** Bytes that mean something to a reader of CSV. */
const TELLING = [34, 39, 44, 59, 9, 124, 92, 10, 13, 0, 35, 32, 1, 0x1e, 0x7e, 0x5e, 0x3a]
const PIECES: readonly (readonly number[])[] = [
  [13, 10],
  [10, 13],
  [34, 34],
  [34, 44, 34],
  [34, 10],
  [92, 34],
  [0xef, 0xbb, 0xbf],
  [0xff, 0xfe],
  [0xfe, 0xff],
  // Half of a UTF-16 pair, and both.
  [0x00, 0xd8],
  [0x3d, 0xd8, 0x8a, 0xdd],
  // Not UTF-8: a lone continuation, an overlong slash, a cut character, a surrogate, beyond U+10FFFF.
  [0x80],
  [0xc0, 0xaf],
  [0xe6, 0x9d],
  [0xed, 0xa0, 0x80],
  [0xf4, 0x90, 0x80, 0x80],
  // Shift-JIS leads before signs that can be a second byte.
  [0x83, 0x7c, 34],
  [0x81, 0x81, 0x7c, 34],
  [0x81, 0x81, 0x7e, 39],
  [0x81, 0x81, 0x5c],
]
const LONGEST = 1500

type Mutation = (bytes: Uint8Array, random: Random) => Uint8Array

const MUTATIONS: readonly Mutation[] = [
  (bytes, random) => replaced(bytes, random, 1, [random.below(256)]),
  (bytes, random) => replaced(bytes, random, 1, [random.pick(TELLING)]),
  (bytes, random) => replaced(bytes, random, 0, [random.pick(TELLING)]),
  (bytes, random) => replaced(bytes, random, 0, random.pick(PIECES)),
  (bytes, random) => replaced(bytes, random, 1 + random.below(4), []),
  (bytes, random) => replaced(bytes, random, 0, new Array<number>(1 + random.below(80)).fill(random.pick(TELLING))),
  (bytes, random) => replaced(bytes, random, 0, longCell(random)),
  (bytes, random) => bytes.slice(0, random.below(bytes.length + 1)),
  (bytes, random) => bytes.slice(random.below(bytes.length + 1)),
  (bytes, random) => replaced(bytes, random, 0, part(bytes, random)),
  (bytes, random) => replaced(bytes, random, random.below(40), part(bytes, random)),
  (bytes, random) => bytes.map((byte) => (byte === 10 && random.chance(0.3) ? 13 : byte)),
  (bytes, random) => bytes.map((byte) => (byte === 34 && random.chance(0.2) ? 32 : byte)),
]

/** @returns a mutant of one of the sources: one to four mutations, the same for the same state of `random` */
export function mutate(sources: readonly Uint8Array[], random: Random): Uint8Array {
  let bytes = random.pick(sources)
  for (let left = 1 + random.below(4); left > 0; left--) bytes = random.pick(MUTATIONS)(bytes, random)
  return bytes.length > LONGEST ? bytes.slice(0, LONGEST) : bytes
}

/** @returns rows around one whose cell brings it to the longest that a record may be, give or take a few bytes */
export function longInput(longestBytes: number, random: Random): Uint8Array {
  const before = random.pick(['', 'name,note\n', 'name,note\r\nAnne,"a ""b"""\r\n'])
  const open = random.pick(['', '"', 'x,"', '"x","'])
  const close = random.pick(['', '"', '""', '",y'])
  const filler = random.pick(['a', 'a', 'é', ',', '""', `${'a'.repeat(999)}\n`])
  const count =
    Math.floor((longestBytes - open.length - close.length) / Buffer.byteLength(filler)) - 3 + random.below(8)
  const row = open + filler.repeat(count) + close
  return new TextEncoder().encode(`${before}${row}${random.pick(['\n', '\r\n', '\r', ''])}John,"b"\nMary,c`)
}

function replaced(bytes: Uint8Array, random: Random, count: number, piece: ArrayLike<number>): Uint8Array {
  const at = random.below(bytes.length + 1)
  const behind = bytes.subarray(Math.min(bytes.length, at + count))
  const mutant = new Uint8Array(at + piece.length + behind.length)
  mutant.set(bytes.subarray(0, at))
  mutant.set(piece, at)
  mutant.set(behind, at + piece.length)
  return mutant
}

function part(bytes: Uint8Array, random: Random): Uint8Array {
  const from = random.below(bytes.length + 1)
  return bytes.subarray(from, from + random.below(60))
}

/** Long beside the limit that the fuzzer sets, quoted at times, and not always closed. */
function longCell(random: Random): number[] {
  const filler = random.pick([97, 97, 34, 44, 0xe9])
  const cell = new Array<number>(20 + random.below(120)).fill(filler)
  if (random.chance(0.5)) cell[0] = 34
  if (random.chance(0.3)) cell[cell.length - 1] = 34
  return cell
}

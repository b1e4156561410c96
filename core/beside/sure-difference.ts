/**
 * What two sketches show for sure: that the levels of the field's ladder above `differs` are out of reach. A wrong no
 * costs a comparison, a wrong yes a decision: each rule here follows from the one of the ladder, and the tests hold
 * them against it.
 */
import { KIND, MASK, type Occurring, type SketchKind } from './sketch.ts'

/** The least Jaro–Winkler of each ladder. */
const SIMILAR_NAME = 0.8
const CLOSE = 0.9
const SIMILAR_PLACE = 0.78
const ALIKE_ADDRESS = 0.88
/** Jaro–Winkler of the name of a street from which it is the same one; of the whole line it takes more. */
const SAME_STREET = 0.88
const BONUS_ABOVE = 0.7
const PREFIX_BONUS = 0.4
/** No sum of a few roundings is off by as much. */
const ROUNDING = 1e-9
const NEAR_DAYS = 35

/** The levels that two values may still reach: any, `similar` or `differs`, only `differs`. */
export const ANY = 2
export const SIMILAR = 1
export const DIFFERS = 0
export type Reach = typeof ANY | typeof SIMILAR | typeof DIFFERS

/**
 * @param ownA, ownB, a, b sketches of two keys that are not equal, each in its two words; not of kind `email`
 * @returns the levels of the field's ladder that the two may still reach, nicknames left aside
 */
export function reachOf(kind: SketchKind, ownA: number, ownB: number, a: number, b: number): Reach {
  switch (kind) {
    case KIND.code:
      return DIFFERS
    case KIND.words:
      if ((ownA | ownB) === 0 || (a | b) === 0) return ANY
      return (ownA & a) === 0 && (ownB & b) === 0 ? DIFFERS : ANY
    case KIND.email:
    case KIND.none:
      return ANY
    default:
      return ownA === 0 || a === 0 ? ANY : reachOfLetters(kind, ownA, ownB, a, b)
  }
}

function reachOfLetters(
  kind: Exclude<SketchKind, typeof KIND.code | typeof KIND.words | typeof KIND.email | typeof KIND.none>,
  ownA: number,
  ownB: number,
  a: number,
  b: number,
): Reach {
  switch (kind) {
    case KIND.name:
      return namesReach(ownA, ownB, a, b)
    case KIND.text:
      return isAlikeBy(LEAST_OF_CLOSE, ownA, ownB, a, b) ? ANY : DIFFERS
    case KIND.place:
      if (isAlikeBy(LEAST_OF_CLOSE, ownA, ownB, a, b)) return ANY
      return isAlikeBy(LEAST_OF_PLACE, ownA, ownB, a, b) ? SIMILAR : DIFFERS
    case KIND.street:
      return areOtherStreets(ownA, ownB, a, b) ? DIFFERS : ANY
    case KIND.postal:
      return areOtherCodes(ownA, ownB, a, b) ? DIFFERS : ANY
    case KIND.phone:
      return areOtherNumbers(ownA, ownB, a, b) ? DIFFERS : ANY
    case KIND.birthday:
      return areOtherDays(ownA, a) ? DIFFERS : ANY
    default:
      return kind satisfies never
  }
}

/**
 * What two e-mail addresses may still have in common: the host, the local part, either but for a slip (`close`), or most
 * letters (`similar`).
 */
export const HOST = 1
export const LOCAL = 2
export const CLOSE_ADDRESS = 4
export const SIMILAR_ADDRESS = 8

/** What occurs in an e-mail address as a whole and in its local part. */
export interface AddressUnits {
  readonly whole: Occurring
  readonly local: Occurring
}

/** Words of an address in a table: `once` and `twice` of the whole and of the local part. */
export const ADDRESS_WORDS = 4

/**
 * @param ownA, ownB, a, b sketches of two addresses that are not equal
 * @param units of our own; @param table of the other in the ADDRESS_WORDS words from `at` on
 * @returns a sum of the above; 0 where the level is `differs`
 */
export function addressesReach(
  ownA: number,
  ownB: number,
  a: number,
  b: number,
  units: AddressUnits,
  table: Int32Array,
  at: number,
): number {
  if (ownA === 0 || a === 0) return HOST | LOCAL | CLOSE_ADDRESS | SIMILAR_ADDRESS
  const other = ownA ^ a
  const host = other >>> 16 === 0 ? HOST : 0
  const local = (other & 0xffff) === 0 ? LOCAL | CLOSE_ADDRESS : 0
  const slips = Math.max(
    Math.abs(((ownB >>> 6) & 63) - ((b >>> 6) & 63)),
    lost(units.local.once, units.local.twice, table[at + 2] as number, table[at + 3] as number),
    lost(table[at + 2] as number, table[at + 3] as number, units.local.once, units.local.twice),
  )
  const close = slips <= 2 ? CLOSE_ADDRESS : 0
  const lengthA = ownB & 63
  const lengthB = b & 63
  const lostA = lost(units.whole.once, units.whole.twice, table[at] as number, table[at + 1] as number)
  const lostB = lost(table[at] as number, table[at + 1] as number, units.whole.once, units.whole.twice)
  const common = Math.min(lengthA - lostA, lengthB - lostB)
  const isSameFirst = (ownB ^ b) >>> 12 === 0
  const most = jaroWinklerOf(common, lengthA, lengthB, isSameFirst)
  return host | local | close | (most < ALIKE_ADDRESS - ROUNDING ? 0 : SIMILAR_ADDRESS)
}

/** @returns whether two names are not even similar */
export function areNotAlike(ownA: number, ownB: number, a: number, b: number): boolean {
  if (ownA === 0 || a === 0) return false
  const shortest = Math.min(ownA >>> LENGTH_SHIFT, a >>> LENGTH_SHIFT)
  if (shortest >= 2 && leastSlips(ownA, ownB, a, b) <= (shortest >= 5 ? 2 : 1)) return false
  return !isAlikeBy(LEAST_OF_NAME, ownA, ownB, a, b)
}

function namesReach(ownA: number, ownB: number, a: number, b: number): Reach {
  const shortest = Math.min(ownA >>> LENGTH_SHIFT, a >>> LENGTH_SHIFT)
  if (shortest === 1) return isSameFirst(ownB, b) ? ANY : DIFFERS
  const slips = leastSlips(ownA, ownB, a, b)
  if (slips > (shortest >= 5 ? 2 : 1) && !isAlikeBy(LEAST_OF_NAME, ownA, ownB, a, b)) return DIFFERS
  const isSlip = slips <= 1 && shortest >= 4
  return !isSlip && !isAlikeBy(LEAST_OF_CLOSE, ownA, ownB, a, b) ? SIMILAR : ANY
}

const LENGTH_SHIFT = 27

function isSameFirst(ownB: number, b: number): boolean {
  return (ownB ^ b) >>> LENGTH_SHIFT === 0
}

/** Letters that one has and the other has not, as often as twice. */
function lost(once: number, twice: number, otherOnce: number, otherTwice: number): number {
  return ones(once & ~otherOnce) + ones(twice & ~otherTwice)
}

function lostOfOwn(ownA: number, ownB: number, a: number, b: number): number {
  return ones(ownA & ~a & MASK) + ones(ownB & ~b & MASK)
}

function lostOfOther(ownA: number, ownB: number, a: number, b: number): number {
  return ones(a & ~ownA & MASK) + ones(b & ~ownB & MASK)
}

function leastSlips(ownA: number, ownB: number, a: number, b: number): number {
  const longer = Math.abs((ownA >>> LENGTH_SHIFT) - (a >>> LENGTH_SHIFT))
  return Math.max(lostOfOwn(ownA, ownB, a, b), lostOfOther(ownA, ownB, a, b), longer)
}

/** Lengths that a sketch of letters can hold. */
const LENGTHS = 32

/**
 * For both lengths, and whether the words begin alike: the least units in common for a Jaro–Winkler that does not fall
 * short of one. Looked up, since a division takes as long as all the rest.
 */
function leastCommonFor(least: number): Uint8Array {
  const table = new Uint8Array(2 * LENGTHS * LENGTHS)
  for (let lengthA = 1; lengthA < LENGTHS; lengthA++) {
    for (let lengthB = 1; lengthB < LENGTHS; lengthB++) {
      for (const isFirst of [false, true]) {
        let common = 0
        while (common < LENGTHS && jaroWinklerOf(common, lengthA, lengthB, isFirst) < least - ROUNDING) common++
        table[commonAt(lengthA, lengthB, isFirst)] = common
      }
    }
  }
  return table
}

function commonAt(lengthA: number, lengthB: number, isFirst: boolean): number {
  return (((isFirst ? LENGTHS : 0) + lengthA) << 5) + lengthB
}

/** @returns whether two words may be as alike as a table asks for */
function isAlikeBy(leastCommon: Uint8Array, ownA: number, ownB: number, a: number, b: number): boolean {
  const lengthA = ownA >>> LENGTH_SHIFT
  const lengthB = a >>> LENGTH_SHIFT
  const common = Math.min(lengthA - lostOfOwn(ownA, ownB, a, b), lengthB - lostOfOther(ownA, ownB, a, b))
  return common >= (leastCommon[commonAt(lengthA, lengthB, isSameFirst(ownB, b))] as number)
}

/** Jaro–Winkler of words with so many units in common, none of them out of order. */
function jaroWinklerOf(common: number, lengthA: number, lengthB: number, isFirst: boolean): number {
  if (common <= 0) return 0
  const jaro = (common / lengthA + common / lengthB + 1) / 3
  return isFirst && jaro > BONUS_ABOVE ? jaro + PREFIX_BONUS * (1 - jaro) : jaro
}

/**
 * The name of one may be within the other's, or nearly the same, or the whole lines nearly the same (0.93, which is no
 * less than 0.883 without the bonus for a common beginning). The lengths are those of the lines: names are shorter.
 */
function areOtherStreets(ownA: number, ownB: number, a: number, b: number): boolean {
  const lostA = lostOfOwn(ownA, ownB, a, b)
  const lostB = lostOfOther(ownA, ownB, a, b)
  if (lostA === 0 || lostB === 0) return false
  const jaro = (3 - lostA / (ownA >>> LENGTH_SHIFT) - lostB / (a >>> LENGTH_SHIFT)) / 3
  const most = isSameFirst(ownB, b) && jaro > BONUS_ABOVE ? jaro + PREFIX_BONUS * (1 - jaro) : jaro
  return most < SAME_STREET - ROUNDING && jaro < WHOLE_LINE - ROUNDING
}

/** (0.93 - 0.4) / (1 - 0.4) */
const WHOLE_LINE = 0.883

function areOtherCodes(ownA: number, ownB: number, a: number, b: number): boolean {
  const lostA = lostOfOwn(ownA, ownB, a, b)
  const lostB = lostOfOther(ownA, ownB, a, b)
  if (lostA === 0 || lostB === 0) return false
  return Math.max(lostA, lostB, Math.abs((ownA >>> LENGTH_SHIFT) - (a >>> LENGTH_SHIFT))) > 1
}

/** One digit off leaves two of the three pieces as they are, or one of them and all digits in another order. */
function areOtherNumbers(ownA: number, ownB: number, a: number, b: number): boolean {
  const ends = ownA ^ a
  const rest = ownB ^ b
  const same = Number(ends >>> 16 === 0) + Number((ends & 0xffff) === 0) + Number(rest >>> 16 === 0)
  return same === 0 || (same === 1 && (rest & 0xffff) !== 0)
}

/** Year, month and day all differ, so that it takes three slips, and they are far apart. */
function areOtherDays(a: number, b: number): boolean {
  const other = a ^ b
  if (other >>> 9 === 0 || ((other >>> 5) & 15) === 0 || (other & 31) === 0) return false
  return Math.abs(daysOf(a) - daysOf(b)) > NEAR_DAYS + 1
}

const daysOf = (date: number) => (date >>> 9) * 365.25 + ((date >>> 5) & 15) * 30.44 + (date & 31)

function ones(bits: number): number {
  const pairs = bits - ((bits >>> 1) & 0x55555555)
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333)
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}

const LEAST_OF_CLOSE = leastCommonFor(CLOSE)
const LEAST_OF_NAME = leastCommonFor(SIMILAR_NAME)
const LEAST_OF_PLACE = leastCommonFor(SIMILAR_PLACE)

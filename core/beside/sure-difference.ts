/**
 * What two sketches show for sure: that the levels of the field's ladder above `differs` are out of reach. A wrong no
 * costs a comparison, a wrong yes a decision: each rule here follows from the one of the ladder, and the tests hold
 * them against it.
 */

import { ANY_ADDRESS, CLOSE_ADDRESS, HOST, LOCAL, SIMILAR_ADDRESS } from '../levels/email-level.ts'
import { onesOfBoth } from '../similarity.ts'
import {
  BIRTHDAY_KIND,
  CODE_KIND,
  EMAIL_KIND,
  MASK,
  NAME_KIND,
  NONE_KIND,
  type Occurring,
  PHONE_KIND,
  PLACE_KIND,
  POSTAL_KIND,
  type SketchKind,
  STREET_KIND,
  TEXT_KIND,
  WORDS_KIND,
} from './sketch.ts'

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
    case CODE_KIND:
      return DIFFERS
    case WORDS_KIND:
      if ((ownA | ownB) === 0 || (a | b) === 0) return ANY
      return (ownA & a) === 0 && (ownB & b) === 0 ? DIFFERS : ANY
    case EMAIL_KIND:
    case NONE_KIND:
      return ANY
    case PHONE_KIND:
      return ownA !== 0 && a !== 0 && areOtherNumbers(ownA, ownB, a, b) ? DIFFERS : ANY
    case BIRTHDAY_KIND:
      return ownA !== 0 && a !== 0 && areOtherDays(ownA, a) ? DIFFERS : ANY
    default:
      return ownA === 0 || a === 0 ? ANY : reachOfLetters(kind, ownA, ownB, a, b)
  }
}

type LetterKind = typeof NAME_KIND | typeof TEXT_KIND | typeof PLACE_KIND | typeof STREET_KIND | typeof POSTAL_KIND

function reachOfLetters(kind: LetterKind, ownA: number, ownB: number, a: number, b: number): Reach {
  const lengthA = ownA >>> LENGTH_SHIFT
  const lengthB = a >>> LENGTH_SHIFT
  // Letters that one has and the other has not, as often as twice.
  const lostA = onesOfBoth(ownA & ~a & MASK, ownB & ~b & MASK)
  const lostB = onesOfBoth(a & ~ownA & MASK, b & ~ownB & MASK)
  const isFirst = (ownB ^ b) >>> LENGTH_SHIFT === 0
  const common = Math.min(lengthA - lostA, lengthB - lostB)
  const at = commonAt(LENGTHS, lengthA, lengthB, isFirst)
  switch (kind) {
    case NAME_KIND: {
      const shortest = Math.min(lengthA, lengthB)
      if (shortest === 1) return isFirst ? ANY : DIFFERS
      const slips = Math.max(lostA, lostB, Math.abs(lengthA - lengthB))
      if (slips > (shortest >= 5 ? 2 : 1) && common < (LEAST_OF_NAME[at] as number)) return DIFFERS
      if (slips <= 1 && shortest >= 4) return ANY
      return common < (LEAST_OF_CLOSE[at] as number) ? SIMILAR : ANY
    }
    case TEXT_KIND:
      return common < (LEAST_OF_CLOSE[at] as number) ? DIFFERS : ANY
    case PLACE_KIND:
      if (common >= (LEAST_OF_CLOSE[at] as number)) return ANY
      return common < (LEAST_OF_PLACE[at] as number) ? DIFFERS : SIMILAR
    case STREET_KIND:
      return areOtherStreets(lostA, lostB, lengthA, lengthB, isFirst) ? DIFFERS : ANY
    case POSTAL_KIND:
      // One slip, or one within the other.
      if (lostA === 0 || lostB === 0) return ANY
      return Math.max(lostA, lostB, Math.abs(lengthA - lengthB)) > 1 ? DIFFERS : ANY
    default:
      return kind satisfies never
  }
}

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
 * @returns what they may have in common, as `emailLevel` takes it; 0 where the level is `differs`
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
  if (ownA === 0 || a === 0) return ANY_ADDRESS
  const other = ownA ^ a
  const host = other >>> 16 === 0 ? HOST : 0
  const local = (other & 0xffff) === 0 ? LOCAL | CLOSE_ADDRESS : 0
  const lengthA = ownB & 63
  const lengthB = b & 63
  const { whole, local: ownLocal } = units
  const once = table[at] as number
  const twice = table[at + 1] as number
  const localOnce = table[at + 2] as number
  const localTwice = table[at + 3] as number
  const slips = Math.max(
    Math.abs(((ownB >>> 6) & 63) - ((b >>> 6) & 63)),
    onesOfBoth(ownLocal.once & ~localOnce, ownLocal.twice & ~localTwice),
    onesOfBoth(localOnce & ~ownLocal.once, localTwice & ~ownLocal.twice),
  )
  const common = Math.min(
    lengthA - onesOfBoth(whole.once & ~once, whole.twice & ~twice),
    lengthB - onesOfBoth(once & ~whole.once, twice & ~whole.twice),
  )
  const least = LEAST_OF_ADDRESS[commonAt(ADDRESS_LENGTHS, lengthA, lengthB, (ownB ^ b) >>> 12 === 0)] as number
  return host | local | (slips <= 2 ? CLOSE_ADDRESS : 0) | (common < least ? 0 : SIMILAR_ADDRESS)
}

/** @returns whether two names are not even similar */
export function areNotAlike(ownA: number, ownB: number, a: number, b: number): boolean {
  if (ownA === 0 || a === 0) return false
  const lengthA = ownA >>> LENGTH_SHIFT
  const lengthB = a >>> LENGTH_SHIFT
  const lostA = onesOfBoth(ownA & ~a & MASK, ownB & ~b & MASK)
  const lostB = onesOfBoth(a & ~ownA & MASK, b & ~ownB & MASK)
  const shortest = Math.min(lengthA, lengthB)
  const slips = Math.max(lostA, lostB, Math.abs(lengthA - lengthB))
  if (shortest >= 2 && slips <= (shortest >= 5 ? 2 : 1)) return false
  const common = Math.min(lengthA - lostA, lengthB - lostB)
  const isFirst = (ownB ^ b) >>> LENGTH_SHIFT === 0
  return common < (LEAST_OF_NAME[commonAt(LENGTHS, lengthA, lengthB, isFirst)] as number)
}

const LENGTH_SHIFT = 27

/** Lengths that a sketch of letters can hold, and one of an e-mail address: powers of two. */
const LENGTHS = 32
const ADDRESS_LENGTHS = 64

/**
 * For both lengths, and whether the words begin alike: the least units in common for a Jaro–Winkler that does not fall
 * short of one. Looked up, since a division takes as long as all the rest.
 */
function leastCommonFor(least: number, lengths: number): Uint8Array {
  const table = new Uint8Array(2 * lengths * lengths)
  for (let lengthA = 1; lengthA < lengths; lengthA++) {
    for (let lengthB = 1; lengthB < lengths; lengthB++) {
      for (const isFirst of [false, true]) {
        let common = 0
        while (common < lengths && jaroWinklerOf(common, lengthA, lengthB, isFirst) < least - ROUNDING) common++
        table[commonAt(lengths, lengthA, lengthB, isFirst)] = common
      }
    }
  }
  return table
}

function commonAt(lengths: number, lengthA: number, lengthB: number, isFirst: boolean): number {
  return ((isFirst ? lengths : 0) + lengthA) * lengths + lengthB
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
function areOtherStreets(lostA: number, lostB: number, lengthA: number, lengthB: number, isFirst: boolean): boolean {
  if (lostA === 0 || lostB === 0) return false
  const jaro = (3 - lostA / lengthA - lostB / lengthB) / 3
  const most = isFirst && jaro > BONUS_ABOVE ? jaro + PREFIX_BONUS * (1 - jaro) : jaro
  return most < SAME_STREET - ROUNDING && jaro < WHOLE_LINE - ROUNDING
}

/** (0.93 - 0.4) / (1 - 0.4) */
const WHOLE_LINE = 0.883

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

const LEAST_OF_CLOSE = leastCommonFor(CLOSE, LENGTHS)
const LEAST_OF_NAME = leastCommonFor(SIMILAR_NAME, LENGTHS)
const LEAST_OF_PLACE = leastCommonFor(SIMILAR_PLACE, LENGTHS)
const LEAST_OF_ADDRESS = leastCommonFor(ALIKE_ADDRESS, ADDRESS_LENGTHS)

/** How alike two strings are, counted in Unicode code points. */
import { readCodePoints } from './code-points.ts'
import { jaroOfLong, jaroValue, windowReach } from './similarity-long.ts'

/** Winkler's constants (Winkler 1990): no prefix bonus at or below this Jaro value, scale, longest prefix. */
const BONUS_ABOVE = 0.7
const PREFIX_SCALE = 0.1
const PREFIX_LENGTH = 4

/** Code units from here on may be halves of a code point, or stand behind those: counted the long way. */
export const FIRST_SURROGATE = 0xd800
/** The places of a word fit the bits of a number. */
const WORD_LENGTH = 32

/**
 * Jaro–Winkler similarity in Winkler's own convention: odd half-transpositions are rounded down, and the prefix bonus
 * is given only where Jaro is above 0.7. Nothing is folded: pass canonical text. Quickest where `a` stays the same
 * from call to call.
 *
 * @returns 0 (nothing in common) to 1 (equal). A blank is like nothing at all, another blank included: 0.
 */
export function jaroWinkler(a: string, b: string): number {
  if (a.length === 0 || b.length === 0) return 0
  const jaro = jaroOf(a, b)
  if (jaro <= BONUS_ABOVE) return jaro
  return jaro + commonPrefix(a, b) * PREFIX_SCALE * (1 - jaro)
}

function commonPrefix(a: string, b: string): number {
  let units = 0
  let points = 0
  while (points < PREFIX_LENGTH && units < a.length && units < b.length) {
    const point = a.codePointAt(units) as number
    if (point !== b.codePointAt(units)) break
    units += point > 0xffff ? 2 : 1
    points++
  }
  return points
}

/** For each code unit the places, as bits, at which it stands in `held`. */
const places = new Int32Array(FIRST_SURROGATE)
let held = ''
/** The places in `held` of each letter that was paired, in the other word's order; one entry is scratch. */
const paired = new Int32Array(WORD_LENGTH + 1)

/**
 * Each letter of `b` takes the first free place of the same letter in `a` within the window, whichever of both words
 * leads: in a word's order the places taken of one letter rise, so the pairs are the same ones both ways. No branch
 * hangs on a letter: guessing wrong which letters match took half of the time.
 */
function jaroOf(a: string, b: string): number {
  const lengthA = a.length
  const lengthB = b.length
  if (lengthA > WORD_LENGTH || lengthB > WORD_LENGTH) return jaroOfLong(a, b)
  if (a !== held && !hold(a)) return jaroOfLong(a, b)
  const reach = windowReach(lengthA, lengthB)
  let window = (2 << reach) - 1
  let taken = 0
  let passed = 0
  let common = 0
  for (let j = 0; j < lengthB; j++) {
    const unit = b.charCodeAt(j)
    if (unit >= FIRST_SURROGATE) return jaroOfLong(a, b)
    const all = places[unit] as number
    const free = all & window & ~taken
    const place = free & -free
    paired[common] = all
    common += (free | -free) >>> 31
    passed |= taken & -place
    taken |= place
    window = (window << 1) | ((j - reach) >>> 31)
  }
  if (common === 0) return 0
  // Places taken from left to right only: nothing is out of order.
  const transpositions = passed === 0 ? 0 : outOfOrder(taken, common) >> 1
  return jaroValue(common, transpositions, lengthA, lengthB)
}

/** @returns how many of the paired letters differ from the one in the same turn of the other word */
function outOfOrder(taken: number, common: number): number {
  let rest = taken
  let count = 0
  for (let k = 0; k < common; k++) {
    const place = rest & -rest
    if (((paired[k] as number) & place) === 0) count++
    rest ^= place
  }
  return count
}

/** @returns false where `text` has units that its bits can't tell */
function hold(text: string): boolean {
  for (let i = 0; i < held.length; i++) places[held.charCodeAt(i)] = 0
  held = text
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    if (unit >= FIRST_SURROGATE) {
      held = text.slice(0, i)
      return false
    }
    places[unit] = (places[unit] as number) | (1 << i)
  }
  return true
}

/**
 * Damerau–Levenshtein distance (optimal string alignment: insert, delete, replace, swap two neighbours, each 1).
 *
 * @param limit the largest distance of interest
 * @returns the distance, or `limit + 1` for anything farther
 */
export function damerauLevenshtein(a: string, b: string, limit: number): number {
  if (a.length === b.length && a === b) return 0
  // What both begin or end with costs nothing.
  let from = 0
  const shortest = Math.min(a.length, b.length)
  while (from < shortest && a.charCodeAt(from) === b.charCodeAt(from)) from++
  if (cutsPair(a, from) || cutsPair(b, from)) from--
  let endA = a.length
  let endB = b.length
  while (endA > from && endB > from && a.charCodeAt(endA - 1) === b.charCodeAt(endB - 1)) {
    endA--
    endB--
  }
  if (cutsPair(a, endA) || cutsPair(b, endB)) {
    endA++
    endB++
  }
  // One slip leaves at most two neighbours, of two units each.
  if (limit === 1 && (endA - from > 4 || endB - from > 4)) return 2
  reserve(Math.max(endA, endB) - from)
  const lengthA = readCodePoints(a, from, endA, left)
  const lengthB = readCodePoints(b, from, endB, right)
  if (Math.abs(lengthA - lengthB) > limit) return limit + 1
  if (lengthA === 0 || lengthB === 0) return Math.max(lengthA, lengthB)
  if (limit === 1) return isOneSlip(lengthA, lengthB) ? 1 : 2
  if (leastSlips(lengthA, lengthB) > limit) return limit + 1
  return alignmentCost(lengthA, lengthB, limit)
}

/** Of two rests that differ at both ends: one letter for another, or two neighbours swapped. */
function isOneSlip(lengthA: number, lengthB: number): boolean {
  if (lengthA === 1 && lengthB === 1) return true
  return lengthA === 2 && lengthB === 2 && left[0] === right[1] && left[1] === right[0]
}

/** Letters that one of both has and the other has not take a slip each; counted up to two of a kind. */
function leastSlips(lengthA: number, lengthB: number): number {
  let onceA = 0
  let twiceA = 0
  for (let i = 0; i < lengthA; i++) {
    const bit = 1 << ((left[i] as number) & 31)
    twiceA |= onceA & bit
    onceA |= bit
  }
  let onceB = 0
  let twiceB = 0
  for (let i = 0; i < lengthB; i++) {
    const bit = 1 << ((right[i] as number) & 31)
    twiceB |= onceB & bit
    onceB |= bit
  }
  return Math.max(onesOfBoth(onceA & ~onceB, twiceA & ~twiceB), onesOfBoth(onceB & ~onceA, twiceB & ~twiceA))
}

/** @returns how many bits are set in two words of 32 bits */
export function onesOfBoth(bits: number, more: number): number {
  const pairs = bits - ((bits >>> 1) & 0x55555555)
  const morePairs = more - ((more >>> 1) & 0x55555555)
  // Each of eight counts is 8 at most: four bits hold it.
  const fours =
    (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333) + (morePairs & 0x33333333) + ((morePairs >>> 2) & 0x33333333)
  return Math.imul((fours & 0x0f0f0f0f) + ((fours >>> 4) & 0x0f0f0f0f), 0x01010101) >>> 24
}

/** Of the first code points of `left` and `right`: the table, no wider than `limit` on both sides of its diagonal. */
function alignmentCost(lengthA: number, lengthB: number, limit: number): number {
  const width = lengthB + 2
  // Three rows of the table, one behind the other: the row before last, the last, the current one.
  let beforeLast = 2 * width
  let last = 0
  let row = width
  const beyond = limit + 1
  for (let j = 0; j < width; j++) costs[j] = Math.min(j, beyond)
  for (let i = 1; i <= lengthA; i++) {
    const first = Math.max(1, i - limit)
    const to = Math.min(lengthB, i + limit)
    costs[row + first - 1] = first === 1 ? Math.min(i, beyond) : beyond
    let least = beyond
    for (let j = first; j <= to; j++) {
      const replace = cost(last + j - 1) + (left[i - 1] === right[j - 1] ? 0 : 1)
      let best = Math.min(replace, cost(last + j) + 1, cost(row + j - 1) + 1)
      if (i > 1 && j > 1 && left[i - 1] === right[j - 2] && left[i - 2] === right[j - 1]) {
        best = Math.min(best, cost(beforeLast + j - 2) + 1)
      }
      costs[row + j] = best
      if (best < least) least = best
    }
    costs[row + to + 1] = beyond
    if (least >= beyond && first > 1) return beyond
    const spare = beforeLast
    beforeLast = last
    last = row
    row = spare
  }
  return Math.min(cost(last + lengthB), beyond)
}

function cost(place: number): number {
  return costs[place] as number
}

/** @returns whether the units before and at `place` are two halves of one code point */
function cutsPair(text: string, place: number): boolean {
  if (place === 0 || place === text.length || (text.charCodeAt(place) & 0xfc00) !== 0xdc00) return false
  return (text.charCodeAt(place - 1) & 0xfc00) === 0xd800
}

// Room to work in, kept between calls.
let left = new Uint32Array(64)
let right = new Uint32Array(64)
let costs = new Uint32Array(3 * 66)

function reserve(length: number): void {
  if (length <= left.length) return
  left = new Uint32Array(2 * length)
  right = new Uint32Array(2 * length)
  costs = new Uint32Array(3 * (2 * length + 2))
}

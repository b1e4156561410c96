/** Jaro similarity of strings of any length and any code points, in time linear in their lengths. */
import { readCodePoints } from './code-points.ts'

/** Where chains end. Places count from 1. */
const NONE = 0

/**
 * For each code point its first free place in the string at hand, 0 for none; all 0 between two calls. A page of it is
 * real memory only once a letter of it has been seen.
 */
const firstPlace = new Int32Array(0x110000)

// Room to work in, kept between calls.
let left = new Uint32Array(256)
let right = new Uint32Array(256)
let paired = new Uint32Array(256)
let nextPlace = new Int32Array(257)
let isTaken = new Uint8Array(257)

/** @returns Jaro similarity of two strings that are not blank, half-transpositions rounded down */
export function jaroOfLong(a: string, b: string): number {
  if (a === b) return 1
  reserve(Math.max(a.length, b.length))
  const lengthA = readCodePoints(a, 0, a.length, left)
  const lengthB = readCodePoints(b, 0, b.length, right)
  chainPlaces(lengthA)
  const common = pairLetters(lengthA, lengthB)
  for (let i = 0; i < lengthA; i++) firstPlace[left[i] as number] = NONE
  if (common === 0) return 0
  let outOfOrder = 0
  let turn = 0
  for (let place = 1; place <= lengthA; place++) {
    if (isTaken[place] === 1 && left[place - 1] !== paired[turn++]) outOfOrder++
  }
  return jaroValue(common, outOfOrder >> 1, lengthA, lengthB)
}

/** Jaro's mean of three shares, as one division of whole numbers: a value of 0.7 is 0.7, whatever it is made of. */
export function jaroValue(common: number, transpositions: number, lengthA: number, lengthB: number): number {
  const area = lengthA * lengthB
  return (common * common * (lengthA + lengthB) + (common - transpositions) * area) / (3 * common * area)
}

/** How far apart two letters may stand to be common (Jaro 1989): half of the longer string less one. */
export function windowReach(lengthA: number, lengthB: number): number {
  return Math.max(0, (Math.max(lengthA, lengthB) >> 1) - 1)
}

function chainPlaces(lengthA: number): void {
  for (let place = lengthA; place > 0; place--) {
    const point = left[place - 1] as number
    nextPlace[place] = firstPlace[point] as number
    firstPlace[point] = place
    isTaken[place] = 0
  }
}

/** Pairs each letter of `right` with the first free place in reach; what has fallen out of reach never comes back. */
function pairLetters(lengthA: number, lengthB: number): number {
  const reach = windowReach(lengthA, lengthB)
  let common = 0
  for (let j = 1; j <= lengthB; j++) {
    const point = right[j - 1] as number
    let place = firstPlace[point] as number
    while (place !== NONE && place < j - reach) place = nextPlace[place] as number
    if (place !== NONE && place <= j + reach) {
      isTaken[place] = 1
      paired[common++] = point
      place = nextPlace[place] as number
    }
    firstPlace[point] = place
  }
  return common
}

function reserve(length: number): void {
  if (length <= left.length) return
  left = new Uint32Array(2 * length)
  right = new Uint32Array(2 * length)
  paired = new Uint32Array(2 * length)
  nextPlace = new Int32Array(2 * length + 1)
  isTaken = new Uint8Array(2 * length + 1)
}

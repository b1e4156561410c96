/** The ladder of e-mail addresses. */
import type { Level } from '../level.ts'
import { damerauLevenshtein, jaroWinkler } from '../similarity.ts'

/**
 * What two addresses may have in common: the host, the local part, either but for a slip, or most letters. As bits:
 * sketches tell before the texts are read what is left of it.
 */
export const HOST = 1
export const LOCAL = 2
export const CLOSE_ADDRESS = 4
export const SIMILAR_ADDRESS = 8
export const ANY_ADDRESS = HOST | LOCAL | CLOSE_ADDRESS | SIMILAR_ADDRESS

/**
 * @param may what is not known to be out of reach
 * @returns how two addresses agree; a close one is the same but for a slip on either side of the @.
 */
export function emailLevel(a: string, b: string, may: number): Level {
  if (a === b) return 'exact'
  if ((may & (HOST | LOCAL | CLOSE_ADDRESS)) !== 0) {
    const atA = placeOfAt(a)
    const atB = placeOfAt(b)
    const localA = a.slice(0, atA)
    const localB = b.slice(0, atB)
    const domainA = a.slice(atA + 1)
    const domainB = b.slice(atB + 1)
    const isClose = (may & CLOSE_ADDRESS) !== 0 && isSlip(localA, localB)
    if (domainA === domainB) return isClose && !isOtherInitial(localA, localB) ? 'close' : 'same_domain'
    if (localA === localB) return jaroWinkler(domainA, domainB) >= 0.9 ? 'close' : 'same_local'
    if (isClose && jaroWinkler(domainA, domainB) >= 0.9) return 'close'
  }
  return (may & SIMILAR_ADDRESS) !== 0 && jaroWinkler(a, b) >= 0.88 ? 'similar' : 'differs'
}

/** @returns where the last @ of an address stands, -1 without one; quicker than `lastIndexOf`, which leaves the engine */
export function placeOfAt(address: string): number {
  let place = address.length - 1
  while (place >= 0 && address.charCodeAt(place) !== AT) place--
  return place
}

const AT = 0x40

/** Two slips at most, and not in a local part so short that two slips make it another one. */
function isSlip(a: string, b: string): boolean {
  const limit = Math.min(a.length, b.length) >= 6 ? 2 : 1
  return Math.min(a.length, b.length) >= 3 && damerauLevenshtein(a, b, limit) <= limit
}

/**
 * `banksg` and `banksm`, or `gbanks` and `banksm`, at one host are two people: the one letter that differs is an initial,
 * at whichever end it stands.
 */
function isOtherInitial(a: string, b: string): boolean {
  if (a.length !== b.length) return false
  if (a.slice(1) === b.slice(1) || a.slice(0, -1) === b.slice(0, -1)) return true
  if (a.slice(1) === b.slice(0, -1)) return a[0] !== b.at(-1)
  return a.slice(0, -1) === b.slice(1) && a.at(-1) !== b[0]
}

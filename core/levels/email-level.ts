/** The ladder of e-mail addresses. */
import type { Level } from '../level.ts'
import { damerauLevenshtein, jaroWinkler } from '../similarity.ts'

/** @returns how two addresses agree; a close one is the same but for a slip on either side of the @. */
export function emailLevel(a: string, b: string): Level {
  if (a === b) return 'exact'
  const [localA, domainA] = halves(a)
  const [localB, domainB] = halves(b)
  if (domainA === domainB) return isSlip(localA, localB) && !isOtherInitial(localA, localB) ? 'close' : 'same_domain'
  if (localA === localB) return jaroWinkler(domainA, domainB) >= 0.9 ? 'close' : 'same_local'
  if (isSlip(localA, localB) && jaroWinkler(domainA, domainB) >= 0.9) return 'close'
  return jaroWinkler(a, b) >= 0.88 ? 'similar' : 'differs'
}

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

function halves(address: string): [string, string] {
  const at = address.lastIndexOf('@')
  return [address.slice(0, at), address.slice(at + 1)]
}

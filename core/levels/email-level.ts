/** The ladder of e-mail addresses. */
import type { Level } from '../level.ts'
import { damerauLevenshtein, jaroWinkler } from '../similarity.ts'

/** @returns how two addresses agree; a close one is the same but for a slip on either side of the @. */
export function emailLevel(a: string, b: string): Level {
  if (a === b) return 'exact'
  const [localA, domainA] = halves(a)
  const [localB, domainB] = halves(b)
  if (domainA === domainB) return isSlip(localA, localB) ? 'close' : 'same_domain'
  if (localA === localB) return jaroWinkler(domainA, domainB) >= 0.9 ? 'close' : 'same_local'
  return isSlip(localA, localB) && jaroWinkler(domainA, domainB) >= 0.9 ? 'close' : 'differs'
}

/** Two slips at most, and not in a local part so short that two slips make it another one. */
function isSlip(a: string, b: string): boolean {
  const limit = Math.min(a.length, b.length) >= 6 ? 2 : 1
  return Math.min(a.length, b.length) >= 3 && damerauLevenshtein(a, b, limit) <= limit
}

function halves(address: string): [string, string] {
  const at = address.lastIndexOf('@')
  return [address.slice(0, at), address.slice(at + 1)]
}

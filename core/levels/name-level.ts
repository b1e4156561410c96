/** The ladder of given, middle, family and whole names. Keys are folded words. */
import type { Level } from '../level.ts'
import type { Nicknames } from '../nickname.ts'
import { agreesByNickname } from '../nickname.ts'
import { damerauLevenshtein, jaroWinkler } from '../similarity.ts'
import { areOfOtherScripts } from './script.ts'

/** Jaro–Winkler from which a spelling is close, or at least similar; the usual 0.9 and 0.8 of the literature. */
const CLOSE = 0.9
const SIMILAR = 0.8

/**
 * @param nicknames null for names that have none: family names
 * @returns how two names that are not blank agree
 */
export function nameLevel(a: string, b: string, nicknames: Nicknames | null): Level {
  if (a === b) return 'exact'
  if (nicknames !== null && agreesByNickname(a, b, nicknames)) return 'nickname'
  if (areOfOtherScripts(a, b)) return 'other_script'
  if (isInitial(a) || isInitial(b)) return a[0] === b[0] ? 'initial' : 'differs'
  if (sharesWord(a, b)) return 'part'
  if (isClose(a, b)) return 'close'
  if (nicknames !== null && sharesNickname(a, b, nicknames)) return 'nickname'
  return isSimilar(a, b) ? 'similar' : 'differs'
}

/** @returns whether two names are one but for a slip. */
export function isClose(a: string, b: string): boolean {
  if (jaroWinkler(a, b) >= CLOSE) return true
  return Math.min(a.length, b.length) >= 4 && damerauLevenshtein(a, b, 1) <= 1
}

/** @returns whether two names have most letters in common: a slip in a short name, two in a longer one. */
export function isSimilar(a: string, b: string): boolean {
  if (jaroWinkler(a, b) >= SIMILAR) return true
  const shortest = Math.min(a.length, b.length)
  const limit = shortest >= 5 ? 2 : 1
  return shortest >= 2 && damerauLevenshtein(a, b, limit) <= limit
}

function isInitial(name: string): boolean {
  return name.length === 1
}

/** Half of a double name: García for García López. */
function sharesWord(a: string, b: string): boolean {
  if (!a.includes(' ') && !b.includes(' ')) return false
  const words = b.split(' ')
  return a.split(' ').some((word) => word.length > 1 && !PARTICLES.has(word) && words.includes(word))
}

/** A nickname of one of several given names: Bob for Robert James. */
function sharesNickname(a: string, b: string, nicknames: Nicknames): boolean {
  if (!a.includes(' ') && !b.includes(' ')) return false
  const words = b.split(' ')
  return a.split(' ').some((word) => words.some((other) => agreesByNickname(word, other, nicknames)))
}

/** Words before family names that two different families may well share. */
const PARTICLES: ReadonlySet<string> = new Set(
  'al bin da dal de del della den der di dos du el ibn la las le lo los mac mc san santa st ter van vande von y zu'.split(
    ' ',
  ),
)

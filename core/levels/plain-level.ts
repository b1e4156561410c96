/** Ladders of fields that need no rule of their own. */
import type { Level } from '../level.ts'
import { damerauLevenshtein, jaroWinkler } from '../similarity.ts'
import { areOfOtherScripts } from './script.ts'

/** @returns `exact`, `close` (one but for a slip), `differs`, or `other_script`, which is no evidence. */
export function textLevel(a: string, b: string): Level {
  if (a === b) return 'exact'
  if (jaroWinkler(a, b) >= 0.9) return 'close'
  return areOfOtherScripts(a, b) ? 'other_script' : 'differs'
}

/** @returns `exact`, `close`, `similar` (much the same letters) or `differs`. */
export function placeLevel(a: string, b: string): Level {
  const level = textLevel(a, b)
  return level === 'differs' && jaroWinkler(a, b) >= 0.78 ? 'similar' : level
}

/** @returns `exact` or `differs`: a code has no spelling. */
export function codeLevel(a: string, b: string): Level {
  return a === b ? 'exact' : 'differs'
}

/** @returns `close` for one slip, and where one code goes on where the other ends (a ZIP+4). */
export function postalLevel(a: string, b: string): Level {
  if (a === b) return 'exact'
  const isLonger = Math.min(a.length, b.length) >= 4 && (a.startsWith(b) || b.startsWith(a))
  return isLonger || damerauLevenshtein(a, b, 1) <= 1 ? 'close' : 'differs'
}

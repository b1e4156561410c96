/** How alike two strings are, counted in Unicode code points. */

/** Winkler's constants (Winkler 1990): no prefix bonus at or below this Jaro value, scale, longest prefix. */
const BONUS_ABOVE = 0.7
const PREFIX_SCALE = 0.1
const PREFIX_LENGTH = 4

/**
 * Jaro–Winkler similarity in Winkler's own convention: odd half-transpositions are rounded down, and the prefix bonus
 * is given only where Jaro is above 0.7. Nothing is folded: pass canonical text.
 *
 * @returns 0 (nothing in common) to 1 (equal). A blank is like nothing at all, another blank included: 0.
 */
export function jaroWinkler(a: string, b: string): number {
  if (a === '' || b === '') return 0
  if (a === b) return 1
  // Which string leads the greedy pairing can show in the result: the smaller one always does.
  const aLeads = a.length < b.length || (a.length === b.length && a < b)
  reserve(Math.max(a.length, b.length))
  const lengthA = readCodePoints(aLeads ? a : b, left)
  const lengthB = readCodePoints(aLeads ? b : a, right)
  const jaro = jaroOf(lengthA, lengthB)
  if (jaro <= BONUS_ABOVE) return jaro
  const longest = Math.min(PREFIX_LENGTH, lengthA, lengthB)
  let prefix = 0
  while (prefix < longest && left[prefix] === right[prefix]) prefix++
  return jaro + prefix * PREFIX_SCALE * (1 - jaro)
}

/** Of the first code points of `left` and `right`. */
function jaroOf(lengthA: number, lengthB: number): number {
  const window = Math.max(0, (Math.max(lengthA, lengthB) >> 1) - 1)
  usedA.fill(0, 0, lengthA)
  usedB.fill(0, 0, lengthB)
  let common = 0
  for (let i = 0; i < lengthA; i++) {
    const to = Math.min(i + window + 1, lengthB)
    for (let j = Math.max(0, i - window); j < to; j++) {
      if (usedB[j] === 1 || left[i] !== right[j]) continue
      usedA[i] = 1
      usedB[j] = 1
      common++
      break
    }
  }
  if (common === 0) return 0
  let outOfOrder = 0
  let j = 0
  for (let i = 0; i < lengthA; i++) {
    if (usedA[i] === 0) continue
    while (usedB[j] === 0) j++
    if (left[i] !== right[j]) outOfOrder++
    j++
  }
  const transpositions = outOfOrder >> 1
  return (common / lengthA + common / lengthB + (common - transpositions) / common) / 3
}

/**
 * Damerau–Levenshtein distance (optimal string alignment: insert, delete, replace, swap two neighbours, each 1).
 *
 * @param limit the largest distance of interest
 * @returns the distance, or `limit + 1` for anything farther
 */
export function damerauLevenshtein(a: string, b: string, limit: number): number {
  if (a === b) return 0
  reserve(Math.max(a.length, b.length))
  const lengthA = readCodePoints(a, left)
  const lengthB = readCodePoints(b, right)
  if (Math.abs(lengthA - lengthB) > limit) return limit + 1
  // Three rows of the table, one behind the other: the row before last, the last, the current one.
  const width = lengthB + 1
  let beforeLast = 2 * width
  let last = 0
  let row = width
  for (let j = 0; j < width; j++) costs[j] = j
  for (let i = 1; i <= lengthA; i++) {
    costs[row] = i
    let least = i
    for (let j = 1; j < width; j++) {
      const replace = cost(last + j - 1) + (left[i - 1] === right[j - 1] ? 0 : 1)
      let best = Math.min(replace, cost(last + j) + 1, cost(row + j - 1) + 1)
      if (i > 1 && j > 1 && left[i - 1] === right[j - 2] && left[i - 2] === right[j - 1]) {
        best = Math.min(best, cost(beforeLast + j - 2) + 1)
      }
      costs[row + j] = best
      if (best < least) least = best
    }
    if (least > limit) return limit + 1
    const spare = beforeLast
    beforeLast = last
    last = row
    row = spare
  }
  return Math.min(cost(last + lengthB), limit + 1)
}

function cost(place: number): number {
  return costs[place] as number
}

// Room to work in, kept between calls: making it anew took most of the time of a comparison.
let left = new Uint32Array(64)
let right = new Uint32Array(64)
let usedA = new Uint8Array(64)
let usedB = new Uint8Array(64)
let costs = new Uint32Array(3 * 65)

function reserve(length: number): void {
  if (length <= left.length) return
  left = new Uint32Array(2 * length)
  right = new Uint32Array(2 * length)
  usedA = new Uint8Array(2 * length)
  usedB = new Uint8Array(2 * length)
  costs = new Uint32Array(3 * (2 * length + 1))
}

/** @returns how many code points `text` has. */
function readCodePoints(text: string, into: Uint32Array): number {
  let length = 0
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    const isPair = unit >= 0xd800 && unit <= 0xdbff && i + 1 < text.length
    const point = isPair ? (text.codePointAt(i) as number) : unit
    into[length++] = point
    if (point > 0xffff) i++
  }
  return length
}

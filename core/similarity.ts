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
  const left = codePoints(aLeads ? a : b)
  const right = codePoints(aLeads ? b : a)
  const jaro = jaroOf(left, right)
  if (jaro <= BONUS_ABOVE) return jaro
  const longest = Math.min(PREFIX_LENGTH, left.length, right.length)
  let prefix = 0
  while (prefix < longest && left[prefix] === right[prefix]) prefix++
  return jaro + prefix * PREFIX_SCALE * (1 - jaro)
}

function jaroOf(a: Uint32Array, b: Uint32Array): number {
  const window = Math.max(0, (Math.max(a.length, b.length) >> 1) - 1)
  const usedA = new Uint8Array(a.length)
  const usedB = new Uint8Array(b.length)
  let common = 0
  for (let i = 0; i < a.length; i++) {
    const to = Math.min(i + window + 1, b.length)
    for (let j = Math.max(0, i - window); j < to; j++) {
      if (usedB[j] === 1 || a[i] !== b[j]) continue
      usedA[i] = 1
      usedB[j] = 1
      common++
      break
    }
  }
  if (common === 0) return 0
  let outOfOrder = 0
  let j = 0
  for (let i = 0; i < a.length; i++) {
    if (usedA[i] === 0) continue
    while (usedB[j] === 0) j++
    if (a[i] !== b[j]) outOfOrder++
    j++
  }
  const transpositions = outOfOrder >> 1
  return (common / a.length + common / b.length + (common - transpositions) / common) / 3
}

/**
 * Damerau–Levenshtein distance (optimal string alignment: insert, delete, replace, swap two neighbours, each 1).
 *
 * @param limit the largest distance of interest
 * @returns the distance, or `limit + 1` for anything farther
 */
export function damerauLevenshtein(a: string, b: string, limit: number): number {
  if (a === b) return 0
  const left = codePoints(a)
  const right = codePoints(b)
  if (Math.abs(left.length - right.length) > limit) return limit + 1
  const width = right.length + 1
  let beforeLast = new Uint32Array(width)
  let last = Uint32Array.from({ length: width }, (_, j) => j)
  let row = new Uint32Array(width)
  for (let i = 1; i <= left.length; i++) {
    row[0] = i
    let least = i
    for (let j = 1; j < width; j++) {
      const replace = at(last, j - 1) + (left[i - 1] === right[j - 1] ? 0 : 1)
      let cost = Math.min(replace, at(last, j) + 1, at(row, j - 1) + 1)
      if (i > 1 && j > 1 && left[i - 1] === right[j - 2] && left[i - 2] === right[j - 1]) {
        cost = Math.min(cost, at(beforeLast, j - 2) + 1)
      }
      row[j] = cost
      if (cost < least) least = cost
    }
    if (least > limit) return limit + 1
    const spare = beforeLast
    beforeLast = last
    last = row
    row = spare
  }
  return Math.min(at(last, right.length), limit + 1)
}

function at(row: Uint32Array, j: number): number {
  return row[j] as number
}

function codePoints(text: string): Uint32Array {
  const points = new Uint32Array(text.length)
  let length = 0
  for (let i = 0; i < text.length; i++) {
    const point = text.codePointAt(i) as number
    points[length++] = point
    if (point > 0xffff) i++
  }
  return points.subarray(0, length)
}

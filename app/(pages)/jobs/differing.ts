/** Which characters of two texts differ, for marking them side by side. */

export interface Stretch {
  readonly text: string
  readonly differs: boolean
}

/** Beyond this many characters nobody looks for single ones, and the table below would grow with their square. */
const LONGEST = 300
/** Below this share of the shorter text, what they have in common is chance. */
const LEAST_COMMON = 0.5

/**
 * By the longest common subsequence of code points; upper and lower case count as the same. Two texts with little in
 * common differ as a whole: single letters that happen to be in both would only confuse.
 * @returns both texts cut into stretches, in order and whole
 */
export function differing(a: string, b: string): readonly [readonly Stretch[], readonly Stretch[]] {
  const [left, right] = [[...a], [...b]]
  if (left.length > LONGEST || right.length > LONGEST) return [whole(a, a !== b), whole(b, a !== b)]
  const lengths = commonLengths(left, right)
  if ((lengths[0]?.[0] ?? 0) < LEAST_COMMON * Math.min(left.length, right.length))
    return [whole(a, true), whole(b, true)]
  const [leftDiffers, rightDiffers] = [left.map(() => true), right.map(() => true)]
  for (let i = 0, j = 0; i < left.length && j < right.length; ) {
    if (isSame(left[i], right[j])) {
      leftDiffers[i++] = false
      rightDiffers[j++] = false
    } else if ((lengths[i + 1]?.[j] ?? 0) >= (lengths[i]?.[j + 1] ?? 0)) i++
    else j++
  }
  return [stretches(left, leftDiffers), stretches(right, rightDiffers)]
}

function isSame(a: string | undefined, b: string | undefined): boolean {
  return a?.toLowerCase() === b?.toLowerCase()
}

/** `lengths[i][j]`: of the longest common subsequence from i and j on. */
function commonLengths(left: readonly string[], right: readonly string[]): readonly (readonly number[])[] {
  const lengths = Array.from({ length: left.length + 1 }, () => new Array<number>(right.length + 1).fill(0))
  for (let i = left.length - 1; i >= 0; i--) {
    const row = lengths[i] as number[]
    const below = lengths[i + 1] as number[]
    for (let j = right.length - 1; j >= 0; j--) {
      row[j] = isSame(left[i], right[j])
        ? 1 + (below[j + 1] as number)
        : Math.max(below[j] as number, row[j + 1] as number)
    }
  }
  return lengths
}

function stretches(characters: readonly string[], differs: readonly boolean[]): readonly Stretch[] {
  const found: { text: string; differs: boolean }[] = []
  for (const [i, character] of characters.entries()) {
    const last = found.at(-1)
    if (last !== undefined && last.differs === differs[i]) last.text += character
    else found.push({ text: character, differs: differs[i] as boolean })
  }
  return found
}

function whole(text: string, differs: boolean): readonly Stretch[] {
  return text === '' ? [] : [{ text, differs }]
}

/** Text as numbers, one a code point. */

/**
 * @param from,to indexes in UTF-16 units
 * @param into room for `to - from` numbers
 * @returns how many code points were written; a half of a pair that stands alone counts as one
 */
export function readCodePoints(text: string, from: number, to: number, into: Uint32Array): number {
  let length = 0
  for (let i = from; i < to; i++) {
    const unit = text.charCodeAt(i)
    const isPair = unit >= 0xd800 && unit <= 0xdbff && i + 1 < to
    const point = isPair ? (text.codePointAt(i) as number) : unit
    into[length++] = point
    if (point > 0xffff) i++
  }
  return length
}

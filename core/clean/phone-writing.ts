/** How people write a phone number: its digits, a plus, an extension, without any knowledge of numbering plans. */

export interface DialledDigits {
  /** ASCII digits in order, without plus and extension. */
  readonly digits: string
  /** Where the plus stands in the cell, counting from 0; -1 where none does. */
  readonly plusAt: number
  /** Digits of who is reached behind the switchboard; empty where nobody is named. */
  readonly extension: string
}

/** `6015344737.0`: a number that passed through a table of floats; no digit is lost. */
export const FLOAT_ZERO = /^(\+?\d{6,15})[.,]0+$/
// Typed to get past a required box. No shorter runs: 2222222 is somebody's number.
const FILLER = /^(?:0+|1{6,}|9{7,}|5{10}|1234567890)$/
const EXTENSION = /(?:ext(?:ension)?|x|#)[.:]? ?(\d{1,7})$/iy
const SEPARATOR = /\s*[;|/\n\r\t]\s*|,\s+|\s+(?:or|oder|ou|o|and|und|y|et)\s+/i
const DIGITS = /\p{Nd}/gu

/** Digits of a piece of a cell that may be a number of its own; `06221/123456` is one number. */
const SHORTEST_PIECE = 7
/** Characters; what is longer is no usual writing. */
const LONGEST_WRITING = 40
/** Digits; with fewer, what looks like an extension may be part of the number. */
const SHORTEST_BEFORE_EXTENSION = 3

/** @returns the numbers that a cell holds, as written; the whole cell where it does not hold several. */
export function phonesWritten(text: string): readonly string[] {
  if (text.length < 2 * SHORTEST_PIECE) return [text]
  const pieces = text.split(SEPARATOR).filter((piece) => (piece.match(DIGITS)?.length ?? 0) >= SHORTEST_PIECE)
  return pieces.length > 1 ? pieces : [text]
}

/** @returns whether `digits` are nobody's: `0000000000`, `1234567890`. */
export function isFiller(digits: string): boolean {
  // Every filler begins with one digit twice, or with 12.
  const first = digits.charCodeAt(0)
  const second = digits.charCodeAt(1)
  if (first !== second && digits.length > 1 && !(first === 0x31 && second === 0x32)) return false
  return FILLER.test(digits)
}

/** @returns the digits of one number in a usual ASCII writing, or null where it takes more to read it. */
export function dialledDigits(text: string): DialledDigits | null {
  if (text.length > LONGEST_WRITING) return null
  let digits = ''
  let runStart = -1
  let plusAt = -1
  let hasSlash = false
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code >= 0x30 && code <= 0x39) {
      if (runStart < 0) runStart = i
      continue
    }
    if (runStart >= 0) digits += text.slice(runStart, i)
    runStart = -1
    switch (code) {
      case 0x20: // space
      case 0x28: // (
      case 0x29: // )
      case 0x2d: // -
        break
      case 0x2e: // .
        if (FLOAT_ZERO.test(text)) return { digits, plusAt, extension: '' }
        break
      case 0x2f: // /
        hasSlash = true
        break
      case 0x2b: // +
        if (plusAt >= 0 || digits !== '') return null
        plusAt = i
        break
      default:
        if (hasSlash || digits.length < SHORTEST_BEFORE_EXTENSION) return null
        return withExtension(text, i, digits, plusAt)
    }
  }
  if (runStart >= 0) digits += text.slice(runStart)
  // Two numbers may stand on either side of the slash.
  if (digits === '' || (hasSlash && digits.length >= 2 * SHORTEST_PIECE)) return null
  return { digits, plusAt, extension: '' }
}

function withExtension(text: string, labelAt: number, digits: string, plusAt: number): DialledDigits | null {
  EXTENSION.lastIndex = labelAt
  const extension = EXTENSION.exec(text)?.[1]
  return extension === undefined ? null : { digits, plusAt, extension }
}

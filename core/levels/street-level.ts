/** The ladder of street lines: normalised words with the house number. */
import type { Level } from '../level.ts'
import { jaroWinkler } from '../similarity.ts'

const CLOSE = 0.88

/**
 * Quickest where `a` stays the same from call to call.
 *
 * @returns how two lines agree; `close`: the same house, `similar`: the same street, another or no number.
 */
export function streetLevel(a: string, b: string): Level {
  if (a === b) return 'exact'
  if (a !== held.line) held = { line: a, house: houseNumber(a), name: streetName(a), letters: a.replaceAll(' ', '') }
  const nameB = streetName(b)
  if (held.name === nameB || holdsWords(held.name, nameB) || jaroWinkler(held.name, nameB) >= CLOSE) {
    return held.house !== '' && held.house === houseNumber(b) ? 'close' : 'similar'
  }
  return jaroWinkler(held.letters, b.replaceAll(' ', '')) >= 0.93 ? 'close' : 'differs'
}

/** A line of the list is compared with many: its parts are kept from one to the next. */
let held = { line: '', house: '', name: '', letters: '' }

/** @returns the first word that begins with a digit, empty without one. */
export function houseNumber(street: string): string {
  for (let from = 0; from < street.length; from = endOfWord(street, from) + 1) {
    if (isDigit(street.charCodeAt(from))) return street.slice(from, endOfWord(street, from))
  }
  return ''
}

/** @returns the words without digits. */
export function streetName(street: string): string {
  let name = ''
  let isBegun = false
  // Words in a row are taken as one piece.
  let begin = -1
  for (let from = 0; from <= street.length; ) {
    const to = endOfWord(street, from)
    const hasDigit = holdsDigit(street, from, to)
    if (!hasDigit && begin < 0) begin = from
    if (begin >= 0 && (hasDigit || to === street.length)) {
      const piece = street.slice(begin, hasDigit ? from - 1 : to)
      name = isBegun ? `${name} ${piece}` : piece
      isBegun = true
      begin = -1
    }
    from = to + 1
  }
  return name
}

function endOfWord(text: string, from: number): number {
  const space = text.indexOf(' ', from)
  return space < 0 ? text.length : space
}

function holdsDigit(text: string, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (isDigit(text.charCodeAt(i))) return true
  return false
}

function isDigit(unit: number): boolean {
  return unit >= 0x30 && unit <= 0x39
}

/** One line leaves out what the other says: "calumet" for "s calumet ave". */
function holdsWords(a: string, b: string): boolean {
  if (a === '' || b === '') return false
  const [few, many] = countWords(a) <= countWords(b) ? [a, b] : [b, a]
  let isAnyLong = false
  for (let from = 0; from <= few.length; ) {
    const to = endOfWord(few, from)
    if (!holdsWord(many, few, from, to)) return false
    if (to - from > 2) isAnyLong = true
    from = to + 1
  }
  return isAnyLong
}

function countWords(text: string): number {
  let count = 1
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) === SPACE) count++
  return count
}

const SPACE = 0x20

/** @returns whether one of the words of `text` is the one in `other` from `from` to `to` */
function holdsWord(text: string, other: string, from: number, to: number): boolean {
  for (let start = 0; start <= text.length; ) {
    const end = endOfWord(text, start)
    if (end - start === to - from && isSamePiece(text, start, other, from, to - from)) return true
    start = end + 1
  }
  return false
}

function isSamePiece(a: string, fromA: number, b: string, fromB: number, length: number): boolean {
  for (let i = 0; i < length; i++) if (a.charCodeAt(fromA + i) !== b.charCodeAt(fromB + i)) return false
  return true
}

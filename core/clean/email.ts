/** E-mail addresses: what surrounds them in a cell taken off, lower case, several in one cell told apart. */
import { visible } from '../fold.ts'
import { isEmailAddress, isPlainAddress } from './email-syntax.ts'
import { saysNoValue } from './placeholder.ts'
import type { Reading } from './reading.ts'
import { BLANK, bad, good } from './reading.ts'

const ASCII = /^[\x20-\x7e]*$/
const IN_BRACKETS = /<([^<>]*)>$/
const AROUND = /^(?:mailto:|smtp:|e-?mail:|\s)+|(?:[\s;,.]|\?subject=.*)+$/gi
const PAIR = /^(?:<(.*)>|"(.*)"|'(.*)'|\((.*)\)|\[(.*)\])$/s
const SEPARATOR = /\s*[;,|\n\r\t]\s*|\s+(?:\/|or|and|&)\s+|\s+/

/**
 * The key is the address in lower case. The local part is folded too although RFC 5321 §2.4 leaves its case to the
 * receiving host: no large host tells `Ann@` from `ann@`. Dots and +tags stay: what they mean differs by host.
 */
export function cleanEmail(text: string): readonly Reading[] {
  if (isPlainAddress(text)) return good(text, text.toLowerCase())
  if (saysNoValue(text)) return BLANK
  const whole = tidied(text)
  if (isEmailAddress(whole)) return good(text, whole)
  const pieces = text.split(SEPARATOR).filter((piece) => piece.includes('@'))
  if (pieces.length > 1 && pieces.some((piece) => isEmailAddress(tidied(piece)))) {
    return pieces.flatMap((piece) => {
      const key = tidied(piece)
      return isEmailAddress(key) ? good(piece, key) : bad(piece, 'email.syntax', key)
    })
  }
  return bad(text, 'email.syntax', whole)
}

function tidied(text: string): string {
  const plain = ASCII.test(text) ? text : visible(text.normalize('NFKC'))
  const bare = plain.replace(AROUND, '')
  const inside = bare.includes('<') ? (IN_BRACKETS.exec(bare)?.[1] ?? bare) : bare
  const unwrapped =
    PAIR.exec(inside)
      ?.slice(1)
      .find((found) => found !== undefined) ?? inside
  return unwrapped.replace(AROUND, '').toLowerCase()
}

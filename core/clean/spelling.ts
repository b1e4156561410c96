/** Letters that keyboards without them spell with two: `Müller` is `Mueller` as well as `Muller`. */
import { fold } from '../fold.ts'

const SPELT: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', ø: 'oe', å: 'aa' }
const SPELT_LETTER = /[äöüøå]/g
const MAY_BE_SPELT = /[\u00c4\u00c5\u00d6\u00d8\u00dc\u00e4\u00e5\u00f6\u00f8\u00fc]|\u0308|\u030a/

/** @returns the text with those letters spelt out, for folding, or null where it has none. */
export function speltOut(text: string): string | null {
  if (!MAY_BE_SPELT.test(text)) return null
  const spelt = text
    .normalize('NFC')
    .toLowerCase()
    .replace(SPELT_LETTER, (letter) => SPELT[letter] ?? letter)
  return fold(spelt) === fold(text) ? null : spelt
}

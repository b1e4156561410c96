/** Words people and programs write where there is nothing to write. */
import { fold } from '../fold.ts'

const ONLY_PUNCTUATION = /^[\s\p{P}<>=+|~^`$]*$/u

/** Safe for every field: nobody and nothing is called that. `N. A.` and Nan are names, `n/a` is none. */
const NOTHING = /^\W*(?:n\/a|not (?:applicable|available|provided|specified|given))\W*$/i

/** Real surnames, towns or companies too (Null, None, Nil, Test), so names, companies and cities keep them. */
const NO_VALUE = new Set([
  'na',
  'n a',
  'nan',
  'k a',
  's o',
  'none',
  'null',
  'nil',
  'undefined',
  'unknown',
  'missing',
  'blank',
  'empty',
  'unbekannt',
  'keine',
  'keine angabe',
  'inconnu',
  'desconocido',
  'ninguno',
  'sconosciuto',
  'nepoznato',
  'tbd',
  'tba',
  'x',
  'xx',
  'xxx',
  'no email',
  'no phone',
  'none given',
  'not known',
  'no',
])

const FIRST_LETTERS = [...new Set([...NO_VALUE].map((word) => word.charAt(0)))].join('')

/** Characters; spares long cells the folding. */
const LONGEST_PLACEHOLDER = 20

/** @returns whether a cell of any field says "no value": only punctuation (`-`, `?`) or `n/a`. */
export function saysNothing(text: string): boolean {
  if (text.length > LONGEST_PLACEHOLDER || startsAsValue(text, 'n')) return false
  return ONLY_PUNCTUATION.test(text) || NOTHING.test(text)
}

/** @returns the same for fields in which no real value looks like a word for nothing. */
export function saysNoValue(text: string): boolean {
  return text.length <= LONGEST_PLACEHOLDER && !startsAsValue(text, FIRST_LETTERS) && NO_VALUE.has(fold(text))
}

/** Most cells are known by their first character: a digit, or an ASCII letter that no word for nothing begins with. */
function startsAsValue(text: string, firstLetters: string): boolean {
  const code = text.charCodeAt(0)
  if (code >= 0x30 && code <= 0x39) return true
  const lower = code | 0x20
  return lower >= 0x61 && lower <= 0x7a && code < 0x80 && !firstLetters.includes(String.fromCharCode(lower))
}

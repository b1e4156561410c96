/** Words people and programs write where there is nothing to write. */
import { fold } from '../fold.ts'

const ONLY_PUNCTUATION = /^[\s\p{P}<>=+|~^`$]*$/u

/** Safe for every field: nobody and nothing is called that. `N. A.` and Nan are names, `n/a` is none. */
const NOTHING = /^\W*(?:n\/a|#?null!|#ref!|#value!|#name\?|not (?:applicable|available|provided|specified|given))\W*$/i

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

/** Characters; spares long cells the folding. */
const LONGEST_PLACEHOLDER = 20

/** @returns whether a cell of any field says "no value": only punctuation (`-`, `?`) or `n/a`. */
export function saysNothing(text: string): boolean {
  if (text.length > LONGEST_PLACEHOLDER) return false
  return ONLY_PUNCTUATION.test(text) || NOTHING.test(text)
}

/** @returns the same for fields in which no real value looks like a word for nothing. */
export function saysNoValue(text: string): boolean {
  return text.length <= LONGEST_PLACEHOLDER && NO_VALUE.has(fold(text))
}

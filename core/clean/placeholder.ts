/** Words people and programs write where there is nothing to write. */
import { fold } from '../fold.ts'

const ONLY_PUNCTUATION = /^[\s\p{P}<>=+|~^`$]*$/u

/** Safe for every field: nobody and nothing is called that. */
const NOWHERE_A_VALUE = new Set([
  'n a',
  '#n a',
  'nan',
  'k a',
  's o',
  'not applicable',
  'not available',
  'not provided',
  'not specified',
])

/** Real surnames, towns or companies too (Null, None, Nil, Test), so names, companies and cities keep them. */
const NO_VALUE = new Set([
  'na',
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

/** @returns whether a cell of any field says "no value": only punctuation (`-`, `?`) or `n/a`. */
export function saysNothing(text: string): boolean {
  if (text.length > 15) return false
  return ONLY_PUNCTUATION.test(text) || NOWHERE_A_VALUE.has(fold(text))
}

/** @returns the same for fields in which no real value looks like a word for nothing. */
export function saysNoValue(text: string): boolean {
  return text.length <= 15 && NO_VALUE.has(fold(text))
}

/** States and provinces to the codes that their own post uses, where the name alone is sure. */
import { fold } from '../fold.ts'
import type { Reading } from './reading.ts'
import { bad, good } from './reading.ts'
import { COUNTRIES_OF_REGIONS, REGION_CODES } from './region-codes.ts'
import { speltOut } from './spelling.ts'

/** `State of New York`, `Freistaat Bayern`. */
const KIND =
  /^(?:(?:state|province|commonwealth|territory|estado|provincia|provincie|canton|kanton|land) (?:of |de |do |da |van )?|freistaat )(?=.)/
/** `CA (California)`: the code and the name of the same. */
const CODE_AND_NAME = /^(\p{L}{2,3})\s*[-(,]\s*(\p{L}[\p{L} ]+?)\)?$/u

/** The key is the code where we know the name of the region, else the folded name. */
export function cleanRegion(text: string): readonly Reading[] {
  const name = fold(text)
  if (name === '') return bad(text, 'region.no_letters')
  const code = codeOf(name) ?? codeOf(name.replace(KIND, '')) ?? codeWithCountry(name) ?? codeAndName(text)
  if (code !== undefined) return good(text, code)
  const spelt = speltOut(text)
  return good(text, name, spelt === null ? [] : [fold(spelt)])
}

function codeOf(name: string): string | undefined {
  return REGION_CODES.get(name) ?? REGION_CODES.get(name.replaceAll(' ', ''))
}

/** ISO 3166-2: `US-CA`. */
function codeWithCountry(name: string): string | undefined {
  const space = name.indexOf(' ')
  return space === 2 && COUNTRIES_OF_REGIONS.has(name.slice(0, 2)) ? codeOf(name.slice(3)) : undefined
}

function codeAndName(text: string): string | undefined {
  const [, first = '', second = ''] = CODE_AND_NAME.exec(text) ?? []
  const code = codeOf(fold(second))
  return code !== undefined && code === fold(first) ? code : undefined
}

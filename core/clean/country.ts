/** Country names in fourteen languages and ISO codes to one ISO 3166-1 alpha-2 code. */
import { isSupportedCountry } from 'libphonenumber-js/max'
import { fold } from '../fold.ts'
import { COUNTRY_NAMES } from './country-names.ts'
import { saysNoValue } from './placeholder.ts'
import type { Reading } from './reading.ts'
import { BLANK, bad, good } from './reading.ts'

const CODE_OF_NAME: ReadonlyMap<string, string> = new Map(
  COUNTRY_NAMES.trim()
    .split('\n')
    .flatMap((line) => {
      const names = line.split('|')
      const code = names[0] ?? ''
      return names.map((name): [string, string] => [fold(name), code])
    }),
)

/** @returns the ISO 3166-1 alpha-2 code of a country's name or code as people write it, or null. */
export function countryCode(text: string): string | null {
  const name = fold(text)
  return (
    CODE_OF_NAME.get(name) ??
    CODE_OF_NAME.get(name.replaceAll(' ', '')) ??
    CODE_OF_NAME.get(name.replace(/^the /, '')) ??
    null
  )
}

/** @returns whether it is the code of a country or, as for phones, of a place with a country code of its own. */
export function isCountryCode(code: string): boolean {
  return isSupportedCountry(code) || CODE_OF_NAME.get(fold(code)) === code
}

export function cleanCountry(text: string): readonly Reading[] {
  const code = countryCode(text)
  if (code !== null) return good(text, code)
  return saysNoValue(text) ? BLANK : bad(text, 'country.unknown')
}

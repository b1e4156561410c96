/** Countries by name for a choice; names come from the browser's own tables. */
import { getCountries } from 'libphonenumber-js/min'

const names = new Intl.DisplayNames(['en'], { type: 'region' })

export const COUNTRY_CHOICES: readonly (readonly [string, string])[] = getCountries()
  .map((code) => [code, names.of(code) ?? code] as const)
  .sort(([, a], [, b]) => a.localeCompare(b, 'en'))

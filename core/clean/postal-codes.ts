/** Forms of postal codes by country, in the key's spelling: capitals and digits, no spaces or hyphens. */

/** Digits, where a country's codes are digits alone; the usual count first. */
const DIGITS: Readonly<Record<string, readonly number[]>> = {
  ...ofLength([4], 'AU AT BE BG CH CY DK GE HU LI LU LV MK NO NZ PH SI TN ZA BD AL AM'),
  ...ofLength([5], 'US DE FR IT ES FI EE MX TR UA MY KR TH PR HR RS BA ME LT GR CZ SK SE PL MA PK SA ID CR PE LK MC'),
  ...ofLength([6], 'RO SG CN VN KZ RU IN BY CO'),
  ...ofLength([7], 'JP IL CL'),
  ...ofLength([8], 'BR'),
  ...ofLength([7, 4], 'PT'),
}

const PATTERNS: Readonly<Record<string, RegExp>> = {
  AR: /^(?:[0-9]{4}|[A-Z][0-9]{4}[A-Z]{3})$/,
  CA: /^[A-Z][0-9][A-Z][0-9][A-Z][0-9]$/,
  GB: /^[A-Z]{1,2}[0-9][A-Z0-9]?[0-9][A-Z]{2}$/,
  IE: /^(?:[A-Z][0-9]{2}|D6W)[A-Z0-9]{4}$/,
  MT: /^[A-Z]{3}[0-9]{4}$/,
  NL: /^[0-9]{4}(?:[A-Z]{2})?$/,
  TW: /^[0-9]{3}(?:[0-9]{2,3})?$/,
}

/** Their codes may begin with 0, which a spreadsheet drops. */
const MAY_BEGIN_WITH_ZERO: ReadonlySet<string> = new Set(
  [
    ...['AU NO ZA HU BG LV GE TN US DE FR IT ES FI EE MX TR UA MY KR TH PR HR RS BA ME LT GR CZ SK SE PL'],
    ...['MA RO SG CN VN KZ RU CO JP IL BR'],
  ].flatMap((codes) => codes.split(' ')),
)

const USUAL_DIGITS: ReadonlyMap<string, number> = new Map(
  Object.entries(DIGITS).map(([country, lengths]) => [country, lengths[0] ?? 0]),
)

/** @returns whether `code` is the usual count of digits, as nearly all codes of a country of digits are */
export function hasUsualForm(country: string | null, code: string): boolean {
  if (country === null || USUAL_DIGITS.get(country) !== code.length) return false
  for (let i = 0; i < code.length; i++) {
    const unit = code.charCodeAt(i)
    if (unit < 0x30 || unit > 0x39) return false
  }
  return true
}

const ALL_DIGITS = /^[0-9]+$/

/** @returns whether the country uses codes of this form; null where we do not know its forms. */
export function hasFormOf(country: string, code: string): boolean | null {
  const pattern = PATTERNS[country]
  if (pattern !== undefined) return pattern.test(code)
  const lengths = DIGITS[country]
  return lengths === undefined ? null : lengths.includes(code.length) && ALL_DIGITS.test(code)
}

/** @returns whether a code is so many digits short of what its country uses that zeros in front may be lost. */
export function hasLostZeros(country: string, code: string): boolean {
  if (!MAY_BEGIN_WITH_ZERO.has(country) || !ALL_DIGITS.test(code)) return false
  const usual = DIGITS[country]?.[0] ?? 0
  if (code.length < usual) return code.length >= usual - 2
  // Of a ZIP+4 four digits of the place are left before the four of the street.
  return country === 'US' && code.length === 8
}

function ofLength(digits: readonly number[], countries: string): Record<string, readonly number[]> {
  return Object.fromEntries(countries.split(' ').map((country) => [country, digits]))
}

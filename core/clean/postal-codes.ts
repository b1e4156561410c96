/** Digits of the postal code in countries whose codes are digits alone and may begin with 0. */
export const DIGITS_OF_POSTAL_CODE: Readonly<Record<string, number>> = {
  ...ofLength(4, 'AU NO ZA HU BG LV GE TN'),
  ...ofLength(5, 'US DE FR IT ES FI EE MX TR UA MY KR TH PR HR RS BA ME LT GR CZ SK SE'),
  ...ofLength(6, 'RO SG CN VN KZ RU'),
  ...ofLength(7, 'JP IL'),
}

function ofLength(digits: number, countries: string): Record<string, number> {
  return Object.fromEntries(countries.split(' ').map((country) => [country, digits]))
}

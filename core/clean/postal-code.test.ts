import { describe, expect, test } from 'vitest'
import { cleanPostalCode } from './postal-code.ts'

const inCountry = (country: string | null) => ({ country, dateOrder: 'auto' as const })

describe('a postal-code cell', () => {
  test.each([
    ['02134', 'US', '02134'],
    ['02134-1234', 'US', '02134'],
    ['021341234', 'US', '02134'],
    ['sw1a 1aa', 'GB', 'SW1A1AA'],
    ['K1A 0B1', 'CA', 'K1A0B1'],
    ['D-10115', 'DE', '10115'],
    ['10115.0', 'DE', '10115'],
    ['3304', 'AU', '3304'],
    ['2134', null, '2134'],
    ['123 45', 'SE', '12345'],
    ['SE-123 45', 'SE', '12345'],
    ['PL-00-950', 'PL', '00950'],
    ['1234 AB', 'NL', '1234AB'],
    ['D02 AF30', 'IE', 'D02AF30'],
    ['1250-096', 'PT', '1250096'],
    ['01310-100', 'BR', '01310100'],
    ['100-0001', 'JP', '1000001'],
  ])('%s in %s is %s', (text, country, expected) => {
    expect(cleanPostalCode(text, inCountry(country))[0]?.value).toMatchObject({ key: expected, isValid: true })
  })

  test.each([
    ['4.1E+04', 'US', 'postal_code.spreadsheet_damage'],
    ['2134', 'US', 'postal_code.lost_zero'],
    ['1067', 'DE', 'postal_code.lost_zero'],
    ['800', 'AU', 'postal_code.lost_zero'],
    ['2134-1234', 'US', 'postal_code.lost_zero'],
    ['1310-100', 'BR', 'postal_code.lost_zero'],
    ['an address, not a code', 'US', 'postal_code.syntax'],
  ])('%s in %s is invalid: %s', (text, country, issue) => {
    expect(cleanPostalCode(text, inCountry(country))[0]).toMatchObject({ issue, value: { text, isValid: false } })
  })

  test.each([
    ['SW1A 1AA', 'US', 'SW1A1AA'],
    ['12345', 'GB', '12345'],
    ['123456', 'DE', '123456'],
  ])('%s in %s is compared all the same, with a warning', (text, country, key) => {
    expect(cleanPostalCode(text, inCountry(country))).toEqual([
      { value: { text, key, isValid: true }, issue: 'postal_code.form' },
    ])
  })
})

import { getCountries, getExampleNumber } from 'libphonenumber-js/max'
import examples from 'libphonenumber-js/mobile/examples'
import { describe, expect, test } from 'vitest'
import { cleanPhone } from './phone.ts'

const inCountry = (country: string | null) => ({ country, dateOrder: 'auto' as const })
const keyOf = (text: string, country: string | null) => cleanPhone(text, inCountry(country))[0]?.value.key
const issueOf = (text: string, country: string | null) => cleanPhone(text, inCountry(country))[0]?.issue

describe('a phone cell', () => {
  // +44 20 8366 1177 is the number of libphonenumber's own README; +1 202 555 01xx is reserved for fiction (NANPA).
  test.each([
    ['020 8366 1177', 'GB', '+442083661177'],
    ['+44 20 8366 1177', null, '+442083661177'],
    ['+44 (0)20 8366 1177', 'GB', '+442083661177'],
    ['0044 20 8366 1177', 'GB', '+442083661177'],
    ['0044 20 8366 1177', null, '+442083661177'],
    ['442083661177', 'US', '+442083661177'],
    ['tel:+442083661177', 'US', '+442083661177'],
    ['(202) 555-0123', 'US', '+12025550123'],
    ['1-202-555-0123', 'US', '+12025550123'],
    ['202.555.0123 x13', 'US', '+12025550123'],
    ['202-555-0123 ext. 4', 'US', '+12025550123'],
    ['2025550123.0', 'US', '+12025550123'],
    ['２０２５５５０１２３', 'US', '+12025550123'],
    ['2O2 555 O123', 'US', '+12025550123'],
    ['M: 020 8366 1177', 'GB', '+442083661177'],
    ['02 1234 5678', 'IT', '+390212345678'],
  ])('%s in %s is %s', (text, country, key) => {
    expect(keyOf(text, country)).toBe(key)
  })

  test('without a country the key is the digits, a suffix of the E.164 key', () => {
    expect(keyOf('(202) 555-0123', null)).toBe('~2025550123')
    expect(keyOf('020 8366 1177', null)).toBe('~2083661177')
    expect(keyOf('7764753 x12', null)).toBe('~7764753')
    expect('+442083661177'.endsWith('2083661177')).toBe(true)
  })

  test('several numbers in one cell', () => {
    const both = cleanPhone('020 8366 1177 / 020 8366 1178', inCountry('GB')).map(({ value }) => value.key)
    expect(both).toEqual(['+442083661177', '+442083661178'])
    expect(cleanPhone('06221/123456', inCountry('DE'))).toHaveLength(1)
  })

  test.each([
    ['4.41E+11', 'GB', 'phone.spreadsheet_damage'],
    ['4,41234E+11', null, 'phone.spreadsheet_damage'],
    ['4.41E+011', 'GB', 'phone.spreadsheet_damage'],
    ['212345678', 'IT', 'phone.lost_zero'],
    ['12', 'US', 'phone.too_short'],
    ['1234', null, 'phone.too_short'],
    ['+44 20 8366 1177 9999', 'GB', 'phone.too_long'],
    ['1234567890123456', null, 'phone.too_long'],
    ['+999 123 456 789', null, 'phone.country_code'],
    ['call me', 'US', 'phone.no_digits'],
  ])('%s in %s is invalid: %s', (text, country, issue) => {
    expect(cleanPhone(text, inCountry(country))[0]).toMatchObject({ issue, value: { text, isValid: false } })
  })

  test('a number of the right length in no known range is a warning', () => {
    expect(issueOf('(555) 555-0123', 'US')).toBe('phone.unassigned')
    expect(cleanPhone('(555) 555-0123', inCountry('US'))[0]?.value.isValid).toBe(true)
  })

  test.each(['0000000000', '1111111111', '123-456-7890', 'none', 'unknown'])('%s is no number', (text) => {
    expect(cleanPhone(text, inCountry('US'))).toEqual([])
  })

  test('the example number of every region, as it is dialled at home and from abroad', () => {
    for (const country of getCountries()) {
      const example = getExampleNumber(country, examples)
      if (example === undefined) continue
      expect(keyOf(example.formatNational(), country), country).toBe(example.number)
      expect(keyOf(example.formatInternational(), null), country).toBe(example.number)
    }
  })
})

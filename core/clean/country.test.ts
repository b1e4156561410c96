import { describe, expect, test } from 'vitest'
import { cleanCountry, countryCode, isCountryCode } from './country.ts'

describe('a country cell', () => {
  test.each([
    ['US', 'US'],
    ['u.s.a.', 'US'],
    ['United States', 'US'],
    ['The United States of America', 'US'],
    ['Vereinigte Staaten', 'US'],
    ['États-Unis', 'US'],
    ['UK', 'GB'],
    ['England', 'GB'],
    ['Great Britain', 'GB'],
    ['Hrvatska', 'HR'],
    ['DEU', 'DE'],
    ['Deutschland', 'DE'],
    ['Allemagne', 'DE'],
    ['Holland', 'NL'],
    ["Côte d'Ivoire", 'CI'],
    ['South Korea', 'KR'],
    ['Россия', 'RU'],
    ['日本', 'JP'],
    ['中国', 'CN'],
    ['Česko', 'CZ'],
  ])('%s is %s', (text, code) => {
    expect(countryCode(text)).toBe(code)
  })

  test('every ISO 3166-1 code that the CLDR names is known, as itself', () => {
    const english = new Intl.DisplayNames(['en'], { type: 'region' })
    for (const a of 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') {
      for (const b of 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') {
        const known = countryCode(a + b)
        if (known === a + b) expect(countryCode(english.of(known) ?? ''), known).toBe(known)
      }
    }
    expect(['NO', 'IO', 'VG', 'BQ', 'SS'].map(countryCode)).toEqual(['NO', 'IO', 'VG', 'BQ', 'SS'])
  })

  test('an unknown one says so; a word for nothing is blank', () => {
    expect(cleanCountry('Untied States')[0]).toMatchObject({ issue: 'country.unknown', value: { isValid: false } })
    expect(cleanCountry('unknown')).toEqual([])
  })
})

test('a code is a country, or a place that has phones of its own', () => {
  expect(['US', 'GB', 'HR', 'AQ', 'AC', 'XK'].filter((code) => !isCountryCode(code))).toEqual([])
  expect(['XX', 'ZZ', 'UK', 'us', ''].filter(isCountryCode)).toEqual([])
})

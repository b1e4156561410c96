import { describe, expect, test } from 'vitest'
import { cleanCity, cleanPostalCode, cleanRegion, cleanStreet } from './address.ts'

const inCountry = (country: string | null) => ({ country, dateOrder: 'auto' as const })

describe('a street cell', () => {
  // The pairs are of USPS Publication 28, appendix C, and of usual German, French and Spanish short forms.
  test.each([
    ['12 North Main Street', '12 N. Main St'],
    ['9884 Ridge Road', '9884 RIDGE RD.'],
    ['1750 Willow Boulevard, Suite 4', '1750 Willow Blvd Ste 4'],
    ['5500 North Saint Louis Avenue', '5500 N St Louis Ave'],
    ['7 First Avenue', '7 1st Ave.'],
    ['12-A Elm Court', '12a Elm Ct'],
    ['P.O. Box 12', 'PO Box 12'],
    ['Hauptstraße 5', 'Hauptstr. 5'],
    ['Lange Straße 5', 'Lange Str. 5'],
    ['Rathausplatz Nr. 3', 'Rathausplatz 3'],
    ['8 avenue Foch', '8 av. Foch'],
    ['Avenida Mayor 9', 'Avda. Mayor 9'],
    ['Ulica Ilica 4', 'ul. Ilica 4'],
  ])('%s is %s', (one, other) => {
    expect(cleanStreet(one)[0]?.value.key).toBe(cleanStreet(other)[0]?.value.key)
  })

  test('house numbers and the order of words stay', () => {
    expect(cleanStreet('12 Main Street')[0]?.value.key).toBe('12 main st')
    expect(cleanStreet('21 Main Street')[0]?.value.key).not.toBe('12 main st')
    expect(cleanStreet('C Street')[0]?.value.key).toBe('c st')
  })
})

test('a city is known under its usual spellings', () => {
  const key = (text: string) => cleanCity(text)[0]?.value.key
  expect(key('St. Louis')).toBe(key('Saint Louis'))
  expect(key('City of Köln')).toBe('koln')
  expect(cleanCity('12345')[0]?.issue).toBe('city.no_letters')
})

test.each([
  ['New York', 'ny'],
  ['N.Y.', 'ny'],
  ['calif.', 'ca'],
  ['Québec', 'qc'],
  ['New South Wales', 'nsw'],
  ['NSW', 'nsw'],
  ['Bavaria', 'bavaria'],
])('the region %s is %s', (text, expected) => {
  expect(cleanRegion(text)[0]?.value.key).toBe(expected)
})

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
  ])('%s in %s is %s', (text, country, expected) => {
    expect(cleanPostalCode(text, inCountry(country))[0]?.value).toMatchObject({ key: expected, isValid: true })
  })

  test.each([
    ['4.1E+04', 'US', 'postal_code.spreadsheet_damage'],
    ['2134', 'US', 'postal_code.lost_zero'],
    ['1067', 'DE', 'postal_code.lost_zero'],
    ['800', 'AU', 'postal_code.lost_zero'],
    ['an address, not a code', 'US', 'postal_code.syntax'],
  ])('%s in %s is invalid: %s', (text, country, issue) => {
    expect(cleanPostalCode(text, inCountry(country))[0]).toMatchObject({ issue, value: { text, isValid: false } })
  })
})

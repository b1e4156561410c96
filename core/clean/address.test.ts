import { describe, expect, test } from 'vitest'
import { cleanCity, cleanSecondLine, cleanStreet } from './address.ts'

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

  test.each([
    ['Hauptstraße 5a', '5a Hauptstr.'],
    ['Rue de la Paix 12', '12, rue de la Paix'],
    ['Boulevard Voltaire 12', '12 bd Voltaire'],
    ['C/ Mayor, 9', 'Calle Mayor 9'],
    ['Rua Augusta, 1200', '1200 R. Augusta'],
    ['Via Roma, 12', '12 Via Roma'],
    ['Am Markt 5, 2. OG', 'Am Markt 5, 2. Etage'],
  ])('%s is %s, whichever side the house number is on', (one, other) => {
    expect(cleanStreet(one)[0]?.value.key).toBe(cleanStreet(other)[0]?.value.key)
  })

  test('numbers of flats, boxes and roads are no house numbers', () => {
    expect(cleanSecondLine('Location 4')[0]?.value.key).toBe('location 4')
    expect(cleanStreet('Apt 4')[0]?.value.key).toBe('apt 4')
    expect(cleanStreet('P.O. Box 12')[0]?.value.key).toBe('pob 12')
    expect(cleanStreet('Highway 12')[0]?.value.key).toBe('hwy 12')
    expect(cleanStreet('12 Main St Apt 4')[0]?.value.key).toBe('12 main st apt 4')
    expect(cleanStreet('Straße des 17. Juni 135')[0]?.value.key).toBe('st des 17 juni 135')
  })

  test('ä, ö, ü are also what they are spelt as', () => {
    expect(cleanStreet('Müllerstraße 4')[0]?.value).toMatchObject({ key: '4 mullerstr', otherKeys: ['4 muellerstr'] })
    expect(cleanStreet('Grüner Weg 1')[0]?.value.otherKeys).toEqual(
      cleanStreet('Gruener Weg 1').map((r) => r.value.key),
    )
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
  expect(cleanCity('Köln')[0]?.value.otherKeys).toEqual([key('Koeln')])
  expect(cleanCity('12345')[0]?.issue).toBe('city.no_letters')
})

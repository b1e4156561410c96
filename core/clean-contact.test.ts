import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cleanContact, cleanFields } from './clean-contact.ts'
import type { Contact } from './contact.ts'
import { FIELDS } from './field.ts'
import { issueSentence } from './issues.ts'

const options = { defaultCountry: null, dateOrder: 'auto' } as const
const shared = process.env.KITH_SHARED ?? join(import.meta.dirname, '../../shared')

describe('cleaning a row', () => {
  const mapping = [
    { column: 3, field: 'email' },
    { column: 0, field: 'email' },
    { column: 1, field: 'phone' },
    { column: 2, field: 'country' },
  ] as const

  test('columns of one field keep their order, best first, without equal keys', () => {
    const { values } = cleanContact(['B@example.com', '', '', 'a@example.com'], mapping, options)
    expect(values.email?.map((value) => value.text)).toEqual(['a@example.com', 'B@example.com'])
    expect(cleanContact(['A@example.com', '', '', 'a@example.com'], mapping, options).values.email).toHaveLength(1)
  })

  test('the country of the row is believed before that of the job', () => {
    const phone = (country: string) =>
      cleanContact(['', '020 8366 1177', country], mapping, { ...options, defaultCountry: 'US' }).values.phone?.[0]?.key
    expect(phone('United Kingdom')).toBe('+442083661177')
    expect(phone('')).not.toBe('+442083661177')
  })

  test('cells that the row lacks are blank, and blank fields are absent', () => {
    expect(cleanContact([' '], mapping, options)).toEqual({ values: {}, issues: [] })
    expect(cleanContact([], mapping, options)).toEqual({ values: {}, issues: [] })
  })

  test('values are shown as written, trimmed; issues come in field order, each once', () => {
    const contact = cleanFields(
      { birthday: '31.2.1980', phone: ['12345678901234567', '4.41E+11'], email: [' a@ ', 'b@'] },
      options,
    )
    expect(contact.values.email?.map((value) => value.text)).toEqual(['a@', 'b@'])
    expect(contact.issues).toEqual([
      'email.syntax',
      'phone.too_long',
      'phone.spreadsheet_damage',
      'birthday.impossible',
    ])
  })

  test('a cell longer than any value is shown, not compared; a note may be long', () => {
    const long = `a${' '.repeat(100_000)}b`
    const { values, issues } = cleanFields({ email: long, street: long, notes: long }, options)
    expect([values.email?.[0]?.isValid, values.street?.[0]?.isValid, values.notes?.[0]?.isValid]).toEqual([
      false,
      false,
      true,
    ])
    expect(issues).toEqual(['email.too_long', 'street.too_long'])
    for (const code of issues) expect(issueSentence(code)).toContain('far longer')
  })

  test('the same cells give the same contact', () => {
    const row = ['a@example.com', '+44 20 8366 1177', 'GB', 'b@example.com']
    expect(cleanContact(row, mapping, options)).toEqual(cleanContact(row, mapping, options))
  })
})

describe('any text whatever', () => {
  test('is cleaned without a throw, into keys that are never empty and issues that have a sentence', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 30 }),
      fc.string({ unit: fc.constantFrom(...'0123456789+-/.,() eExX@<>"\'\ud800'), maxLength: 20 }),
      fc.constantFrom(
        'Dr.',
        'Jr.',
        'van',
        'de la',
        'Inc',
        '& Co',
        'Street',
        'n/a',
        'a@b.co',
        '%E0',
        'linkedin.com/in/',
        '\u0000',
      ),
    )
    const text = fc.array(piece, { maxLength: 5 }).map((pieces) => pieces.join(' '))
    fc.assert(
      fc.property(text, fc.constantFrom(null, 'US', 'DE', 'XX'), (cell, defaultCountry) => {
        for (const field of FIELDS) check(cleanFields({ [field]: cell }, { defaultCountry, dateOrder: 'auto' }))
      }),
      { numRuns: 200, seed: 7 },
    )
  })

  test('cleaning a key gives the same key', () => {
    const word = fc.constantFrom(
      ...'Ann O’Brien Doe-Ray Müller Łukasz 山田 Street North Straße Platz 12-A Suite First Ltd Co and The S.A. Sons St. Louis NY n.y. Saint VP Sr. 02134 12 GmbH'.split(
        ' ',
      ),
    )
    const fields = ['first_name', 'company', 'job_title', 'street', 'city', 'region', 'postal_code', 'notes'] as const
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 5 }), (words) => {
        for (const field of fields) expectStable(field, words.join(' '))
      }),
      { numRuns: 300, seed: 3 },
    )
    expectStable('email', 'Ann <ANN@example.com>')
    expectStable('phone', '+44 (0)20 8366 1177')
    expectStable('phone', '020 8366 1177')
    expectStable('birthday', '29 June 1984')
    expectStable('birthday', 'June 29')
    expectStable('country', 'Hrvatska')
    expectStable('website', 'https://www.Example.com/a/')
    expectStable('linkedin', 'https://www.linkedin.com/in/ann-lee/')
    expectStable('full_name', 'de la Vega, Dr. Juan Carlos III')
    expectStable('last_name', 'van der Berg, Jr.')
  })

  const naughty = join(shared, 'data/validation/blns.json')
  test.skipIf(!existsSync(naughty))('of the big list of naughty strings too', () => {
    const texts: string[] = JSON.parse(readFileSync(naughty, 'utf8'))
    for (const text of texts) for (const field of FIELDS) check(cleanFields({ [field]: text }, options))
  })
  if (!existsSync(naughty)) console.log('absent: shared data/validation/blns.json')
})

function check(contact: Contact): void {
  for (const values of Object.values(contact.values).filter((values) => values !== undefined)) {
    expect(values.length).toBeGreaterThan(0)
    for (const { text, key } of values) {
      expect(text).not.toBe('')
      expect(key).not.toBe('')
    }
  }
  for (const code of contact.issues) expect(issueSentence(code)).not.toContain(code)
}

function expectStable(field: (typeof FIELDS)[number], text: string): void {
  for (const { key, isValid } of cleanFields({ [field]: text }, options).values[field] ?? []) {
    if (isValid) expect(cleanFields({ [field]: key }, options).values[field]?.[0]?.key, `${field}: ${text}`).toBe(key)
  }
}

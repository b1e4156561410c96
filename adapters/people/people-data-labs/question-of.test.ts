import { describe, expect, test } from 'vitest'
import { cleanFields } from '#core/clean-contact.ts'
import type { Field } from '#core/field.ts'
import { NEEDS, questionOf, SENDS } from './question-of.ts'

type Texts = Partial<Record<Field, string | readonly string[]>>

const ask = (texts: Texts, defaultCountry: string | null = null) =>
  questionOf(cleanFields(texts, { defaultCountry, dateOrder: 'auto' }))?.params ?? null

test('everything that the vendor takes, in its names', () => {
  const texts = {
    first_name: 'Mara',
    middle_name: 'Linde',
    last_name: 'Okafor',
    email: 'Mara.L@Postbox.example',
    phone: '(202) 555-0143',
    company: 'Tallgrass Studio, Inc.',
    job_title: 'Planner',
    street: '4 Quarry Lane',
    city: 'Boise',
    region: 'Idaho',
    postal_code: '83702',
    country: 'USA',
    birthday: '1984-06-29',
    website: 'tallgrass.example',
    linkedin: 'https://www.linkedin.com/in/Mara-Okafor/?trk=1',
    notes: 'met in May',
  }
  expect(ask(texts)).toEqual({
    first_name: 'mara',
    middle_name: 'linde',
    last_name: 'okafor',
    email: 'mara.l@postbox.example',
    phone: '+12025550143',
    profile: 'linkedin.com/in/mara-okafor',
    company: 'tallgrass studio',
    locality: 'boise',
    region: 'id',
    postal_code: '83702',
    country: 'united states',
    birth_date: '1984-06-29',
  })
})

test.each<[string, Texts, Texts]>([
  [
    'case, spaces and marks',
    { full_name: 'JOSÉ  Sánchez', city: 'Málaga' },
    { full_name: 'josé sanchez', city: 'MALAGA ' },
  ],
  [
    'both forms of a name',
    { full_name: 'Ada Sund', city: 'Boise' },
    { first_name: 'Ada', last_name: 'Sund', city: 'Boise' },
  ],
  ['titles', { full_name: 'Dr. Ada Sund', city: 'Boise' }, { full_name: 'Ada Sund', city: 'Boise' }],
  ['apostrophes', { full_name: 'Ann O’Brien', city: 'Boise' }, { full_name: "Ann O'Brien", city: 'Boise' }],
  [
    'legal forms',
    { full_name: 'Ada Sund', company: 'Smith & Sons Ltd.' },
    { full_name: 'Ada Sund', company: 'SMITH and Sons' },
  ],
  ['phones', { phone: '+1 (202) 555-0143' }, { phone: '001 202 555 0143' }],
  ['addresses', { email: 'mailto:Ada@Sund.example' }, { email: 'ada@sund.example' }],
  ['profiles', { linkedin: 'http://de.linkedin.com/in/ada-sund' }, { linkedin: 'ada-sund' }],
  ['dates', { email: 'a@b.example', birthday: '29 June 1984' }, { email: 'a@b.example', birthday: '1984-06-29' }],
  ['countries', { email: 'a@b.example', country: 'Deutschland' }, { email: 'a@b.example', country: 'DE' }],
  [
    'states',
    { email: 'a@b.example', country: 'US', region: 'Calif.' },
    { email: 'a@b.example', country: 'US', region: 'CA' },
  ],
  ['order of columns', { email: ['a@b.example', 'c@d.example'] }, { email: ['c@d.example', 'a@b.example'] }],
  ['repeated values', { email: ['a@b.example', 'A@b.example'] }, { email: 'a@b.example' }],
])('two spellings ask the same: %s', (_, a, b) => {
  expect(ask(a)).not.toBeNull()
  expect(ask(a)).toEqual(ask(b))
})

test('marks inside of names that only look like spelling stay', () => {
  expect(ask({ full_name: 'Jean-Luc O’Brien', city: 'St.-Malo' })).toEqual({
    first_name: 'jean-luc',
    last_name: "o'brien",
    locality: 'st-malo',
  })
})

test('all addresses and numbers are asked for, in an order of their own', () => {
  const texts = { email: ['b@x.example', 'a@x.example'], phone: ['+1 202 555 0143', '+44 20 7946 0958'] }
  expect(ask(texts)).toEqual({ email: ['a@x.example', 'b@x.example'], phone: ['+12025550143', '+442079460958'] })
})

describe('what is not sure is not sent', () => {
  test.each<[string, Texts, string]>([
    ['an address that is none', { email: 'ada@', phone: '+12025550143' }, 'email'],
    ['a number of an unknown country', { email: 'a@b.example', phone: '2025550143' }, 'phone'],
    ['a date that is one of two', { email: 'a@b.example', birthday: '03/04/1980' }, 'birth_date'],
    ['a birthday without its year', { email: 'a@b.example', birthday: '--06-29' }, 'birth_date'],
    ['a company’s profile', { email: 'a@b.example', linkedin: 'linkedin.com/company/tallgrass' }, 'profile'],
    ['a postal code of no place', { email: 'a@b.example', postal_code: '10115' }, 'postal_code'],
    ['a country that is none', { email: 'a@b.example', country: 'Atlantis' }, 'country'],
  ])('%s', (_, texts, param) => {
    const params = ask(texts)
    expect(params).not.toBeNull()
    expect(Object.keys(params ?? {})).not.toContain(param)
  })
})

describe('the vendor’s minimum', () => {
  const sample: Texts = {
    full_name: 'Ada Sund',
    email: 'ada@sund.example',
    phone: '+12025550143',
    linkedin: 'linkedin.com/in/ada-sund',
    company: 'Tallgrass Studio',
    city: 'Boise',
    region: 'Idaho',
    country: 'US',
    birthday: '1984-06-29',
  }
  const pick = (fields: readonly Field[]) => Object.fromEntries(fields.map((field) => [field, sample[field]]))

  test.each(NEEDS)('%s %s is enough', (...need) => {
    expect(ask(pick(need.filter((field) => field !== undefined)))).not.toBeNull()
  })

  test.each<[string, Texts]>([
    ['a name alone', { full_name: 'Ada Sund' }],
    ['one name beside a company', { first_name: 'Ada', company: 'Tallgrass Studio' }],
    ['a town and a company', { city: 'Boise', company: 'Tallgrass Studio' }],
    ['nothing valid', { email: 'ada@', phone: '12' }],
    ['what is not sent', { job_title: 'Planner', website: 'a.example', street: '4 Quarry Lane', notes: 'x' }],
  ])('%s is not', (_, texts) => expect(ask(texts)).toBeNull())

  test('only what is sent is asked for', () => {
    expect(NEEDS.flat().filter((field) => !SENDS.includes(field))).toEqual([])
  })
})

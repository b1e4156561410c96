import { describe, expect, it } from 'vitest'
import { cleanFields } from './clean-contact.ts'
import { compare } from './comparison.ts'
import { evidenceOf } from './evidence.ts'
import type { Field } from './field.ts'
import { labelFields, unlabelledFields } from './label.ts'
import { openModel } from './model.ts'
import { openNicknames } from './nickname.ts'
import { DEFAULT_OPTIONS } from './options.ts'
import { SHIPPED_PARAMETERS } from './parameters.ts'
import { NO_TERMS } from './term-counts.ts'

type Texts = Partial<Record<Field, string | readonly string[]>>
const model = openModel(SHIPPED_PARAMETERS, openNicknames([]), NO_TERMS)
const clean = (texts: Texts) => cleanFields(texts, DEFAULT_OPTIONS)

function outcome(field: Field, own: Texts, theirs: Texts) {
  const contact = clean(own)
  const person = clean(theirs)
  return labelFields(contact, person, compare(contact, person, model), [field])[0]
}

describe('labels of a matched row', () => {
  it.each<[Field, string, string, string | null, string]>([
    ['first_name', ' Bob ', 'Robert', 'confirmed', 'Bob'],
    ['first_name', 'J.', 'John', 'old', 'John'],
    ['last_name', 'Smtih', 'Smith', 'old', 'Smith'],
    ['last_name', 'garcía', 'Garcia', 'confirmed', 'garcía'],
    ['email', '', 'ann@example.com', 'new', 'ann@example.com'],
    ['email', 'ann@example.com', '', 'unverified', 'ann@example.com'],
    ['email', '', '', null, ''],
    ['email', 'ann@example.com', 'not an address', 'unverified', 'ann@example.com'],
    ['email', 'not an address', 'ann@example.com', 'old', 'ann@example.com'],
    ['job_title', 'Analyst', 'Head of Sales', 'old', 'Head of Sales'],
    ['notes', 'met in Rome', 'Met in Rome', 'confirmed', 'met in Rome'],
    ['birthday', '03/04/1980', '1980-04-03', 'confirmed', '03/04/1980'],
    ['company', 'Acme Inc.', 'ACME', 'confirmed', 'Acme Inc.'],
    ['website', 'https://www.example.com/', 'example.com', 'confirmed', 'https://www.example.com/'],
    ['middle_name', 'Ann', 'Beth', 'old', 'Beth'],
  ])('%s: "%s" and "%s" are %s, latest "%s"', (field, own, theirs, label, latest) => {
    expect(outcome(field, { [field]: own }, { [field]: theirs })).toEqual({ field, own: own.trim(), latest, label })
  })

  it('confirms by any of several values of the provider', () => {
    expect(outcome('email', { email: 'b@example.com' }, { email: ['a@example.com', 'b@example.com'] })).toMatchObject({
      label: 'confirmed',
      latest: 'b@example.com',
    })
  })

  it.each<[Field, string, readonly string[], string, string]>([
    ['email', 'ann@old.example', ['ann@new.example', 'ann@old.example'], 'confirmed', 'ann@old.example'],
    ['phone', '+385 1 234 5678', ['+385 91 234 5678', '00385 1 2345678'], 'confirmed', '+385 1 234 5678'],
    ['email', 'ann@old.example', ['not an address', 'ann@new.example', 'ann@third.example'], 'old', 'ann@new.example'],
    ['phone', '', ['12', '+385 91 234 5678'], 'new', '+385 91 234 5678'],
    ['email', 'ann@old.example', ['not an address', 'nor this'], 'unverified', 'ann@old.example'],
  ])('%s: "%s" beside all of %j is %s, latest the first valid one: "%s"', (field, own, theirs, label, latest) => {
    expect(outcome(field, { [field]: own }, { [field]: theirs })).toEqual({ field, own, latest, label })
  })

  it('reads a whole name from given and family name', () => {
    const theirs = { first_name: 'Robert', last_name: 'Smith' }
    expect(outcome('full_name', { full_name: 'Bob Smith' }, theirs)).toMatchObject({
      label: 'confirmed',
      latest: 'Bob Smith',
    })
    expect(outcome('full_name', { full_name: 'R. Smith' }, theirs)).toMatchObject({
      label: 'old',
      latest: 'Robert Smith',
    })
    expect(outcome('full_name', { full_name: 'Smith' }, theirs)).toMatchObject({ label: 'old', latest: 'Robert Smith' })
  })

  it('calls new what the list has no column for', () => {
    const theirs = { first_name: 'Robert', last_name: 'Smith' }
    expect(outcome('first_name', { full_name: 'Robert Smith' }, theirs)).toEqual({
      field: 'first_name',
      own: '',
      latest: 'Robert',
      label: 'new',
    })
  })

  it('mends names in each other’s column', () => {
    const own = { first_name: 'Nguyen', last_name: 'Cooper' }
    expect(outcome('first_name', own, { first_name: 'Cooper', last_name: 'Nguyen' })).toMatchObject({
      label: 'old',
      latest: 'Cooper',
    })
  })
})

it('a row that is nobody keeps its own values', () => {
  expect(unlabelledFields(clean({ email: 'ann at home', full_name: 'Ann Lee' }), ['email', 'first_name'])).toEqual([
    { field: 'email', own: 'ann at home', latest: 'ann at home', label: null },
    { field: 'first_name', own: '', latest: '', label: null },
  ])
})

it('evidence shows both values, the level and what it weighs', () => {
  const comparison = compare(clean({ first_name: 'Bob', city: 'Rome' }), clean({ first_name: 'Robert' }), model)
  const evidence = evidenceOf(comparison)
  expect(evidence).toMatchObject([
    { field: 'first_name', own: 'Bob', theirs: 'Robert', level: 'nickname' },
    { field: 'city', own: 'Rome', theirs: '', level: 'blank', weight: 0 },
  ])
  expect(evidence[0]?.weight).toBeCloseTo(comparison.weight, 2)
})

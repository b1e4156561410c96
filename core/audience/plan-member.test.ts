/** What is written back: never a blank, never an e-mail address, never half an address, never what was not asked for. */
import { describe, expect, test } from 'vitest'
import type { Field, Mapping } from '../field.ts'
import type { Label } from '../outcome.ts'
import type { AddressValue, AudienceColumn } from './audience.ts'
import { backTargets } from './back-targets.ts'
import type { BackRules } from './back-words.ts'
import { listColumns } from './list-columns.ts'
import { planMember } from './plan-member.ts'

const column = (tag: string, name: string, type: AudienceColumn['type'] = 'text'): AudienceColumn => {
  return { tag, name, type, isRequired: false, choices: [] }
}
const COLUMNS = [
  column('FNAME', 'First Name'),
  column('PHONE', 'Phone', 'phone'),
  column('MOBILE', 'Mobile', 'phone'),
  column('ADDRESS', 'Address', 'address'),
  column('SCORE', 'Score', 'other'),
]
const LIST = listColumns(COLUMNS).map(({ header }) => header)
const FED: readonly (readonly [header: string, field: Field])[] = [
  ['Email Address', 'email'],
  ['First Name', 'first_name'],
  ['Phone', 'phone'],
  ['Mobile', 'phone'],
  ['Street Address', 'street'],
  ['Address Line 2', 'street2'],
  ['City', 'city'],
  ['State', 'region'],
  ['Zip', 'postal_code'],
  ['Country', 'country'],
  ['Score', 'notes'],
]
const MAPPING: Mapping = FED.map(([header, field]) => ({ column: LIST.indexOf(header), field }))
const TARGETS = backTargets(MAPPING, COLUMNS)
const CONTEXT = { country: null, dateOrder: 'auto' } as const

type Told = Readonly<Partial<Record<Field, readonly [label: Label | null, latest: string]>>>

function plan(own: Readonly<Record<string, string>>, told: Told, rules: BackRules = {}) {
  const all: Readonly<Record<string, string>> = { 'Email Address': 'ana@example.com', 'Member ID': 'abc', ...own }
  const cells = LIST.map((header) => all[header] ?? '')
  const fields = Object.entries(told).map(([field, [label, latest]]) => ({ field: field as Field, label, latest }))
  return planMember({ row: 7, cells, fields }, rules, TARGETS, CONTEXT)
}

const OVERWRITE: BackRules = Object.fromEntries(FED.map(([, field]) => [field, 'overwrite' as const]))
const HOME = { 'Street Address': '1 Elm St', City: 'Portland', State: 'OR', Zip: '97214', Country: 'US' }
const home: AddressValue = { addr1: '1 Elm St', addr2: '', city: 'Portland', state: 'OR', zip: '97214', country: 'US' }

describe('fields of one value', () => {
  test('fill what is blank, and nothing else, unless told to', () => {
    const told: Told = { first_name: ['new', 'Ana'], phone: ['old', '+385 91 1'] }
    expect(plan({ Phone: '+385 91 2' }, told)).toEqual({
      row: 7,
      memberId: 'abc',
      email: 'ana@example.com',
      changes: [{ tag: 'FNAME', fields: ['first_name'], why: 'fill', from: '', to: 'Ana' }],
      left: [],
    })
    expect(plan({ Phone: '+385 91 2' }, told, { phone: 'overwrite', first_name: 'never' })?.changes).toEqual([
      { tag: 'PHONE', fields: ['phone'], why: 'overwrite', from: '+385 91 2', to: '+385 91 1' },
    ])
  })

  test('of several, the one that speaks is overwritten, the best is filled', () => {
    const old = plan({ Mobile: '+385 91 2' }, { phone: ['old', '+385 91 1'] }, OVERWRITE)
    expect(old?.changes).toMatchObject([{ tag: 'MOBILE', from: '+385 91 2', to: '+385 91 1' }])
    expect(plan({}, { phone: ['new', '+385 91 1'] })?.changes).toMatchObject([{ tag: 'PHONE', from: '' }])
  })

  test('never blank, never what nobody says for sure, never the e-mail address, nothing for what is the same', () => {
    expect(plan({ 'First Name': 'Ana' }, { first_name: ['old', ' '] }, OVERWRITE)).toBeNull()
    for (const label of ['confirmed', 'unverified', null] as const) {
      expect(plan({ 'First Name': 'Ana' }, { first_name: [label, 'Anna'] }, OVERWRITE)).toBeNull()
    }
    expect(plan({}, { email: ['old', 'other@example.com'] }, OVERWRITE)).toBeNull()
    expect(plan({ 'First Name': 'Ana' }, { first_name: ['old', 'Ana'] }, OVERWRITE)).toBeNull()
  })

  test('leave out what a field would not take, with the reason', () => {
    const left = plan({}, { phone: ['new', 'none'], notes: ['new', 'VIP'] })?.left
    expect(left).toEqual([
      { tag: 'PHONE', fields: ['phone'], reason: 'value.not_a_phone' },
      { tag: 'SCORE', fields: ['notes'], reason: 'column.unknown_type' },
    ])
    expect(plan({ 'First Name': 'n/a' }, { first_name: ['new', 'Ana'] })?.left).toMatchObject([
      { tag: 'FNAME', reason: 'value.not_blank' },
    ])
  })
})

describe('addresses', () => {
  const whole: Told = {
    street: ['new', '1 Elm St'],
    city: ['new', 'Portland'],
    region: ['new', 'OR'],
    postal_code: ['new', '97214'],
    country: ['new', 'United States'],
  }

  test('are one value, complete, their country a code', () => {
    const fields = ['street', 'city', 'region', 'postal_code', 'country']
    expect(plan({}, whole)?.changes).toEqual([{ tag: 'ADDRESS', fields, why: 'fill', from: '', to: home }])
  })

  test.each(['street', 'city', 'region', 'postal_code', 'country'] as const)('without %s there is none', (field) => {
    const { [field]: _, ...rest } = whole
    expect(plan({}, rest)).toMatchObject({ changes: [], left: [{ tag: 'ADDRESS', reason: 'address.incomplete' }] })
  })

  test('are joined with what the member has', () => {
    const { 'Street Address': _, ...own } = HOME
    const told: Told = { street: ['new', '1 Elm St'], city: ['confirmed', 'Portland'] }
    const from = { ...home, addr1: '' }
    expect(plan(own, told)?.changes).toEqual([{ tag: 'ADDRESS', fields: ['street'], why: 'fill', from, to: home }])
  })

  test('are never half the new and half the old one', () => {
    const mixed = [{ tag: 'ADDRESS', reason: 'address.mixed' }]
    const moved: Told = { street: ['old', '9 Oak Ave'], city: ['old', 'Salem'] }
    expect(plan(HOME, moved, { ...OVERWRITE, city: 'never' })).toMatchObject({ changes: [], left: mixed })
    // Whether the state and the code are still right, nobody says.
    expect(plan(HOME, moved, OVERWRITE)).toMatchObject({ changes: [], left: mixed })
    const all: Told = { ...moved, region: ['confirmed', 'OR'], postal_code: ['old', '97301'] }
    const to = { ...home, addr1: '9 Oak Ave', city: 'Salem', zip: '97301' }
    expect(plan(HOME, all, OVERWRITE)?.changes).toMatchObject([{ why: 'overwrite', from: home, to }])
    const filled: Told = { postal_code: ['new', '97301'], city: ['old', 'Salem'] }
    expect(plan({ ...HOME, Zip: '' }, filled)).toMatchObject({ changes: [], left: mixed })
  })

  test('of a country that nobody knows are left out', () => {
    const told: Told = { ...whole, country: ['new', 'Atlantis'] }
    expect(plan({}, told)).toMatchObject({ changes: [], left: [{ reason: 'address.unknown_country' }] })
  })
})

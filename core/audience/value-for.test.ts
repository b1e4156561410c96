/** What the fields of an audience take, type by type, as the service's own documentation of merge fields has it. */
import { expect, test } from 'vitest'
import type { AudienceColumn } from './audience.ts'
import { valueFor } from './value-for.ts'

const column = (type: AudienceColumn['type'], choices: readonly string[] = []): AudienceColumn => {
  return { tag: 'X', name: 'X', type, isRequired: false, choices }
}
const context = { country: null, dateOrder: 'dmy' } as const

const CASES: readonly (readonly [type: AudienceColumn['type'], text: string, wanted: string | { reason: string }])[] = [
  ['text', ' Ana Horvat ', 'Ana Horvat'],
  ['phone', '+385 91 234 5678', '+385 91 234 5678'],
  ['phone', 'ask', { reason: 'value.not_a_phone' }],
  ['zip', '97214', '97214'],
  ['zip', '10000 Zagreb', { reason: 'value.not_a_zip' }],
  ['zip', '97214-1234', { reason: 'value.not_a_zip' }],
  ['number', '12.5', '12.5'],
  ['number', '-3', '-3'],
  ['number', '007', { reason: 'value.not_a_number' }],
  ['number', '1e400', { reason: 'value.not_a_number' }],
  ['number', 'twelve', { reason: 'value.not_a_number' }],
  ['url', 'https://example.com/ana', 'https://example.com/ana'],
  ['url', 'example.com', { reason: 'value.not_a_link' }],
  ['url', 'javascript://example.com', { reason: 'value.not_a_link' }],
  ['imageurl', 'http://example.com/a.png', 'http://example.com/a.png'],
  ['date', '29.06.1984', '1984-06-29'],
  ['date', '1984-06-29', '1984-06-29'],
  ['date', '--06-29', { reason: 'value.not_a_date' }],
  ['date', 'soon', { reason: 'value.not_a_date' }],
  ['birthday', '29.06.1984', '06/29'],
  ['birthday', '--06-29', '06/29'],
  ['birthday', '31.02.1984', { reason: 'value.not_a_birthday' }],
  ['other', 'anything', { reason: 'column.unknown_type' }],
]

test.each(CASES)('%s: %s', (type, text, wanted) => {
  expect(valueFor(column(type), text, context)).toEqual(typeof wanted === 'string' ? { value: wanted } : wanted)
})

test('a day that may be another is not written', () => {
  const auto = { country: null, dateOrder: 'auto' } as const
  expect(valueFor(column('birthday'), '03/04/1980', auto)).toEqual({ reason: 'value.ambiguous_date' })
  expect(valueFor(column('birthday'), '03/14/1980', auto)).toEqual({ value: '03/14' })
})

test('of choices only one that is listed, as it is listed', () => {
  const choices = ['Gold', 'Silver']
  expect(valueFor(column('dropdown', choices), 'Gold', context)).toEqual({ value: 'Gold' })
  expect(valueFor(column('radio', choices), 'silver', context)).toEqual({ value: 'Silver' })
  expect(valueFor(column('radio', choices), 'Bronze', context)).toEqual({ reason: 'value.not_a_choice' })
})

import { expect, test } from 'vitest'
import { planLines, planTitle, valueText } from './write-back-words.ts'

test('a plan is told by field, with what is left as it is', () => {
  const plan = {
    members: 13,
    fields: [
      { field: 'phone' as const, fills: 12, overwrites: 3, left: { 'value.not_a_phone': 4 } },
      { field: 'company' as const, fills: 0, overwrites: 0, left: {} },
    ],
  }
  expect(planTitle(plan)).toBe('13 members would change.')
  expect(planLines(plan)).toEqual(['Phone: 12 filled, 3 overwritten, 4 left as they are.'])
  expect(planTitle({ members: 0, fields: [] })).toBe('Nothing would change.')
})

test('an address is told on one line, and nothing as a dash', () => {
  const home = { addr1: '7 Elm Street', addr2: '', city: 'Salem', state: 'OR', zip: '97301', country: 'US' }
  expect([valueText(home), valueText('Ida'), valueText('')]).toEqual(['7 Elm Street, Salem, OR, 97301, US', 'Ida', '—'])
})

import { expect, test } from 'vitest'
import { issueSentence } from './issues.ts'

test.each([
  'csv.unbalanced_quote',
  'csv.record_too_long',
  'csv.nul',
  'csv.text_after_quote',
  'encoding.invalid',
  'encoding.mixed',
  'row.nothing_to_compare',
  'row.extra_cells',
  'range.dead',
  'lookup.unknown_fate',
  'lookup.failed',
  'email.syntax',
  'phone.too_short',
])('%s has a sentence of its own that says what to do', (code) => {
  const sentence = issueSentence(code)
  expect(sentence).not.toContain(code)
  expect(sentence).toMatch(/^The |^This |^A |^There |^An /)
  expect(sentence).toMatch(/[;,.] .*[.]$/)
})

test('a duplicate names the row it repeats', () => {
  expect(issueSentence('duplicate_of:12')).toContain('row 12')
})

test('an unknown code still gives a sentence, whatever it is called', () => {
  expect(issueSentence('new.code')).toContain('new.code')
  expect(issueSentence('toString')).toContain('toString')
})

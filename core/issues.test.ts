import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { FIELDS } from './field.ts'
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
  'row.crash',
  'lookup.unknown_fate',
  'lookup.failed',
  'lookup.refused',
  'lookup.error',
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

test('every code that the cleaners name has a sentence of its own', () => {
  const folder = join(import.meta.dirname, 'clean')
  const files = readdirSync(folder).filter((name) => !name.endsWith('.test.ts'))
  const fields = FIELDS.join('|')
  const code = new RegExp(`'((?:name|${fields})\\.[a-z_]+)'`, 'g')
  const codes = files.flatMap((name) =>
    [...readFileSync(join(folder, name), 'utf8').matchAll(code)].map(([, found]) => found ?? ''),
  )
  expect(codes.length).toBeGreaterThan(20)
  for (const found of codes) expect(issueSentence(found), found).not.toContain(found)
  for (const field of FIELDS)
    for (const kind of ['too_long', 'spreadsheet_error'])
      expect(issueSentence(`${field}.${kind}`)).not.toContain(`${field}.${kind}`)
})

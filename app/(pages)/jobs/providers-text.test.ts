import { expect, test } from 'vitest'
import { providersText, sourceText } from './providers-text.ts'

test('whom a list was checked against', () => {
  expect(providersText([])).toBe('only cleaned and searched for doubles')
  expect(providersText([{ directoryId: 'a' }])).toBe('checked against one reference list')
  expect(providersText([{ connectionId: 'c' }, { directoryId: 'a' }, { directoryId: 'b' }])).toBe(
    'checked against 2 reference lists and one vendor',
  )
})

test('whose record it is', () => {
  expect(sourceText('directory')).toBe('the reference list')
  expect(sourceText(null)).toBe('the reference list')
  expect(sourceText('people-data-labs-simulator')).toBe('People Data Labs Simulator')
})

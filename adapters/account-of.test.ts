import { expect, test } from 'vitest'
import { keyEndingOf } from './account-of.ts'

test('a key is known by its own end, not by the data centre that many share', () => {
  expect(keyEndingOf('0123456789abcdef0123456789abcdef-us21')).toBe('cdef')
  expect(keyEndingOf('0123456789abcdef')).toBe('cdef')
  expect(keyEndingOf('a key-of-mine')).toBe('mine')
})

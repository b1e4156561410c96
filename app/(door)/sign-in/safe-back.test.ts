import { expect, it } from 'vitest'
import { safeBack } from './safe-back.ts'

it.each(['/', '/jobs', '/jobs/7b2c?status=review&from=51', '/jobs/7b2c/rows/3#top'])('leads back to %s', (path) => {
  expect(safeBack(path)).toBe(path)
})

it.each([
  undefined,
  '',
  'jobs',
  '//elsewhere.example',
  '/\\elsewhere.example',
  '/.//elsewhere.example',
  'https://elsewhere.example/',
  'javascript:alert(1)',
])('never leads away by %j', (asked) => {
  expect(safeBack(asked)).toBe('/')
})

it('takes no list', () => {
  expect(safeBack(['/jobs', '/keys'])).toBe('/')
})

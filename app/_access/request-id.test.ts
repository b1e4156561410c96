import { expect, it } from 'vitest'
import { requestIdFrom } from './request-id.ts'

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

it.each([
  'f81d4fae-7dec-11d0-a765-00a0c91e6bf6',
  '4bf92f3577b34da6a3ce929d0e0e4736',
  '0AF7651916CD43DD8448EB211C80319C',
])('keeps %s', (id) => {
  expect(requestIdFrom(id)).toBe(id)
})

it.each([
  null,
  undefined,
  '',
  'short',
  'ada@example.com',
  'Ada Lovelace of London',
  `${'a'.repeat(65)}`,
  'abcdefabcdefabcdef\n0',
])('makes a new one instead of %j', (given) => {
  expect(requestIdFrom(given)).toMatch(UUID)
})

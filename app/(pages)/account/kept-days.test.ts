import { expect, it } from 'vitest'
import { isShorter, readDays } from './kept-days.ts'

it.each([
  ['30', 30],
  [' 1 ', 1],
  ['3650', 3650],
  ['', null],
  ['  ', null],
  ['0', undefined],
  ['3651', undefined],
  ['-5', undefined],
  ['1.5', undefined],
  ['ten', undefined],
  ['1e3', undefined],
])('reads %j', (typed, days) => {
  expect(readDays(typed)).toBe(days)
})

it('knows when files go that are kept now', () => {
  expect([isShorter(7, 30), isShorter(7, null)]).toEqual([true, true])
  expect([isShorter(30, 30), isShorter(null, 30), isShorter(undefined, 30), isShorter(null, null)]).toEqual([
    false,
    false,
    false,
    false,
  ])
})

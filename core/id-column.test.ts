import { expect, test } from 'vitest'
import { createIdColumnCheck, idColumnCandidates } from './id-column.ts'

test.each([
  [['name', 'id'], [1]],
  [
    ['directory_id', 'ID'],
    [1, 0],
  ],
  [['PersonId', 'name'], [0]],
  [
    ['person id', 'Customer ID', 'record-id'],
    [0, 1, 2],
  ],
  [['paid', 'valid', 'Madrid', 'VOID', 'android'], []],
  [['userID'], [0]],
] as const)('of the columns %j these may be the id: %j', (columns, expected) => {
  expect(idColumnCandidates(columns)).toEqual(expected)
})

test('the first candidate that is full and unique in every row is the id', () => {
  const check = createIdColumnCheck(['id', 'person_id', 'account_id'])
  check.addRow(['1', 'a', 'x'])
  check.addRow(['1', 'b', 'y'])
  check.addRow(['2', ' ', 'z'])
  expect(check.chosen()).toBe(2)
})

test('without one the row number is the id', () => {
  const check = createIdColumnCheck(['id'])
  check.addRow(['7'])
  check.addRow(['7'])
  expect(check.chosen()).toBeNull()
})

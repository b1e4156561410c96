import { expect, test } from 'vitest'
import { cleanContact } from '../clean-contact.ts'
import { joinBirthday } from './birthday-columns.ts'

test.each([
  [['1958', '04', '13'], '1958-04-13'],
  [['1958', '4', '3'], '1958-04-03'],
  [['', '03', '07'], '--03-07'],
  [['1958', '', ''], null],
  [['13', '04', '1958'], null],
  [['1958-04-13', '', ''], null],
  [['1958', '04'], null],
] as const)('%j is %j', (cells, expected) => {
  expect(joinBirthday(cells)).toBe(expected)
})

test('a row whose birthday stands in three columns has one birthday', () => {
  const mapping = [0, 1, 2].map((column) => ({ column, field: 'birthday' }) as const)
  const options = { defaultCountry: null, dateOrder: 'auto' } as const
  const { values, issues } = cleanContact(['1958', '4', '13'], mapping, options)
  expect(values.birthday).toEqual([{ text: '1958-04-13', key: '1958-04-13', isValid: true }])
  expect(issues).toEqual([])
})

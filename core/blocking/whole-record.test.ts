import { expect, it } from 'vitest'
import type { Contact } from '../contact.ts'
import { FIELDS } from '../field.ts'
import { KeyList } from './key-list.ts'
import { addWholeRecordKey } from './whole-record.ts'

function keyOf(values: Contact['values']): number {
  const keys = new KeyList()
  addWholeRecordKey({ values, issues: [] }, keys)
  return keys.hashes[0] as number
}

it('every field tells, and one field not what another does', () => {
  const value = { text: 'A', key: 'a', isValid: true }
  const keys = FIELDS.map((field) => keyOf({ [field]: [value] }))
  expect(new Set([...keys, keyOf({})]).size).toBe(FIELDS.length + 1)
})

it('what is derived or invalid does not tell, nor the order of several values', () => {
  const a = { text: 'A', key: 'a', isValid: true }
  const b = { text: 'B', key: 'b', isValid: true }
  expect(keyOf({ city: [{ ...a, isDerived: true }], email: [{ ...b, isValid: false }] })).toBe(keyOf({}))
  expect(keyOf({ city: [a, b] })).toBe(keyOf({ city: [b, a] }))
})

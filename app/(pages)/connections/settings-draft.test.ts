import { expect, test } from 'vitest'
import type { Details } from './connection-words.ts'
import { draftOf, NEW_DRAFT, readDraft } from './settings-draft.ts'

const usual = { atOnce: 5, per: { calls: 100, seconds: 60, window: 'fixed' } } as const
const filled = { ...NEW_DRAFT, name: ' Sales ', price: '0,28' }

test('what is left empty is no cap, and what the service says itself', () => {
  expect(readDraft(filled, usual, null)).toEqual({
    settings: {
      ...{ name: 'Sales', microsPerCredit: 280_000, capDayMicros: null, capMonthMicros: null, rate: null, ttlDays: 90 },
    },
  })
})

test('a cap of nothing is a cap, and calls a minute are counted as the service does', () => {
  const draft = { ...filled, capDay: '0', capMonth: '12.5', callsPerMinute: '1000', ttlDays: '1' }
  expect(readDraft(draft, usual, null)).toMatchObject({
    settings: {
      capDayMicros: 0,
      capMonthMicros: 12_500_000,
      rate: { atOnce: 5, per: { calls: 1000, seconds: 60, window: 'fixed' } },
    },
  })
})

test('each field says what is wrong with it', () => {
  const draft = { name: ' ', price: '', capDay: 'much', capMonth: '-1', callsPerMinute: '0', ttlDays: '3651' }
  const read = readDraft(draft, usual, null)
  expect(Object.keys('problems' in read ? read.problems : {}).sort()).toEqual(Object.keys(draft).sort())
})

test('what stands is shown as it is typed, and stays where nothing was typed', () => {
  const rate = { atOnce: 2, per: { calls: 7, seconds: 3600, window: 'rolling' } } as const
  const none = { spentMicros: 0, reservedMicros: 0, unknownMicros: 0, savedMicros: 0 }
  const spent = { ...none, lookups: 0, savedLookups: 0, unknownLookups: 0 }
  const at = '2026-01-01T00:00:00.000Z'
  const details: Details = {
    ...{ state: 'ok' as const, keyEnding: 'cdef', currency: 'USD', microsPerCredit: 280_000, rate, ttlDays: 30 },
    ...{ capDayMicros: null, capMonthMicros: 5_000_000, createdAt: at, checkedAt: at },
    spent: { day: spent, month: spent, ever: spent },
  }
  const draft = draftOf('Sales', details)
  expect(draft).toMatchObject({ price: '0.28', capDay: '', capMonth: '5.00', callsPerMinute: '' })
  expect(readDraft(draft, usual, rate)).toMatchObject({ settings: { rate, capMonthMicros: 5_000_000 } })
})

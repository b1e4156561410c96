import { expect, test } from 'vitest'
import { microsOf, moneyRangeText, moneyText, typedMoney } from './money.ts'

test('money as people read it', () => {
  expect(moneyText(0, 'USD')).toBe('$0.00')
  expect(moneyText(1_234_500_000, 'USD')).toBe('$1,234.50')
  expect(moneyText(280_000, 'EUR')).toBe('€0.28')
  expect(moneyText(1_000, 'USD')).toBe('$0.001')
  expect(moneyText(10_000_000, 'CHF')).toBe('CHF\u00a010.00')
  expect(moneyText(12_345_678, 'USD')).toBe('$12.35')
})

test('a range of which both ends read the same is one amount', () => {
  expect(moneyRangeText({ from: 1_000_000, to: 2_500_000 }, 'USD')).toBe('$1.00–$2.50')
  expect(moneyRangeText({ from: 3_000_000, to: 3_000_000 }, 'USD')).toBe('$3.00')
  expect(moneyRangeText({ from: 252_000, to: 901_001 }, 'USD')).toBe('$0.25–$0.91')
})

test('money as people type it, and back', () => {
  expect(microsOf(' 12,50 ')).toBe(12_500_000)
  expect(microsOf('0.001')).toBe(1_000)
  expect([microsOf(''), microsOf('-1'), microsOf('1e9'), microsOf('1.2345678')]).toEqual([null, null, null, null])
  for (const micros of [0, 1_000, 280_000, 12_500_000, 123_456_789]) expect(microsOf(typedMoney(micros))).toBe(micros)
  expect(typedMoney(12_500_000)).toBe('12.50')
  expect(typedMoney(1_000)).toBe('0.001')
})

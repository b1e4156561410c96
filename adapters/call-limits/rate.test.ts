import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { CallRate } from '#pipeline/ports/people.ts'
import { isKeptByPlaces, rateOf } from './rate.ts'

const rate = (calls: number, seconds: number, window: 'rolling' | 'fixed'): CallRate => ({
  atOnce: 10,
  per: { calls, seconds, window },
})
const usual = rate(100, 60, 'fixed')

test('the vendor’s own number counts, and the owner’s where it is lower', () => {
  const callsOf = (own: CallRate | null, told: number | null) => rateOf({ usual, own, told }).per?.calls
  expect(callsOf(null, null)).toBe(100)
  expect(callsOf(null, 1_000)).toBe(1_000)
  expect(callsOf(null, 20)).toBe(20)
  expect(callsOf(rate(300, 60, 'fixed'), 1_000)).toBe(300)
  expect(callsOf(rate(300, 60, 'fixed'), 50)).toBe(50)
})

test('no limit but of calls at once', () => {
  expect(rateOf({ usual: { atOnce: 6, per: null }, own: null, told: null })).toEqual({ atOnce: 6, per: null })
})

test('a rolling window is cut into short ones that together allow the same, and each is a little longer', () => {
  const { per } = rateOf({ usual: rate(600, 60, 'rolling'), own: null, told: null })
  expect(per?.calls).toBe(10)
  expect(per?.ms).toBeGreaterThan(1_000)
  expect(per?.ms).toBeLessThan(1_050)
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 5_000 }), fc.integer({ min: 1, max: 3_600 }), (calls, seconds) => {
      const short = rateOf({ usual: rate(calls, seconds, 'rolling'), own: null, told: null }).per
      if (short === null) throw new Error('no window')
      expect(Number.isInteger(short.calls)).toBe(true)
      expect(short.calls).toBeGreaterThan(0)
      const cuts = calls / short.calls
      expect(short.ms * cuts).toBeGreaterThan(seconds * 1_000)
      expect(short.ms).toBeGreaterThan(1_000)
    }),
  )
})

test('where calls take as long as their places last, nothing else is needed to keep a rolling window', () => {
  const fifty = rateOf({ usual: rate(50, 1, 'rolling'), own: null, told: null })
  // Ten places of 200 ms each are fifty a second.
  expect([201, 199, 50, 0].map((ms) => isKeptByPlaces(fifty, ms))).toEqual([true, false, false, false])
  expect(isKeptByPlaces(rateOf({ usual, own: null, told: null }), 60_000)).toBe(false)
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 30 }),
      fc.integer({ min: 1, max: 200 }),
      fc.integer({ min: 1, max: 5_000 }),
      (atOnce, calls, ms) => {
        const kept = rateOf({ usual: { atOnce, per: { calls, seconds: 1, window: 'rolling' } }, own: null, told: null })
        if (!isKeptByPlaces(kept, ms)) return
        // The most that begin in any second, each place taken again as soon as it is free.
        expect(atOnce * Math.ceil(1_000 / ms)).toBeLessThanOrEqual(calls)
      },
    ),
  )
})

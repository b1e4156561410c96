import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { callsOf, placesOf } from './share.ts'

const sum = (values: readonly number[]) => values.reduce((all, each) => all + each, 0)
const wantsOfSome = fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 1, maxLength: 12 })

describe('places', () => {
  test.each([
    ['one alone has all, wanted or not', 10, [1], [10]],
    ['four that want more than there is', 10, [20, 20, 20, 20], [3, 3, 2, 2]],
    ['what one does not want is the others’', 10, [20, 1, 20], [5, 1, 4]],
    ['once all have what they want, the rest is spread', 10, [1, 1], [5, 5]],
    ['who wants none has none', 10, [0, 3], [0, 10]],
    ['more workers than places: the first have one each', 2, [5, 5, 5], [1, 1, 0]],
    ['nobody wants any', 10, [0, 0], [0, 0]],
  ])('%s', (_, total, wants, places) => {
    expect(placesOf(total, wants, 100)).toEqual(places)
  })

  test('all are given out, and nobody with an open wish has two fewer than another', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 40 }),
        wantsOfSome,
        fc.integer({ min: 0, max: 40 }),
        (total, wants, most) => {
          const places = placesOf(total, wants, most)
          const served = Math.min(total, most, wants.filter((want) => want > 0).length)
          expect(sum(places)).toBe(served > 0 ? total : 0)
          expect(places.filter((each) => each > 0)).toHaveLength(served)
          for (const [at, each] of places.entries()) {
            if (each === 0 || each >= (wants[at] ?? 0)) continue
            for (const other of places) expect(other - each).toBeLessThan(2)
          }
        },
      ),
    )
  })
})

describe('calls', () => {
  test('go with the places, to the last one', () => {
    expect(callsOf(50, [3, 3, 2, 2])).toEqual([15, 15, 10, 10])
    expect(callsOf(50, [0, 0])).toEqual([0, 0])
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000 }), wantsOfSome, (calls, places) => {
        const given = callsOf(calls, places)
        expect(sum(given)).toBe(sum(places) === 0 ? 0 : calls)
        for (const [at, each] of given.entries()) {
          expect(Math.abs(each - (calls * (places[at] ?? 0)) / (sum(places) || 1))).toBeLessThan(1)
        }
      }),
    )
  })

  test('everybody that has places has calls, where no more have places than there are calls', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 40 }),
        wantsOfSome,
        fc.integer({ min: 1, max: 40 }),
        (total, wants, calls) => {
          const places = placesOf(total, wants, calls)
          const alike = places.filter((each) => each > 0)
          if (new Set(alike).size > 1) return
          for (const [at, each] of callsOf(calls, places).entries()) if (places[at]) expect(each).toBeGreaterThan(0)
        },
      ),
    )
  })
})

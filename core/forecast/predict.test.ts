import { expect, test } from 'vitest'
import { predict } from './predict.ts'

test('nobody is to come: nothing is', () => {
  expect(predict({ hits: 3, of: 5 }, 0)).toEqual({ from: 0, to: 0 })
})

test('nothing seen: anything may come', () => {
  expect(predict({ hits: 0, of: 0 }, 100)).toEqual({ from: 0, to: 100 })
})

test('the more was seen, the narrower it is, and what was seen is inside', () => {
  const widths = [10, 50, 250, 1_000].map((of) => {
    const { from, to } = predict({ hits: of * 0.6, of }, 10_000)
    expect(from).toBeLessThan(6_000)
    expect(to).toBeGreaterThan(6_000)
    return to - from
  })
  expect(widths).toEqual([...widths].sort((a, b) => b - a))
})

// Beta(.5, 40.5) has its .995 quantile at .0938 (scipy 1.11: scipy.stats.beta.ppf(.995, .5, 40.5)).
test('none seen of 50 is not none to come', () => {
  const { from, to } = predict({ hits: 0, of: 50 }, 1_000_000)
  expect(from).toBe(0)
  expect(to / 1_000_000).toBeGreaterThan(0.085)
  expect(to / 1_000_000).toBeLessThan(0.105)
})

/** A small generator, so that it is the same each time. (Park and Miller, 1988) */
function createRandom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 48_271) % 2_147_483_647
    return state / 2_147_483_647
  }
}

test('of 2,000 lists with their trials at most 2 % have a number outside of what was expected', () => {
  const random = createRandom(7)
  let outside = 0
  for (let list = 0; list < 2_000; list++) {
    const share = random()
    const draw = (rows: number) => Array.from({ length: rows }, random).filter((drawn) => drawn < share).length
    const { from, to } = predict({ hits: draw(50), of: 50 }, 300)
    const came = draw(300)
    if (came < from || came > to) outside++
  }
  expect(outside).toBeLessThanOrEqual(40)
})

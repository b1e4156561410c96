import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { afterSeen, beginsInMs, claimIn, type FixedWindow, windowAt } from './fixed-window.ts'

const MINUTE_MS = 60_000
const at = (window: FixedWindow | null, nowMs: number) => windowAt(window, MINUTE_MS, nowMs)
const seen = (remaining: number, resetsInMs: number) => ({ calls: 100, remaining, resetsInMs })

describe('the window of a moment', () => {
  const window: FixedWindow = { number: 7, endsMs: 100_000, used: 5, isGuess: false }

  test('is the same until shortly before its end, then the next one, which begins shortly after', () => {
    expect(at(window, 99_000)).toBe(window)
    const next = at(window, 99_800)
    expect(next).toEqual({ number: 8, endsMs: 160_000, used: 0, isGuess: false })
    expect(beginsInMs(next, MINUTE_MS, 99_800)).toBe(500)
    expect(beginsInMs(next, MINUTE_MS, 101_000)).toBe(0)
  })

  test('windows that nobody used are passed over', () => {
    expect(at(window, 500_000)).toMatchObject({ endsMs: 520_000, used: 0 })
  })

  test('is a guess as long as nothing was heard', () => {
    expect(at(null, 1_000)).toEqual({ number: 1, endsMs: 61_000, used: 0, isGuess: true })
  })
})

describe('what the headers say', () => {
  const window: FixedWindow = { number: 7, endsMs: 100_000, used: 5, isGuess: false }
  const told = (known: FixedWindow, said: ReturnType<typeof seen> | null, nowMs: number) =>
    afterSeen(known, said, MINUTE_MS, nowMs)

  test('sets the window right, and counts what others used of it', () => {
    const guess = at(null, 1_000)
    expect(told(guess, seen(60, 20_000), 2_000)).toEqual({ number: 1, endsMs: 22_000, used: 40, isGuess: false })
    expect(told(window, seen(99, 50_000), 50_000).used).toBe(5)
  })

  test('nothing: it stays as guessed', () => {
    expect(told(at(null, 1_000), null, 2_000)).toMatchObject({ endsMs: 61_000, isGuess: false })
  })

  test('of two that nearly agree the later counts', () => {
    expect(told(window, seen(90, 51_500), 50_000).endsMs).toBe(101_500)
    expect(told(window, seen(90, 48_500), 50_000).endsMs).toBe(100_000)
  })

  test('an answer of the window before changes nothing', () => {
    expect(told(window, seen(0, 200), 40_500)).toEqual(window)
  })

  test('a window that ends elsewhere than was thought is taken over', () => {
    expect(told(window, seen(10, 20_000), 50_000)).toEqual({ number: 7, endsMs: 70_000, used: 90, isGuess: false })
    expect(told(window, seen(97, 60_000), 90_000)).toEqual({ number: 8, endsMs: 150_000, used: 3, isGuess: false })
  })
})

test('together no more is claimed than the window holds, and it is claimed to the last call', () => {
  const claims = fc.array(
    fc.record({ need: fc.integer({ min: 0, max: 30 }), part: fc.double({ min: 0.01, max: 1, noNaN: true }) }),
    {
      minLength: 1,
      maxLength: 60,
    },
  )
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 200 }), claims, (limit, asked) => {
      let window: FixedWindow = { number: 1, endsMs: 0, used: 0, isGuess: false }
      let given = 0
      for (const { need, part } of asked) {
        const [calls, next] = claimIn(window, { limit, unused: 0, need, part }, 10)
        expect(calls).toBeLessThanOrEqual(need)
        if (need > 0 && given < limit) expect(calls).toBeGreaterThan(0)
        given += calls
        window = next
      }
      expect(given).toBeLessThanOrEqual(limit)
      expect(window.used).toBe(given)
    }),
  )
})

test('until something was heard no more is claimed than may be under way at once', () => {
  const [calls] = claimIn(at(null, 0), { limit: 100, unused: 0, need: 50, part: 1 }, 10)
  expect(calls).toBe(10)
})

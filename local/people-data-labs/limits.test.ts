import { expect, test } from 'vitest'
import { createCallCounter, type Limits } from './limits.ts'

const NONE: Limits = { calls: null, seconds: 60, windowStart: 'clock', perSecond: null, atOnce: null }
const MINUTE = Date.UTC(2026, 0, 1, 12, 0, 0)

function allowed(limits: Limits, momentsMs: readonly number[]) {
  const counter = createCallCounter()
  return momentsMs.map((at) => {
    const { isAllowed } = counter.enter(limits, MINUTE + at)
    if (isAllowed) counter.leave()
    return isAllowed
  })
}

test('a window holds so many calls and begins anew with the minute of the clock', () => {
  const limits = { ...NONE, calls: 2 }
  expect(allowed(limits, [50_000, 50_001, 59_999, 60_000, 60_001, 60_002])).toEqual([
    true,
    true,
    false,
    true,
    true,
    false,
  ])
})

test('a window that begins with its first call lasts a whole minute from there', () => {
  const limits = { ...NONE, calls: 2, windowStart: 'first_call' } as const
  expect(allowed(limits, [50_000, 50_001, 60_000, 109_999, 110_000])).toEqual([true, true, false, false, true])
})

test('it says what is left and when the window ends', () => {
  const counter = createCallCounter()
  const limits = { ...NONE, calls: 2 }
  const resetAtMs = MINUTE + 60_000
  expect(counter.enter(limits, MINUTE + 5)).toMatchObject({
    isAllowed: true,
    window: { limit: 2, remaining: 1, resetAtMs },
  })
  counter.enter(limits, MINUTE + 6)
  expect(counter.enter(limits, MINUTE + 7)).toMatchObject({
    isAllowed: false,
    window: { limit: 2, remaining: 0, resetAtMs },
  })
  expect(createCallCounter().enter(NONE, MINUTE)).toEqual({ isAllowed: true, underWay: 1, window: null })
})

test('so many in any second, wherever it begins; those that were refused do not count', () => {
  expect(allowed({ ...NONE, perSecond: 2 }, [900, 950, 1899, 1900, 1901, 1950])).toEqual([
    true,
    true,
    false,
    true,
    false,
    true,
  ])
})

test('so many at once', () => {
  const counter = createCallCounter()
  const limits = { ...NONE, atOnce: 1 }
  expect(counter.enter(limits, MINUTE).isAllowed).toBe(true)
  expect(counter.enter(limits, MINUTE + 1).isAllowed).toBe(false)
  counter.leave()
  expect(counter.enter(limits, MINUTE + 2).isAllowed).toBe(true)
})

test('a limit that is lowered while it runs counts what was before', () => {
  const counter = createCallCounter()
  for (let call = 0; call < 5; call++) counter.enter({ ...NONE, calls: 10 }, MINUTE)
  expect(counter.enter({ ...NONE, calls: 3 }, MINUTE)).toMatchObject({ isAllowed: false, window: { remaining: 0 } })
})

import { describe, expect, test } from 'vitest'
import { creditsSpent, retryAfterMs, seenLimit, windowEndsInMs } from './answer-headers.ts'

const date = 'Wed, 04 Mar 2026 10:14:20 GMT'
const limit = '{"minute": 100}'
const remaining = '{"minute": 97}'
const reset = '2026-03-04T10:15:00Z'
const said = { date, 'x-ratelimit-limit': limit, 'x-ratelimit-remaining': remaining, 'x-ratelimit-reset': reset }

describe('the limit that an answer tells', () => {
  const seen = { calls: 100, remaining: 97, resetsInMs: 40_000 }

  test('lasts as long as the vendor’s own clock has it, whatever ours or its says', () => {
    expect(seenLimit(said)).toEqual(seen)
    const wrong = { ...said, date: 'Tue, 04 Mar 2031 10:14:20 GMT', 'x-ratelimit-reset': '2031-03-04T10:15:00Z' }
    expect(seenLimit(wrong)).toEqual(seen)
  })

  test('is read in the other writings that are seen of it', () => {
    expect(seenLimit({ ...said, 'x-ratelimit-limit': "{'minute': 100, 'day': None}" })).toEqual(seen)
    expect(seenLimit({ ...said, 'x-ratelimit-reset': '2026-03-04 10:15:00' })).toEqual(seen)
    expect(seenLimit({ ...said, 'x-ratelimit-reset': '2026-03-04T12:15:00+02:00' })).toEqual(seen)
  })

  test('of several windows is the one with the least left', () => {
    const many = {
      'x-ratelimit-limit': '{"minute": 100, "day": 500}',
      'x-ratelimit-remaining': '{"minute": 97, "day": 3}',
    }
    expect(seenLimit({ ...said, ...many })).toEqual({ calls: 500, remaining: 3, resetsInMs: 40_000 })
  })

  test('is over where its end has passed, and after an hour in any case', () => {
    expect(seenLimit({ ...said, 'x-ratelimit-reset': '2026-03-04T10:14:00Z' })?.resetsInMs).toBe(0)
    expect(seenLimit({ ...said, 'x-ratelimit-reset': '2027-03-04T10:14:00Z' })?.resetsInMs).toBe(3_600_000)
  })

  test.each([
    ['no clock', { date: undefined }],
    ['no end', { 'x-ratelimit-reset': undefined }],
    ['an end that is none', { 'x-ratelimit-reset': 'soon' }],
    ['no limit', { 'x-ratelimit-limit': undefined }],
    ['another window’s rest', { 'x-ratelimit-remaining': '{"day": 3}' }],
    ['nothing readable', { 'x-ratelimit-remaining': '{minute: many' }],
    ['a negative rest', { 'x-ratelimit-remaining': '{"minute": -1}' }],
  ])('is none with %s', (_, change) => expect(seenLimit({ ...said, ...change })).toBeNull())
})

test('Retry-After is told in seconds or as a date, and capped', () => {
  expect(retryAfterMs({ 'retry-after': '7' })).toBe(7_000)
  expect(retryAfterMs({ date, 'retry-after': 'Wed, 04 Mar 2026 10:14:50 GMT' })).toBe(30_000)
  expect(retryAfterMs({ 'retry-after': '86400' })).toBe(3_600_000)
  expect(retryAfterMs({ date, 'retry-after': 'later' })).toBeNull()
  expect(retryAfterMs({ date })).toBeNull()
})

test('the end of the window is told apart from whether there is a limit', () => {
  expect(windowEndsInMs({ date, 'x-ratelimit-reset': reset })).toBe(40_000)
})

test('credits are a whole number or nothing', () => {
  const spent = ['0', '17', '-1', '1.5', '', 'many'].map((text) => creditsSpent({ 'x-call-credits-spent': text }))
  expect(spent).toEqual([0, 17, null, null, null, null])
  expect(creditsSpent({})).toBeNull()
})

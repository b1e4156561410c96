import { describe, expect, test } from 'vitest'
import type { Trouble } from '#pipeline/ports/people.ts'
import { afterEnd, FAILURES_TO_SHUT, type Health, permitFor, WELL } from './health.ts'

const everybodyIsThere = () => true
const permit = (health: Health, nowMs: number, worker = 'a') => permitFor(health, worker, everybodyIsThere, nowMs)[0]

/** Calls that begin and end at these moments. */
function ended(
  health: Health,
  code: Trouble['code'] | 'well',
  nowMs: number,
  beganMs = nowMs,
  retryAfterMs: number | null = null,
) {
  return afterEnd(health, { beganMs, trouble: code === 'well' ? null : { code, retryAfterMs } }, nowMs, 0)
}
function failing(times: number, from: Health = WELL): Health {
  let health = from
  for (let failed = 1; failed <= times; failed++) health = ended(health, 'provider.down', failed * 10_000)
  return health
}

describe('refusals', () => {
  test('shut for as long as the vendor asks, then open to all', () => {
    const health = ended(WELL, 'provider.limit', 1_000, 900, 5_000)
    expect(permit(health, 1_001)).toEqual({ kind: 'none', code: 'provider.limit', forMs: 4_999 })
    expect(permit(health, 6_000)).toEqual({ kind: 'all' })
  })

  test('without a word of the vendor each in a row doubles the wait; those of the same moment count once', () => {
    const first = ended(WELL, 'provider.limit', 1_000)
    expect(first.shut?.untilMs).toBe(1_250)
    const same = ended(first, 'provider.limit', 1_010, 900)
    expect([same.refusals, same.shut?.untilMs]).toEqual([1, 1_260])
    const second = ended(same, 'provider.limit', 2_000)
    expect(second.shut?.untilMs).toBe(2_500)
    expect(ended(second, 'well', 3_000)).toEqual(WELL)
  })

  test('chance only adds to a wait', () => {
    const trouble = { code: 'provider.limit', retryAfterMs: 1_000 } as const
    expect(afterEnd(WELL, { beganMs: 0, trouble }, 0, 1).shut?.untilMs).toBe(1_200)
  })
})

describe('failures', () => {
  test('one alone stops nobody, the next ones for longer and longer', () => {
    expect(permit(failing(1), 10_000)).toEqual({ kind: 'all' })
    const waits = [2, 3, 4].map((times) => (failing(times).shut?.untilMs ?? 0) - times * 10_000)
    expect(waits).toEqual([100, 200, 400])
  })

  test('after some in a row one call is let through, and only one', () => {
    const shut = failing(FAILURES_TO_SHUT)
    const now = shut.shut?.untilMs ?? 0
    expect(permit(shut, now - 1)).toMatchObject({ kind: 'none', code: 'provider.down' })
    const [first, probing] = permitFor(shut, 'a', everybodyIsThere, now)
    expect(first).toEqual({ kind: 'one' })
    expect(permit(probing, now + 10, 'b')).toMatchObject({ kind: 'none' })
    expect(permit(probing, now + 10, 'a')).toEqual({ kind: 'one' })
    expect(permitFor(probing, 'b', (name) => name !== 'a', now + 10)[0]).toEqual({ kind: 'one' })
  })

  test('its success makes all well, its failure shuts for longer; calls from before tell nothing', () => {
    const shut = failing(FAILURES_TO_SHUT)
    const now = shut.shut?.untilMs ?? 0
    const probing = permitFor(shut, 'a', everybodyIsThere, now)[1]
    expect(ended(probing, 'well', now + 5, now - 100)).toEqual(probing)
    expect(ended(probing, 'provider.down', now + 5, now - 100)).toEqual(probing)
    expect(ended(probing, 'well', now + 5)).toEqual(WELL)
    const again = ended(probing, 'provider.down', now + 5)
    expect((again.shut?.untilMs ?? 0) - now - 5).toBe(10_000)
  })

  test('a wait grows to a minute and no further', () => {
    const long = failing(30)
    expect((long.shut?.untilMs ?? 0) - 300_000).toBe(60_000)
  })
})

test('a rejected key stays out; no credit is looked at again after minutes', () => {
  const rejected = ended(WELL, 'provider.key_rejected', 1_000)
  expect(permit(rejected, 1e12)).toEqual({ kind: 'none', code: 'provider.key_rejected', forMs: null })
  const broke = ended(WELL, 'provider.no_credit', 1_000)
  expect(permit(broke, 1_000)).toEqual({ kind: 'none', code: 'provider.no_credit', forMs: 300_000 })
  expect(permit(broke, 301_000)).toEqual({ kind: 'one' })
})

test('a late refusal does not open what is shut for longer', () => {
  const rejected = ended(WELL, 'provider.key_rejected', 1_000)
  expect(ended(rejected, 'provider.limit', 1_001, 900)).toEqual(rejected)
})

import { expect, test } from 'vitest'
import { type ConnectionCount, forecast } from './forecast.ts'

const vendor: ConnectionCount = {
  kind: 'connection',
  connectionId: 'c',
  service: 'vendor',
  tooThinRows: 10,
  people: 900,
  known: 100,
  knownMicros: 7_000_000,
  unknownFate: 5,
  elsewhere: 0,
  microsPerCredit: 100_000,
  mostCredits: 1,
  missCost: 0,
  pace: { maxBatch: 100, atOnce: 10, per: { calls: 100, seconds: 60 }, othersRunning: 0 },
}
const directory = { kind: 'directory', directoryId: 'd' } as const
const list = { rows: 1_000, invalidRows: 20 }

test('what the first provider is asked, and what is known of it, is exact', () => {
  const { providers, mostMicros, savedMicros, basis } = forecast({ ...list, providers: [vendor] }, null)
  expect(providers[0]).toMatchObject({
    lookups: { from: 795, to: 795, isExact: true },
    known: { from: 100, to: 100, isExact: true },
    mostLookups: 795,
    unknownFate: 5,
    tooThinRows: 10,
  })
  expect([mostMicros, savedMicros.from, basis]).toEqual([79_500_000, 7_000_000, 'lists_in_general'])
})

test('behind a directory, the rows of the directory are exact and the lookups of the vendor a range', () => {
  const { providers, mostMicros } = forecast({ ...list, providers: [directory, vendor] }, null)
  expect(providers[0]).toMatchObject({ rows: { from: 980, to: 980, isExact: true } })
  expect(providers[1]).toMatchObject({ lookups: { isExact: false, to: 795 }, mostMicros: 79_500_000 })
  expect(mostMicros).toBe(79_500_000)
})

test('a trial narrows cost and matches around what it found', () => {
  const before = forecast({ ...list, providers: [vendor] }, null)
  const asked = { c: { people: 48, asked: 48, micros: 24 * 100_000 } }
  const after = forecast({ ...list, providers: [vendor] }, { jobId: 't', rows: 50, matched: 25, review: 3, asked })
  for (const name of ['costMicros', 'matched'] as const) {
    expect(after[name].from).toBeGreaterThan(before[name].from)
    expect(after[name].to).toBeLessThan(before[name].to)
  }
  const half = 795 * 0.5 * 100_000
  expect(after.costMicros.from).toBeLessThan(half)
  expect(after.costMicros.to).toBeGreaterThan(half)
  expect(after.costMicros.to).toBeLessThanOrEqual(after.mostMicros)
  expect([after.basis, after.trial?.matched]).toEqual(['trial', 25])
})

test('a trial tells how many are left to a later provider', () => {
  const asked = { c: { people: 50, asked: 10, micros: 8 * 100_000 } }
  const trial = { jobId: 't', rows: 50, matched: 45, review: 0, asked }
  const { providers } = forecast({ ...list, providers: [directory, vendor] }, trial)
  const [, later] = providers
  if (later?.kind !== 'connection') throw new Error('no connection')
  expect(later.lookups.from).toBeLessThan(795 * 0.2)
  expect(later.lookups.to).toBeGreaterThan(795 * 0.2)
  expect(later.lookups.to).toBeLessThan(795 * 0.5)
  expect(later.costMicros.to).toBeLessThan(795 * 0.5 * 100_000)
})

test('a list that is only cleaned costs nothing and matches nobody', () => {
  const { costMicros, matched, mostMicros } = forecast({ ...list, providers: [] }, null)
  expect([costMicros.to, matched.to, mostMicros]).toEqual([0, 0, 0])
})

test('what a miss costs is paid for every lookup', () => {
  const { costMicros } = forecast({ ...list, providers: [{ ...vendor, missCost: 1 }] }, null)
  expect(costMicros).toEqual({ from: 79_500_000, to: 79_500_000, isExact: true })
})

test('an account of few calls a minute decides how long it takes', () => {
  const slow = { ...vendor.pace, maxBatch: 1 }
  const { seconds } = forecast({ ...list, providers: [{ ...vendor, pace: slow }] }, null)
  // 795 calls at 100 a minute: 8 windows, the first of them at once.
  expect(seconds.by).toBe('limit')
  expect(seconds.from).toBeGreaterThanOrEqual(400)
  expect(seconds.from).toBeLessThanOrEqual(7 * 60)
  expect(seconds.to).toBeGreaterThanOrEqual(8 * 60)
})

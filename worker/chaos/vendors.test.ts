/**
 * Two paid vendors in a waterfall, errors, silence and a killed worker: every credit is in the books, no identity is paid
 * for twice, and asking again ends with the files of a calm run. This is the short form; the long one is vendors.check.ts.
 */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { cloneDatabase } from '#adapters/postgres/test-database.ts'
import { bundleWorker } from '../test-house.ts'
import { runVendors } from './vendors-under-test.ts'

let clone: Awaited<ReturnType<typeof cloneDatabase>>
beforeAll(async () => {
  ;[clone] = await Promise.all([cloneDatabase(), bundleWorker()])
})
afterAll(() => clone.drop())

test('a list through two vendors while a worker is killed', { timeout: 300_000 }, async () => {
  const run = { rows: 700, workers: 2, kills: 1, seed: 3, latencyMs: 100, patienceMs: 240_000 }
  const seen = await runVendors({ ...run, databaseUrl: clone.url })
  for (const { spent, billed, unknown } of [...seen.first, ...seen.last]) {
    expect(spent).toBeLessThanOrEqual(billed)
    expect(billed).toBeLessThanOrEqual(spent + unknown)
  }
  expect(seen.first.map(({ billedTwice }) => billedTwice)).toEqual([0, 0])
  expect(seen.first.every(({ spent }) => spent > 0)).toBe(true)
  expect(seen.failedRows).toBe(seen.unknownRows)
  expect(seen.counts.failed).toBe(0)
  expect(seen.isSame).toBe(true)
})

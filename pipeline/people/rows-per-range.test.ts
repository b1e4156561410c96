import { expect, test } from 'vitest'
import { memoryPeople } from '#adapters/memory/people.ts'
import { memoryPeoplePorts } from '#adapters/memory/people-ports.ts'
import { createMemoryStore } from '#adapters/memory/store.ts'
import type { CallRate } from '../ports/people.ts'
import { rowsPerRange } from './rows-per-range.ts'

const usual: CallRate = { atOnce: 5, per: { calls: 100, seconds: 60, window: 'fixed' } }

async function rowsOf(maxBatch: number, rate: CallRate | null, limits = usual): Promise<number> {
  const store = createMemoryStore(() => new Date(), { freshMs: 0, retryBaseMs: 0 })
  const known = memoryPeople({ service: 'vendor', people: [], maxBatch })
  const people = memoryPeoplePorts(store, [{ ...known, abilities: { ...known.abilities, limits } }])
  const caps = { dayMicros: null, monthMicros: null }
  const terms = { microsPerCredit: 1, caps, rate, ttlDays: 1, createdAt: new Date() }
  await people.connections.create({ ...terms, id: 'c', workspaceId: 'w', service: 'vendor', name: 'c' }, 'key')
  return rowsPerRange(people, { workspaceId: 'w', providers: [{ directoryId: 'd' }, { connectionId: 'c' }] })
}

test('a range has as many rows as the vendor answers in half a minute, and 2,000 at the most', async () => {
  // 100 calls a minute: 50 in half of one.
  expect(await rowsOf(10, null)).toBe(500)
  expect(await rowsOf(100, null)).toBe(2_000)
  expect(await rowsOf(1, { atOnce: 2, per: { calls: 1, seconds: 2, window: 'rolling' } })).toBe(15)
  // Whatever is less: what the service allows, or what the owner does.
  expect(await rowsOf(1, { atOnce: 50, per: { calls: 1_000, seconds: 1, window: 'rolling' } })).toBe(50)
  // Two at once, a second each.
  expect(await rowsOf(1, null, { atOnce: 2, per: null })).toBe(60)
})

test('it has one call at least, and directories set no bound', async () => {
  expect(await rowsOf(100, { atOnce: 1, per: { calls: 1, seconds: 3_600, window: 'fixed' } })).toBe(100)
  const directories = { workspaceId: 'w', providers: [{ directoryId: 'd' }] }
  expect(await rowsPerRange(undefined, directories)).toBe(Number.POSITIVE_INFINITY)
})

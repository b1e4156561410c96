/** Workers are killed while they put corrections back and take them out: each value once, everybody told, ours alone undone. */
import { beforeAll, expect, test } from 'vitest'
import { cloneDatabase } from '#adapters/postgres/test-database.ts'
import { bundleWorker } from '../test-house.ts'
import { runWriteBack } from './write-back-under-test.ts'

beforeAll(() => bundleWorker())

test('kill -9 before a value is sent, after it was, and while it is taken back', { timeout: 180_000 }, async () => {
  const clone = await cloneDatabase()
  try {
    const people = { members: 160, locked: 5, deleted: 3, changed: 4, changedAfter: 6 }
    const seen = await runWriteBack({ databaseUrl: clone.url, ...people, patienceMs: 60_000 })
    expect(seen).toMatchObject({
      killed: 3,
      outcomes: { written: 148, compliance: 5, gone: 3, conflict: 4 },
      undos: { restored: 142, partly: 6 },
      ...{ twice: 0, blanked: 0, newcomers: 0, newStatuses: 0 },
      writes: [148, 148],
      wrong: [0, 0],
    })
    expect(seen.mostAtOnce).toBeLessThanOrEqual(6)
  } finally {
    await clone.drop()
  }
})

/** Each chore has its turn, whatever becomes of the others, and what was done is told without names. */
import { expect, test } from 'vitest'
import { memoryChores } from '#adapters/memory/chores.ts'
import { memoryLeftovers } from '#adapters/memory/leftovers.ts'
import { memoryRetention } from '#adapters/memory/retention.ts'
import { partKey } from '#core/storage-key.ts'
import { StoreError } from '#pipeline/ports/store-error.ts'
import { twinHouse, WORKSPACE } from '#pipeline/twin-house.ts'
import { doChores } from './do-chores.ts'

test('a chore that fails does not keep the others from their turn', async () => {
  const { ports, store, wait } = twinHouse()
  const said: unknown[] = []
  const orphan = partKey(WORKSPACE, 'gone', 0, 1, 1)
  await ports.objects.write(orphan, [new Uint8Array(10)], 'text/csv')
  wait(2 * 60 * 60 * 1000)
  const retention = memoryRetention(store)
  const chores = {
    ...ports,
    retention: { ...retention, due: () => Promise.reject(new StoreError()) },
    chores: memoryChores(store),
    leftovers: { ...memoryLeftovers(store), forget: async () => 3 },
    log: (...line: unknown[]) => said.push(line),
  }
  await doChores(chores, 'me', new AbortController().signal)
  expect(said).toEqual([
    ['warn', 'retain.failed', { workerId: 'me', code: 'store.unavailable' }],
    ['info', 'objects.swept', { workerId: 'me', count: 1, bytes: 10 }],
    ['info', 'rows.forgotten', { workerId: 'me', count: 3 }],
  ])
  expect(ports.objects.keys()).not.toContain(orphan)
  // The one that failed is looked at again once its turn has run out; the others have ended theirs.
  await doChores({ ...chores, retention }, 'another', new AbortController().signal)
  expect(said).toHaveLength(3)
})

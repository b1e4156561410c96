/** What is promised of connections: whose they are, what becomes of their keys, and when they may go. */
import { createHash } from 'node:crypto'
import { beforeEach, describe, expect, test } from 'vitest'
import type { NewConnection } from '#pipeline/ports/connections.ts'
import { finishJob, sampleJob, splitJob } from './samples.ts'
import { type OpenStore, OURS, type StoreUnderTest, THEIRS } from './store-under-test.ts'

const KEY = 'live-0123456789abcdef'

const sample = (id: string, workspaceId: string = OURS): NewConnection => ({
  id,
  workspaceId,
  service: 'people-data-labs',
  name: `Account ${id}`,
  microsPerCredit: 280_000,
  caps: { dayMicros: null, monthMicros: 9_000_000_000_000 },
  rate: { atOnce: 4, per: { calls: 100, seconds: 60, window: 'fixed' } },
  ttlDays: 90,
  createdAt: new Date('2024-05-03T10:00:00Z'),
})

export function connectionsContract(openStore: OpenStore): void {
  let store: StoreUnderTest
  beforeEach(async () => {
    store = await openStore()
  })

  describe('connections', () => {
    test('are kept as they were made, and give their key to the call that needs it', async () => {
      expect(await store.connections.create(sample('one'), KEY)).toBe('created')
      const kept = await store.connections.get(OURS, 'one')
      expect(kept).toEqual({
        ...sample('one'),
        account: createHash('sha256').update(`people-data-labs:${KEY}`).digest('hex'),
        keyEnding: 'cdef',
        state: 'ok',
        checkedAt: expect.any(Date),
      })
      expect(JSON.stringify(kept)).not.toContain(KEY)
      expect(await store.connections.keyOf(OURS, 'one')).toEqual({ key: KEY })
      await store.connections.create({ ...sample('two'), rate: null }, 'other-key-ñ')
      expect(await store.connections.keyOf(OURS, 'two')).toEqual({ key: 'other-key-ñ' })
      expect((await store.connections.get(OURS, 'two'))?.rate).toBe(null)
    })

    test('belong to one workspace', async () => {
      await store.connections.create(sample('one'), KEY)
      await store.connections.create(sample('two', THEIRS), KEY)
      expect(await store.connections.get(THEIRS, 'one')).toBe(null)
      expect((await store.connections.list(THEIRS)).map(({ id }) => id)).toEqual(['two'])
      expect(await store.connections.update(THEIRS, 'one', { name: 'Mine' })).toBe('missing')
      expect(await store.connections.replaceKey(THEIRS, 'one', 'new-key')).toBe('missing')
      await store.connections.setState(THEIRS, 'one', 'no_credit')
      expect(await store.connections.delete(THEIRS, 'one')).toBe('missing')
      expect(await store.connections.keyOf(THEIRS, 'one')).toBe('missing')
      expect(await store.connections.get(OURS, 'one')).toMatchObject({ name: 'Account one', state: 'ok' })
    })

    test('are listed, the oldest first', async () => {
      const at = (day: number) => new Date(Date.UTC(2024, 0, day))
      await store.connections.create({ ...sample('b'), createdAt: at(2) }, 'key-b')
      await store.connections.create({ ...sample('c'), createdAt: at(1) }, 'key-c')
      await store.connections.create({ ...sample('a'), createdAt: at(2) }, 'key-a')
      expect((await store.connections.list(OURS)).map(({ id }) => id)).toEqual(['c', 'a', 'b'])
    })

    test('are one for each account of a service in a workspace', async () => {
      await store.connections.create(sample('one'), KEY)
      expect(await store.connections.create(sample('two'), KEY)).toBe('twice')
      expect(await store.connections.create(sample('one'), 'other-key')).toBe('twice')
      expect(await store.connections.create({ ...sample('two'), service: 'other' }, KEY)).toBe('created')
      expect(await store.connections.create(sample('three'), 'third-key')).toBe('created')
      expect(await store.connections.replaceKey(OURS, 'three', KEY)).toBe('twice')
      expect(await store.connections.keyOf(OURS, 'three')).toEqual({ key: 'third-key' })
    })

    test('of a service that tells accounts apart are one for all keys of an account, and stay with it', async () => {
      expect(await store.connections.create(sample('one'), KEY, 'account-1')).toBe('created')
      expect(await store.connections.create(sample('two'), 'other-key', 'account-1')).toBe('twice')
      expect(await store.connections.create(sample('two'), 'other-key', 'account-2')).toBe('created')
      const account = createHash('sha256').update('people-data-labs:account-1').digest('hex')
      expect(await store.connections.get(OURS, 'one')).toMatchObject({ account })
      expect(await store.connections.replaceKey(OURS, 'one', 'new-key-5678', 'account-1')).toBe('done')
      expect(await store.connections.get(OURS, 'one')).toMatchObject({ account, keyEnding: '5678' })
      expect(await store.connections.replaceKey(OURS, 'one', 'third-key', 'account-3')).toBe('other_account')
      expect(await store.connections.keyOf(OURS, 'one')).toEqual({ key: 'new-key-5678' })
    })

    test('change what is told, and nothing else', async () => {
      await store.connections.create(sample('one'), KEY)
      const before = await store.connections.get(OURS, 'one')
      expect(await store.connections.update(OURS, 'one', { name: 'Sales' })).toBe('done')
      expect(await store.connections.get(OURS, 'one')).toEqual({ ...before, name: 'Sales' })
      const change = { microsPerCredit: 0, caps: { dayMicros: 0, monthMicros: null }, rate: null, ttlDays: 1 }
      await store.connections.update(OURS, 'one', change)
      expect(await store.connections.get(OURS, 'one')).toEqual({ ...before, ...change, name: 'Sales' })
      expect(await store.connections.update(OURS, 'none', { name: 'Sales' })).toBe('missing')
    })

    test('tell what the service said of their key, until it is replaced', async () => {
      await store.connections.create(sample('one'), KEY)
      const before = await store.connections.get(OURS, 'one')
      await store.connections.setState(OURS, 'one', 'key_rejected')
      expect((await store.connections.get(OURS, 'one'))?.state).toBe('key_rejected')
      expect(await store.connections.replaceKey(OURS, 'one', 'new-key-5678')).toBe('done')
      const after = await store.connections.get(OURS, 'one')
      expect(after).toMatchObject({ id: 'one', state: 'ok', keyEnding: '5678' })
      expect(after?.account).not.toBe(before?.account)
      expect(await store.connections.keyOf(OURS, 'one')).toEqual({ key: 'new-key-5678' })
    })

    test('stay when the secret is lost: their keys have to be entered again', async () => {
      await store.connections.create(sample('one'), KEY)
      await store.connections.create(sample('two'), 'other-key')
      await store.loseSecret()
      expect(await store.connections.keyOf(OURS, 'one')).toBe('lost')
      expect((await store.connections.list(OURS)).map(({ state }) => state)).toEqual(['secret_lost', 'secret_lost'])
      expect(await store.connections.replaceKey(OURS, 'one', KEY)).toBe('done')
      expect(await store.connections.keyOf(OURS, 'one')).toEqual({ key: KEY })
      expect((await store.connections.list(OURS)).map(({ state }) => state)).toEqual(['ok', 'secret_lost'])
      expect(await store.connections.create(sample('three'), 'third-key')).toBe('created')
      expect(await store.connections.keyOf(OURS, 'three')).toEqual({ key: 'third-key' })
    })

    test('are not deleted while a job asks them', async () => {
      await store.connections.create(sample('one'), KEY)
      await store.connections.create(sample('two'), 'other-key')
      const spec = { ...sampleJob(OURS, 'job'), providers: [{ connectionId: 'one' }] }
      await splitJob(store, 'job', 0, OURS, undefined, spec)
      expect(await store.connections.delete(OURS, 'one')).toBe('in_use')
      expect(await store.connections.delete(OURS, 'two')).toBe('deleted')
      await finishJob(store)
      expect(await store.connections.delete(OURS, 'one')).toBe('deleted')
      expect(await store.connections.delete(OURS, 'one')).toBe('missing')
      expect(await store.connections.create(sample('one'), KEY)).toBe('created')
    })
  })
}

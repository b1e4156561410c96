/** How keys lie in Postgres: sealed, bound to their row, and wrapped anew when the secret was changed. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { NewConnection } from '#pipeline/ports/connections.ts'
import { createSealing, type Secrets } from '../seal/sealing.ts'
import { postgresConnections } from './connections.ts'
import { cloneDatabase } from './test-database.ts'
import { rewrapDataKeys } from './workspace-keys.ts'

const KEY = 'live-0123456789abcdef'
const [FIRST, SECOND] = ['the first secret'.padEnd(32, '.'), 'the second secret'.padEnd(32, '.')]

let clone: Awaited<ReturnType<typeof cloneDatabase>>
beforeAll(async () => {
  clone = await cloneDatabase(['ours', 'theirs'])
})
afterAll(() => clone.drop())
beforeEach(() => clone.database.query('truncate connection, workspace_key'))

const under = (current: string, previous: Secrets['previous'] = null) =>
  postgresConnections(clone.database, createSealing({ current, previous }))

const sample = (id: string, workspaceId = 'ours'): NewConnection => ({
  ...{ id, workspaceId, service: 'people-data-labs', name: id, microsPerCredit: 1, rate: null, ttlDays: 1 },
  ...{ caps: { dayMicros: null, monthMicros: null }, createdAt: new Date() },
})
const wrapped = () => clone.database.query('select id, wrapped from workspace_key order by id')

test('a key is nowhere in the database in the clear', async () => {
  await under(FIRST).create(sample('one'), KEY)
  await under(FIRST).replaceKey('ours', 'one', KEY)
  const tables = await clone.database.query<{ name: string }>(
    `select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace`,
  )
  for (const { name } of tables) {
    const rows = await clone.database.query<{ text: string }>(
      `select encode(convert_to(each::text, 'UTF8'), 'hex') as text from "${name}" as each`,
    )
    // Bytes are told as hexadecimal text, so the key's own bytes would show as such.
    const inHex = Buffer.from(KEY).toString('hex')
    for (const { text } of rows) {
      expect(text).not.toContain(inHex)
      expect(Buffer.from(text, 'hex').toString()).not.toContain(inHex)
    }
  }
})

test('a sealed key that is moved to another row opens for neither', async () => {
  const connections = under(FIRST)
  await connections.create(sample('one'), 'key-of-one')
  await connections.create(sample('two'), 'key-of-two')
  await connections.create(sample('three', 'theirs'), 'key-of-three')
  await clone.database.query(`
    update connection set sealed_key = other.sealed_key, workspace_key_id = other.workspace_key_id
    from connection as other where connection.id in ('two', 'three') and other.id = 'one'`)
  expect(await connections.keyOf('ours', 'one')).toEqual({ key: 'key-of-one' })
  expect(await connections.keyOf('ours', 'two')).toBe('lost')
  expect((await connections.get('ours', 'two'))?.state).toBe('secret_lost')
  expect(await connections.keyOf('theirs', 'three')).toBe('lost')
  expect((await connections.list('theirs')).map(({ state }) => state)).toEqual(['secret_lost'])
})

test('the secret before still opens, and is not needed after the next use', async () => {
  await under(FIRST).create(sample('one'), KEY)
  expect(await under(SECOND).keyOf('ours', 'one')).toBe('lost')
  expect(await under(SECOND, FIRST).keyOf('ours', 'one')).toEqual({ key: KEY })
  expect(await under(SECOND).keyOf('ours', 'one')).toEqual({ key: KEY })
  expect(await under(FIRST).keyOf('ours', 'one')).toBe('lost')
})

test('all data keys can be wrapped anew at once, and none is that need not be', async () => {
  await under(FIRST).create(sample('one'), KEY)
  await under(FIRST).create(sample('two', 'theirs'), KEY)
  const rotated = createSealing({ current: SECOND, previous: FIRST })
  await rewrapDataKeys(clone.database.query, rotated)
  const after = await wrapped()
  expect(await under(SECOND).keyOf('ours', 'one')).toEqual({ key: KEY })
  expect(await under(SECOND).keyOf('theirs', 'two')).toEqual({ key: KEY })
  await rewrapDataKeys(clone.database.query, rotated)
  expect(await wrapped()).toEqual(after)
})

test('a workspace has one data key; after a loss another, and the old one opens again with its secret', async () => {
  await under(FIRST).create(sample('one'), 'key-of-one')
  await under(FIRST).create(sample('two'), 'key-of-two')
  expect(await wrapped()).toHaveLength(1)
  await under(SECOND).replaceKey('ours', 'one', 'key-of-one')
  expect(await wrapped()).toHaveLength(2)
  // Somebody finds the first secret after all.
  const both = under(FIRST, SECOND)
  expect(await both.keyOf('ours', 'one')).toEqual({ key: 'key-of-one' })
  expect(await both.keyOf('ours', 'two')).toEqual({ key: 'key-of-two' })
})

/** What happens to queries when connections break, Postgres is away, or two transactions clash. */
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { connect } from './connect.ts'
import { cloneDatabase } from './test-database.ts'

let clone: Awaited<ReturnType<typeof cloneDatabase>>
beforeAll(async () => {
  clone = await cloneDatabase()
  await clone.database.query('create table pair (name text primary key, number int not null)')
  await clone.database.query("insert into pair values ('a', 0), ('b', 0)")
})
afterAll(() => clone.drop())

test('a connection that breaks in the middle is an error, the next one works', async () => {
  const broken = clone.database.transaction(async (query) => {
    const [backend] = await query<{ pid: number }>('select pg_backend_pid() as pid')
    await clone.database.query('select pg_terminate_backend($1)', [backend?.pid])
    await query('select 1')
  })
  await expect(broken).rejects.toMatchObject({ code: 'store.unavailable' })
  expect(await clone.database.query('select 1 as one')).toEqual([{ one: 1 }])
})

test('a process that stands still in a transaction loses it, and holds up nobody', async () => {
  const stopped = clone.database.transaction(async (query) => {
    await query("update pair set number = 0 where name = 'a'")
    const [backend] = await query<{ pid: number }>('select pg_backend_pid() as pid')
    expect(await query('show idle_in_transaction_session_timeout')).toEqual([
      { idle_in_transaction_session_timeout: '10s' },
    ])
    await query("set local idle_in_transaction_session_timeout = '1ms'")
    for (let left = 1; left > 0; ) {
      const alive = await clone.database.query('select 1 from pg_stat_activity where pid = $1', [backend?.pid])
      left = alive.length
    }
    await query('select 1')
  })
  await expect(stopped).rejects.toMatchObject({ code: 'store.unavailable' })
})

test('connections that break while nobody uses them are replaced', async () => {
  const other = connect(clone.url, { connections: 3, waitMs: 10_000 })
  await Promise.all([1, 2, 3].map(() => other.query('select pg_sleep(0.01)')))
  await clone.database.query(
    'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
  )
  // A connection may still look alive when its end is on the way; it is told by the error and never used again.
  for (;;) {
    try {
      expect(await other.query('select 2 as two')).toEqual([{ two: 2 }])
      break
    } catch (error) {
      expect(error).toMatchObject({ code: 'store.unavailable' })
    }
  }
  await other.close()
})

test('two transactions that lock in opposite order both succeed', async () => {
  let waiting = 0
  const add = (first: string, second: string) => {
    let tried = 0
    return clone.database.transaction(async (query) => {
      await query('update pair set number = number + 1 where name = $1', [first])
      waiting++
      // Only the first time both hold what the other one wants.
      while (++tried === 1 && waiting < 2) await sleep(1)
      await query('update pair set number = number + 1 where name = $1', [second])
    })
  }
  await Promise.all([add('a', 'b'), add('b', 'a')])
  expect(await clone.database.query('select name, number from pair order by name')).toEqual([
    { name: 'a', number: 2 },
    { name: 'b', number: 2 },
  ])
})

test('a mistake of ours is neither tried again nor called a store that is away, and leaves nothing behind', async () => {
  let tried = 0
  const mistaken = clone.database.transaction(async (query) => {
    tried++
    await query("insert into pair values ('c', 1)")
    await query('select nothing')
  })
  await expect(mistaken).rejects.toMatchObject({ code: '42703' })
  expect(tried).toBe(1)
  expect(await clone.database.query("select * from pair where name = 'c'")).toEqual([])
})

test('a Postgres that is not there is waited for a while and then said to be away', async () => {
  const away = connect('postgres://kith@127.0.0.1:1/kith', { connections: 1, waitMs: 300 })
  await expect(away.query('select 1')).rejects.toMatchObject({ code: 'store.unavailable' })
  await away.close()
})

test('64-bit integers are numbers, JSON is parsed, times are dates', async () => {
  const rows = await clone.database.query(
    `select 6000000000::bigint as bytes, '{"b": 1, "a": 2}'::json as kept, '2024-05-01T00:00:00.123Z'::timestamptz as at`,
  )
  expect(rows).toEqual([{ bytes: 6_000_000_000, kept: { b: 1, a: 2 }, at: new Date('2024-05-01T00:00:00.123Z') }])
  expect(JSON.stringify(rows[0]?.kept)).toBe('{"b":1,"a":2}')
})

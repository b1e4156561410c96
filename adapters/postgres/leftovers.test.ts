/** Rows that ran out are forgotten, those still of use are not. */
import { expect, test } from 'vitest'
import { postgresLeftovers } from './leftovers.ts'
import { cloneDatabase } from './test-database.ts'

test('sessions, links and workers that are over go, a few at a time', async () => {
  const { database, drop } = await cloneDatabase()
  const { query } = database
  const ago = (days: number) => `now() - ${days} * interval '1 day'`
  await query(`insert into "user" (id, name, email) values ('ada', 'Ada', 'ada@kith.example')`)
  for (const [id, days] of [
    ['old', 1],
    ['older', 3],
    ['young', -1],
  ] as const) {
    // biome-ignore format: pairs
    await query(`insert into session (id, expires_at, token, user_id) values ($1, ${ago(days)}, $1, 'ada')`, [id])
    await query(`insert into verification (id, identifier, value, expires_at) values ($1, $1, $1, ${ago(days)})`, [id])
    await query(`insert into owner_link (hash, workspace_id, expires_at) values ($1, 'local', ${ago(days)})`, [id])
    await query(`insert into worker (id, seen_at) values ($1, ${ago(days)})`, [id])
  }
  const leftovers = postgresLeftovers(database)
  expect(await leftovers.forget(1)).toBe(4)
  expect(await leftovers.forget(10)).toBe(4)
  expect(await leftovers.forget(10)).toBe(0)
  for (const table of ['session', 'verification', 'worker']) {
    expect(await query(`select id from ${table}`)).toEqual([{ id: 'young' }])
  }
  expect(await query('select hash from owner_link')).toEqual([{ hash: 'young' }])
  await drop()
})

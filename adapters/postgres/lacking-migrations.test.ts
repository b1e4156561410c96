import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { lackingMigrations } from './lacking-migrations.ts'
import { cloneDatabase } from './test-database.ts'

let clone: Awaited<ReturnType<typeof cloneDatabase>>
beforeAll(async () => {
  clone = await cloneDatabase()
})
afterAll(() => clone.drop())

const folders = readdirSync(fileURLToPath(new URL('../../prisma/migrations', import.meta.url)))
const last = folders
  .filter((name) => /^\d/.test(name))
  .sort()
  .at(-1)

test('a migrated database lacks nothing; one that is behind lacks what is not applied to its end', async () => {
  const { query } = clone.database
  expect(await lackingMigrations(query)).toEqual([])
  await query('update _prisma_migrations set finished_at = null where migration_name = $1', [last])
  expect(await lackingMigrations(query)).toEqual([last])
  await query('delete from _prisma_migrations where migration_name = $1', [last])
  expect(await lackingMigrations(query)).toEqual([last])
})

/** What a database must be like before the code will use it. */
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { migrate } from './migrate.ts'
import { cloneDatabase } from './test-database.ts'

const ours = fileURLToPath(new URL('../../prisma/migrations', import.meta.url))
let folder: string
let clone: Awaited<ReturnType<typeof cloneDatabase>>

beforeAll(async () => {
  clone = await cloneDatabase()
  folder = await mkdtemp(join(tmpdir(), 'kith-migrations-'))
})
afterAll(async () => {
  await clone.drop()
  await rm(folder, { recursive: true })
})

async function write(name: string, sql: string): Promise<void> {
  await mkdir(join(folder, name), { recursive: true })
  await writeFile(join(folder, name, 'migration.sql'), sql)
}

test('a migrated database has the workspace `local` and is left as it is', async () => {
  expect(await migrate(clone.url, ours)).toEqual([])
  expect(await clone.database.query('select id, name from workspace')).toEqual([{ id: 'local', name: 'My workspace' }])
})

test('a database that knows a migration which the code lacks is refused', async () => {
  await expect(migrate(clone.url, folder)).rejects.toMatchObject({
    code: 'database.newer',
    migration: '0001_first_tables',
  })
})

test('an applied migration that was edited afterwards is refused', async () => {
  await write('0001_first_tables', '-- another')
  await expect(migrate(clone.url, folder)).rejects.toMatchObject({ code: 'database.differs' })
})

test('new migrations are applied in order, once, also by several at the same time', async () => {
  await cp(ours, folder, { recursive: true })
  await write('9002_fill', "insert into numbered (name) values ('one')")
  await write('9001_make', 'create table numbered (name text)')
  const applied = await Promise.all([1, 2, 3].map(() => migrate(clone.url, folder)))
  expect(applied.flat()).toEqual(['9001_make', '9002_fill'])
  expect(await clone.database.query('select name from numbered')).toEqual([{ name: 'one' }])
})

test('a migration that fails leaves nothing behind', async () => {
  await write('9003_broken', 'create table half (name text); select 1 / 0')
  await expect(migrate(clone.url, folder)).rejects.toMatchObject({ code: '22012' })
  expect(await clone.database.query("select to_regclass('half') as half")).toEqual([{ half: null }])
  await rm(join(folder, '9003_broken'), { recursive: true })
  expect(await migrate(clone.url, folder)).toEqual([])
})

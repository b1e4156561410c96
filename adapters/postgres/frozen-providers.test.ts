/** Jobs that were frozen before they could name vendors are read as the others are. */
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { SHIPPED_PARAMETERS } from '#core/parameters.ts'
import { sampleJob } from '../contracts/samples.ts'
import { OURS } from '../contracts/store-under-test.ts'
import { postgresJobs } from './jobs.ts'
import { cloneDatabase } from './test-database.ts'

const MIGRATION = new URL('../../prisma/migrations/0014_providers/migration.sql', import.meta.url)
const directory = { directoryId: 'd', key: 'directories/ours/d/1-1', rows: 12, hash: 'abc' }

let clone: Awaited<ReturnType<typeof cloneDatabase>>
beforeAll(async () => {
  clone = await cloneDatabase()
})
afterAll(() => clone.drop())

test('directories become providers, in their order, and all else stays', async () => {
  const { query } = clone.database
  await query('insert into workspace (id, name) values ($1, $1)', [OURS])
  const jobs = postgresJobs(clone.database)
  const before = {
    asked: { parameters: SHIPPED_PARAMETERS, fields: ['email'], directories: [directory, { ...directory, rows: 3 }] },
    cleaned: { parameters: SHIPPED_PARAMETERS, fields: [], directories: [] },
    after: { parameters: SHIPPED_PARAMETERS, fields: [], providers: [{ kind: 'directory', ...directory }] },
    waiting: null,
  }
  for (const [id, frozen] of Object.entries(before)) {
    await jobs.create(sampleJob(OURS, id), null)
    if (frozen) await query('update job set frozen = $2 where id = $1', [id, JSON.stringify(frozen)])
  }
  const [rewrite = ''] = readFileSync(MIGRATION, 'utf8').split(';')
  await query(rewrite)
  const frozenOf = async (id: string) => (await jobs.get(OURS, id))?.frozen
  expect(await frozenOf('asked')).toEqual({
    parameters: SHIPPED_PARAMETERS,
    fields: ['email'],
    providers: [
      { kind: 'directory', ...directory },
      { kind: 'directory', ...directory, rows: 3 },
    ],
  })
  expect(await frozenOf('cleaned')).toEqual({ parameters: SHIPPED_PARAMETERS, fields: [], providers: [] })
  expect(await frozenOf('after')).toEqual(before.after)
  expect(await frozenOf('waiting')).toBeNull()
})

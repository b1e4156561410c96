/** migrations ↔ schema: no drift. What the migrations make is what the schema says. */
import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { type Datamodel, linesOfDatabase, linesOfSchema } from './schema-lines.ts'
import { cloneDatabase } from './test-database.ts'

const generator = fileURLToPath(new URL('schema-generator.mjs', import.meta.url))
const schema = fileURLToPath(new URL('../../prisma/schema.prisma', import.meta.url))
const prisma = createRequire(import.meta.url).resolve('prisma/build/index.js')

async function parseSchema(): Promise<Datamodel> {
  const folder = await mkdtemp(join(tmpdir(), 'kith-schema-'))
  const text = (await readFile(schema, 'utf8')).replace(
    /generator client \{[^}]*\}/,
    `generator lines {\n provider = ${JSON.stringify(`"${process.execPath}" "${generator}"`)}\n output = "datamodel.json"\n}`,
  )
  await writeFile(join(folder, 'schema.prisma'), text)
  // Any executable will do for the engine, which is not needed here; see prisma/generate.mjs.
  const env = { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath }
  await promisify(execFile)(process.execPath, [prisma, 'generate', '--schema', join(folder, 'schema.prisma')], { env })
  const datamodel: Datamodel = JSON.parse(await readFile(join(folder, 'datamodel.json'), 'utf8'))
  await rm(folder, { recursive: true })
  return datamodel
}

test('the migrations make what the schema says', async () => {
  const { database, drop } = await cloneDatabase()
  const [said, made] = await Promise.all([parseSchema().then(linesOfSchema), linesOfDatabase(database.query)])
  expect(said.length).toBeGreaterThan(100)
  expect(made).toEqual(said)
  await drop()
})

test('a drift would show: a column, an index, a reference, a default', async () => {
  const { database, drop } = await cloneDatabase()
  const before = await linesOfDatabase(database.query)
  await database.query('alter table upload alter column etag set not null')
  await database.query('alter table job alter column dead_rows set default 1')
  await database.query('drop index range_workspace_id_turn_idx')
  await database.query('alter table idempotency drop constraint idempotency_job_id_fkey')
  const after = await linesOfDatabase(database.query)
  expect(before.filter((line) => !after.includes(line))).toEqual([
    'idempotency (job_id) to job (id) delete Cascade',
    'job.dead_rows bigint required = 0',
    'range index (workspace_id turn)',
    'upload.etag text',
  ])
  await drop()
})

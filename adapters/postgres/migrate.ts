/**
 * Applies migrations that a database lacks. The book-keeping is Prisma's own table and lock, so that
 * `prisma migrate deploy` with a real schema engine does the same; a test shows that table and names agree.
 */
import { createHash, randomUUID } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'

/** `database.newer`: made by a later version. `database.differs`: an applied migration is not the one we have. */
export class MigrationError extends Error {
  readonly code: 'database.newer' | 'database.differs' | 'database.half_migrated'
  readonly migration: string
  constructor(code: MigrationError['code'], migration: string) {
    super(`${code}: ${migration}`)
    this.name = 'MigrationError'
    this.code = code
    this.migration = migration
  }
}

interface Migration {
  readonly name: string
  readonly sql: string
  readonly checksum: string
}

interface AppliedRow {
  readonly migration_name: string
  readonly checksum: string
  readonly finished_at: Date | null
}

/** The lock that Prisma's schema engine takes. */
const PRISMA_LOCK = 72_707_369

/** Prisma's own definition, column by column. */
const BOOK = `
  CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
    "id" VARCHAR(36) PRIMARY KEY NOT NULL,
    "checksum" VARCHAR(64) NOT NULL,
    "finished_at" TIMESTAMPTZ,
    "migration_name" VARCHAR(255) NOT NULL,
    "logs" TEXT,
    "rolled_back_at" TIMESTAMPTZ,
    "started_at" TIMESTAMPTZ NOT NULL DEFAULT now(),
    "applied_steps_count" INTEGER NOT NULL DEFAULT 0
  )`

/**
 * @param folder prisma/migrations
 * @returns the names of those applied now, in order; each in a transaction of its own
 * @throws MigrationError before anything is changed
 */
export async function migrate(databaseUrl: string, folder: string): Promise<readonly string[]> {
  const migrations = await readMigrations(folder)
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [PRISMA_LOCK])
    await client.query(BOOK)
    const { rows } = await client.query<AppliedRow>(
      'select migration_name, checksum, finished_at from _prisma_migrations where rolled_back_at is null',
    )
    const lacking = compare(migrations, rows)
    for (const migration of lacking) await apply(client, migration)
    return lacking.map(({ name }) => name)
  } finally {
    await client.end()
  }
}

async function readMigrations(folder: string): Promise<readonly Migration[]> {
  const entries = await readdir(folder, { withFileTypes: true })
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name)
  return Promise.all(
    names.sort().map(async (name) => {
      const sql = await readFile(join(folder, name, 'migration.sql'), 'utf8')
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') }
    }),
  )
}

function compare(migrations: readonly Migration[], applied: readonly AppliedRow[]): readonly Migration[] {
  const known = new Map(migrations.map((migration) => [migration.name, migration]))
  for (const { migration_name: name, checksum, finished_at } of applied) {
    const migration = known.get(name)
    if (!migration) throw new MigrationError('database.newer', name)
    if (finished_at === null) throw new MigrationError('database.half_migrated', name)
    if (migration.checksum !== checksum) throw new MigrationError('database.differs', name)
    known.delete(name)
  }
  return [...known.values()]
}

async function apply(client: pg.Client, { name, sql, checksum }: Migration): Promise<void> {
  await client.query('begin')
  try {
    await client.query(sql)
    await client.query(
      `insert into _prisma_migrations (id, checksum, finished_at, migration_name, applied_steps_count)
       values ($1, $2, clock_timestamp(), $3, 1)`,
      [randomUUID(), checksum, name],
    )
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw error
  }
}

/** Whether a database is up to date, for those who only use it. */
import { MIGRATIONS } from '../../prisma/generated/migrations.ts'
import type { Query } from './connect.ts'

/** @returns the names of the migrations that this Kith needs and the database lacks */
export async function lackingMigrations(query: Query): Promise<readonly string[]> {
  const applied = await query<{ name: string }>(
    `select migration_name as name from _prisma_migrations where finished_at is not null and rolled_back_at is null`,
  )
  const names = new Set(applied.map(({ name }) => name))
  return MIGRATIONS.filter((name) => !names.has(name))
}

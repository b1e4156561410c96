/** A database of its own for a test file: a clone of the migrated template, dropped at its end. */
import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { inject } from 'vitest'
import { connect, type Database } from './connect.ts'

/**
 * @param workspaces ids of workspaces to make, beside `local`
 * @returns the clone's address and connections to it
 */
export async function cloneDatabase(
  workspaces: readonly string[] = [],
): Promise<{ readonly url: string; readonly database: Database; drop(): Promise<void> }> {
  const name = `kith_test_${randomUUID().replaceAll('-', '')}`
  await asAdmin(`create database ${name} template ${inject('templateDatabase')}`)
  const url = new URL(inject('postgresUrl'))
  url.pathname = `/${name}`
  const database = connect(url.href, { connections: 10, waitMs: 10_000 })
  for (const id of workspaces) await database.query('insert into workspace (id, name) values ($1, $1)', [id])
  return {
    url: url.href,
    database,
    async drop() {
      await database.close()
      await asAdmin(`drop database ${name} with (force)`)
    },
  }
}

async function asAdmin(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: inject('postgresUrl') })
  await client.connect()
  await client.query(sql).finally(() => client.end())
}

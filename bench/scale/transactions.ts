/** How often Postgres is asked: transactions of a machine's database so far. */
import { setTimeout as wait } from 'node:timers/promises'
import { connect } from '#adapters/postgres/connect.ts'
import type { Machine } from './machine.ts'

/** Connections tell the statistics of what they did once a second, and only when they do something. */
const TOLD_MS = 2_000
const COUNT =
  'select (xact_commit + xact_rollback)::float8 as count from pg_stat_database where datname = current_database()'

export async function countTransactions(machine: Machine): Promise<number> {
  const { DATABASE_URL = '' } = await machine.sharedSettings()
  const db = connect(DATABASE_URL, { connections: 1, waitMs: 1_000 })
  await wait(TOLD_MS)
  const [found] = await db.query<{ count: number }>(COUNT, [])
  await db.close()
  return found?.count ?? 0
}

/** @returns transactions a second while nothing is to be done: workers ask for work, and say that they live */
export async function idleRate(machine: Machine, seconds: number): Promise<number> {
  const before = await countTransactions(machine)
  await wait(seconds * 1_000)
  // What counting takes is counted as well.
  return ((await countTransactions(machine)) - before) / (seconds + TOLD_MS / 1_000)
}

/** What is needed to offer the simulated services to the local workspace, where there are any. */
import { readSettings, requireSetting } from '#env'
import type { Connections } from '#pipeline/ports/connections.ts'
import { connect } from './postgres/connect.ts'
import { postgresConnections } from './postgres/connections.ts'
import { createSealing } from './seal/sealing.ts'

/** Postgres has just been started. */
const WAIT_MS = 10_000

/** @returns null: nothing is simulated here. @throws SettingsError in one sentence */
export function wireSimulator(env: Readonly<Record<string, string | undefined>>): {
  readonly connections: Connections
  /** What the simulator takes. */
  readonly key: string
  close(): Promise<void>
} | null {
  const { peopleDataLabsSimulator, databaseUrl, secret, secretPrevious } = readSettings(env)
  if (peopleDataLabsSimulator === null) return null
  const current = requireSetting(secret, 'KITH_SECRET')
  const db = connect(requireSetting(databaseUrl, 'DATABASE_URL'), { connections: 1, waitMs: WAIT_MS })
  return {
    connections: postgresConnections(db, createSealing({ current, previous: secretPrevious })),
    key: peopleDataLabsSimulator.key,
    close: db.close,
  }
}

/** After KITH_SECRET was changed: data keys that the one before has wrapped are wrapped by it, so that it can go. */
import { readSettings, requireSetting } from '#env'
import { connect } from './postgres/connect.ts'
import { rewrapDataKeys } from './postgres/workspace-keys.ts'
import { createSealing } from './seal/sealing.ts'

/** @returns false: no secret before is set, and nothing was to be done. @throws SettingsError in one sentence */
export async function rewrapKeys(env: Readonly<Record<string, string | undefined>>): Promise<boolean> {
  const { databaseUrl, secret, secretPrevious } = readSettings(env)
  if (secretPrevious === null) return false
  const sealing = createSealing({ current: requireSetting(secret, 'KITH_SECRET'), previous: secretPrevious })
  const db = connect(requireSetting(databaseUrl, 'DATABASE_URL'), { connections: 1, waitMs: 10_000 })
  await rewrapDataKeys(db.query, sealing).finally(() => db.close())
  return true
}

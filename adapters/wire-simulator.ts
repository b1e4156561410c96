/** What is needed to offer the simulated services to the local workspace, where there are any. */
import { readSettings, requireSetting, type Settings } from '#env'
import type { Connections } from '#pipeline/ports/connections.ts'
import { createMailchimp } from './mailchimp/mailchimp.ts'
import { connect } from './postgres/connect.ts'
import { postgresConnections } from './postgres/connections.ts'
import { createSealing } from './seal/sealing.ts'

/** Postgres has just been started. */
const WAIT_MS = 10_000
/** So has the simulator. */
const ASK_MS = 5_000

export interface Offer {
  readonly service: string
  /** For people. */
  readonly name: string
  /** What the simulator takes. */
  readonly key: string
  /** What it calls the account; absent: each key counts as one. */
  readonly account?: string
  /** Null: it costs nothing. */
  readonly microsPerCredit: number | null
}

/** @returns null: nothing is simulated here. @throws SettingsError in one sentence */
export function wireSimulator(env: Readonly<Record<string, string | undefined>>): {
  readonly connections: Connections
  offers(): Promise<readonly Offer[]>
  close(): Promise<void>
} | null {
  const settings = readSettings(env)
  const { peopleDataLabsSimulator, mailchimpSimulator, databaseUrl, secret, secretPrevious } = settings
  if (peopleDataLabsSimulator === null && mailchimpSimulator === null) return null
  const current = requireSetting(secret, 'KITH_SECRET')
  const db = connect(requireSetting(databaseUrl, 'DATABASE_URL'), { connections: 1, waitMs: WAIT_MS })
  return {
    connections: postgresConnections(db, createSealing({ current, previous: secretPrevious })),
    offers: async () => [...offerPeopleDataLabs(settings), ...(await offerMailchimp(settings))],
    close: db.close,
  }
}

/** What the vendor asks of small customers for a match, about: so that the demo shows money of a likely size. */
const MICROS_PER_CREDIT = 280_000

function offerPeopleDataLabs({ peopleDataLabsSimulator: simulator }: Settings): readonly Offer[] {
  if (simulator === null) return []
  const name = 'People Data Labs (simulator)'
  return [{ service: 'people-data-labs-simulator', name, key: simulator.key, microsPerCredit: MICROS_PER_CREDIT }]
}

async function offerMailchimp({ mailchimpSimulator: simulator }: Settings): Promise<readonly Offer[]> {
  if (simulator === null) return []
  const { key, url } = simulator
  const [service, name] = ['mailchimp-simulator', 'Mailchimp (simulator)']
  const mailchimp = createMailchimp({ service, title: name, baseUrl: `${url}/3.0` })
  const end = await mailchimp.account(key, AbortSignal.timeout(ASK_MS))
  return end.end === 'done' ? [{ service, name, key, account: end.value.id, microsPerCredit: null }] : []
}

/** The connections to what is played here: made once, and given their key again where that has changed. */
import { randomUUID } from 'node:crypto'
import type { Offer } from '#adapters/wire-simulator.ts'
import type { Connections } from '#pipeline/ports/connections.ts'

const WORKSPACE = 'local'
const TTL_DAYS = 90

/** @returns what was done, for the log */
export async function offerSimulator(
  connections: Pick<Connections, 'list' | 'create' | 'keyOf' | 'replaceKey' | 'setState'>,
  { service, name, key, account, microsPerCredit }: Offer,
  now: Date,
): Promise<'made' | 'key replaced' | 'as it was'> {
  const known = (await connections.list(WORKSPACE)).find((connection) => connection.service === service)
  if (!known) {
    await connections.create(
      {
        id: randomUUID(),
        workspaceId: WORKSPACE,
        service,
        name,
        microsPerCredit: microsPerCredit ?? 0,
        caps: { dayMicros: null, monthMicros: null },
        rate: null,
        ttlDays: TTL_DAYS,
        createdAt: now,
      },
      key,
      account,
    )
    return 'made'
  }
  const kept = await connections.keyOf(WORKSPACE, known.id)
  if (typeof kept === 'object' && kept.key === key) {
    // It has begun anew, with all its credits.
    if (known.state !== 'ok') await connections.setState(WORKSPACE, known.id, 'ok')
    return 'as it was'
  }
  await connections.replaceKey(WORKSPACE, known.id, key, account)
  return 'key replaced'
}

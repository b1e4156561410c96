/** The connection to what plays People Data Labs here: made once, and given its key again where that has changed. */
import { randomUUID } from 'node:crypto'
import type { Connections } from '#pipeline/ports/connections.ts'

const WORKSPACE = 'local'
const SERVICE = 'people-data-labs-simulator'
/** What the vendor asks of small customers for a match, about: so that the demo shows money of a likely size. */
const MICROS_PER_CREDIT = 280_000
const TTL_DAYS = 90

/**
 * @param key what the simulator takes
 * @returns what was done, for the log
 */
export async function offerSimulator(
  connections: Pick<Connections, 'list' | 'create' | 'keyOf' | 'replaceKey' | 'setState'>,
  key: string,
  now: Date,
): Promise<'made' | 'key replaced' | 'as it was'> {
  const known = (await connections.list(WORKSPACE)).find(({ service }) => service === SERVICE)
  if (!known) {
    await connections.create(
      {
        id: randomUUID(),
        workspaceId: WORKSPACE,
        service: SERVICE,
        name: 'People Data Labs (simulator)',
        microsPerCredit: MICROS_PER_CREDIT,
        caps: { dayMicros: null, monthMicros: null },
        rate: null,
        ttlDays: TTL_DAYS,
        createdAt: now,
      },
      key,
    )
    return 'made'
  }
  const kept = await connections.keyOf(WORKSPACE, known.id)
  if (typeof kept === 'object' && kept.key === key) {
    // It has begun anew, with all its credits.
    if (known.state !== 'ok') await connections.setState(WORKSPACE, known.id, 'ok')
    return 'as it was'
  }
  await connections.replaceKey(WORKSPACE, known.id, key)
  return 'key replaced'
}

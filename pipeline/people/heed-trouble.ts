/** What trouble with a service means for its connection, and for whoever wanted to ask it. */
import type { Connection, Connections, KeyState } from '../ports/connections.ts'
import type { Trouble } from '../ports/people.ts'
import { WaitError } from '../ports/wait-error.ts'
import type { Vendor } from './vendor.ts'

/** Somebody has to buy credits first, and nobody tells us when. */
const NO_CREDIT_MS = 15 * 60_000
/** How long a service is left alone that answers with something else than answers: each try may have been billed. */
const BAD_ANSWER_MS = 60_000

/** @returns why no further call is to be made; null: the limits of calls see to it */
export async function heedTrouble(
  connections: Pick<Connections, 'get' | 'setState'>,
  { connection }: Pick<Vendor, 'connection'>,
  { code, retryAfterMs }: Trouble,
): Promise<WaitError | null> {
  switch (code) {
    case 'provider.key_rejected':
      await setState(connections, connection, 'key_rejected')
      return new WaitError(code, null)
    case 'provider.no_credit':
      await setState(connections, connection, 'no_credit')
      return new WaitError(code, retryAfterMs ?? NO_CREDIT_MS)
    case 'provider.bad_answer':
      return new WaitError(code, retryAfterMs ?? BAD_ANSWER_MS)
    case 'provider.limit':
    case 'provider.down':
      return null
    default:
      return code satisfies never
  }
}

/** Of a key that was replaced meanwhile nothing is said. */
async function setState(
  connections: Pick<Connections, 'get' | 'setState'>,
  { workspaceId, id, account }: Connection,
  state: KeyState,
): Promise<void> {
  const now = await connections.get(workspaceId, id)
  if (now?.account === account && now.state !== state) await connections.setState(workspaceId, id, state)
}

/** The key for a call, in the clear; nobody keeps it. */
import type { Connections } from '../ports/connections.ts'
import { WaitError } from '../ports/wait-error.ts'
import { ConnectionError, type Vendor } from './vendor.ts'

/** @throws WaitError while it is known to be of no use: until somebody enters another, or says that it is good */
export async function keyOf(
  connections: Pick<Connections, 'keyOf'>,
  { book, connection }: Pick<Vendor, 'book' | 'connection'>,
): Promise<string> {
  const { workspaceId, connectionId } = book
  if (connection.state === 'key_rejected') throw new WaitError('provider.key_rejected', null)
  const found = await connections.keyOf(workspaceId, connectionId)
  if (found === 'missing') throw new ConnectionError()
  if (found !== 'lost') return found.key
  throw new WaitError('provider.secret_lost', null)
}

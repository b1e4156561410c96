/** Asks a connection's service whether the key is good still; what waited for that goes on at once where it is. */
import { checkKey, type KeyRefusal, type KeyServices } from './part/check-key.ts'
import { SERVICE_REASONS, type WakePorts, wakeConnection } from './part/wake-connection.ts'
import type { Connections } from './ports/connections.ts'

export interface CheckConnectionPorts extends WakePorts, KeyServices {
  readonly connections: Pick<Connections, 'get' | 'keyOf' | 'setState'>
}

/**
 * A key that is lost is not asked about: the connection says so by itself.
 *
 * @param signal after it the service counts as away
 * @returns why nothing was learnt; null: the connection says what was
 */
export async function checkConnection(
  ports: CheckConnectionPorts,
  workspaceId: string,
  id: string,
  signal: AbortSignal,
): Promise<'not_found' | KeyRefusal | null> {
  const connection = await ports.connections.get(workspaceId, id)
  const found = await ports.connections.keyOf(workspaceId, id)
  if (!connection || found === 'missing') return 'not_found'
  if (found === 'lost') return null
  const checked = await checkKey(ports, connection.service, found.key, signal)
  if ('refusal' in checked) return checked.refusal
  const { state } = checked
  await ports.connections.setState(workspaceId, id, state)
  if (state === 'ok') await wakeConnection(ports, workspaceId, id, SERVICE_REASONS)
  return null
}

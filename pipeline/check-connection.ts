/** Asks a connection's service whether the key is good still; what waited for that goes on at once where it is. */
import { checkKey } from './part/check-key.ts'
import { SERVICE_REASONS, type WakePorts, wakeConnection } from './part/wake-connection.ts'
import type { Connections } from './ports/connections.ts'
import type { PeopleProvider } from './ports/people.ts'

export interface CheckConnectionPorts extends WakePorts {
  readonly connections: Pick<Connections, 'get' | 'keyOf' | 'setState'>
  /** By service. */
  readonly providers: ReadonlyMap<string, Pick<PeopleProvider, 'check'>>
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
): Promise<'not_found' | 'connection.no_such_service' | 'connection.not_checked' | null> {
  const connection = await ports.connections.get(workspaceId, id)
  const found = await ports.connections.keyOf(workspaceId, id)
  if (!connection || found === 'missing') return 'not_found'
  if (found === 'lost') return null
  const provider = ports.providers.get(connection.service)
  if (!provider) return 'connection.no_such_service'
  const state = await checkKey(provider, found.key, signal)
  if (state === 'unknown') return 'connection.not_checked'
  await ports.connections.setState(workspaceId, id, state)
  if (state === 'ok') await wakeConnection(ports, workspaceId, id, SERVICE_REASONS)
  return null
}

/** Changes a connection; another key is checked first. What waited for the change goes on at once. */
import { checkKey } from './part/check-key.ts'
import { MONEY_REASONS, SERVICE_REASONS, type WakePorts, wakeConnection } from './part/wake-connection.ts'
import type { ConnectionChange, Connections } from './ports/connections.ts'
import type { PeopleProvider } from './ports/people.ts'

export interface ChangeConnectionPorts extends WakePorts {
  readonly connections: Pick<Connections, 'get' | 'update' | 'replaceKey' | 'setState'>
  /** By service. */
  readonly providers: ReadonlyMap<string, Pick<PeopleProvider, 'check'>>
}

export type ChangeRefusal =
  | 'not_found'
  | 'connection.no_such_service'
  | 'connection.key_rejected'
  | 'connection.not_checked'
  | 'connection.twice'

/**
 * @param key null: it stays
 * @param signal after it the service counts as away
 * @returns why nothing was changed; null: it was
 */
export async function changeConnection(
  ports: ChangeConnectionPorts,
  at: { readonly workspaceId: string; readonly id: string },
  change: ConnectionChange,
  key: string | null,
  signal: AbortSignal,
): Promise<ChangeRefusal | null> {
  const { workspaceId, id } = at
  const connection = await ports.connections.get(workspaceId, id)
  if (!connection) return 'not_found'
  if (key !== null) {
    const refusal = await replaceKey(ports, workspaceId, id, connection.service, key, signal)
    if (refusal) return refusal
  }
  if ((await ports.connections.update(workspaceId, id, change)) === 'missing') return 'not_found'
  const isMoney = change.caps !== undefined || change.microsPerCredit !== undefined
  const isService = key !== null || change.rate !== undefined
  const reasons = [...(isMoney ? MONEY_REASONS : []), ...(isService ? SERVICE_REASONS : [])]
  if (reasons.length > 0) await wakeConnection(ports, workspaceId, id, reasons)
  return null
}

async function replaceKey(
  { connections, providers }: ChangeConnectionPorts,
  workspaceId: string,
  id: string,
  service: string,
  key: string,
  signal: AbortSignal,
): Promise<ChangeRefusal | null> {
  const provider = providers.get(service)
  if (!provider) return 'connection.no_such_service'
  const state = await checkKey(provider, key, signal)
  if (state === 'key_rejected') return 'connection.key_rejected'
  if (state === 'unknown') return 'connection.not_checked'
  const outcome = await connections.replaceKey(workspaceId, id, key)
  if (outcome === 'twice') return 'connection.twice'
  if (outcome === 'missing') return 'not_found'
  if (state !== 'ok') await connections.setState(workspaceId, id, state)
  return null
}

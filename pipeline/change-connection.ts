/** Changes a connection; another key is checked first. What waited for the change goes on at once. */
import { checkKey, type KeyRefusal, type KeyServices } from './part/check-key.ts'
import { MONEY_REASONS, SERVICE_REASONS, type WakePorts, wakeConnection } from './part/wake-connection.ts'
import type { ConnectionChange, Connections } from './ports/connections.ts'

export interface ChangeConnectionPorts extends WakePorts, KeyServices {
  readonly connections: Pick<Connections, 'get' | 'update' | 'replaceKey' | 'setState'>
}

export type ChangeRefusal =
  | 'not_found'
  | KeyRefusal
  | 'connection.key_rejected'
  | 'connection.twice'
  | 'connection.other_account'

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
  ports: ChangeConnectionPorts,
  workspaceId: string,
  id: string,
  service: string,
  key: string,
  signal: AbortSignal,
): Promise<ChangeRefusal | null> {
  const { connections } = ports
  const checked = await checkKey(ports, service, key, signal)
  if ('refusal' in checked) return checked.refusal
  const { state, account } = checked
  if (state === 'key_rejected') return 'connection.key_rejected'
  const outcome = await connections.replaceKey(workspaceId, id, key, account)
  if (outcome === 'twice') return 'connection.twice'
  if (outcome === 'other_account') return 'connection.other_account'
  if (outcome === 'missing') return 'not_found'
  if (state !== 'ok') await connections.setState(workspaceId, id, state)
  return null
}

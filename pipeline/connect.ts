/** Connects a workspace to its account with a service: the key is checked before anything is kept. */
import { checkKey, type KeyRefusal, type KeyServices } from './part/check-key.ts'
import type { Connections, NewConnection } from './ports/connections.ts'

export interface ConnectPorts extends KeyServices {
  readonly connections: Pick<Connections, 'get' | 'create' | 'setState'>
  /** Lower-case hex. */
  readonly sha256: (bytes: Uint8Array) => Promise<string>
}

export type ConnectRefusal = KeyRefusal | 'connection.key_rejected' | 'connection.twice'

/**
 * @param request its id is used where the account's own is taken: by a connection whose key was replaced since
 * @param signal after it the service counts as away
 */
export async function connect(
  ports: ConnectPorts,
  request: NewConnection,
  key: string,
  signal: AbortSignal,
): Promise<{ readonly id: string } | { readonly code: ConnectRefusal }> {
  const { workspaceId, service } = request
  const checked = await checkKey(ports, service, key, signal)
  if ('refusal' in checked) return { code: checked.refusal }
  const { state, account } = checked
  if (state === 'key_rejected') return { code: 'connection.key_rejected' }

  // An account that was disconnected and comes again finds its ledger: nothing in it is paid for twice. And lists that came
  // from it can go back to it.
  const known = await idOfAccount(ports, workspaceId, service, account ?? key)
  const id = (await ports.connections.get(workspaceId, known)) ? request.id : known
  if ((await ports.connections.create({ ...request, id }, key, account)) === 'twice')
    return { code: 'connection.twice' }
  if (state !== 'ok') await ports.connections.setState(workspaceId, id, state)
  return { id }
}

/** @returns a UUID (RFC 9562, version 8) that is the same for the same account in the same workspace */
async function idOfAccount(
  { sha256 }: Pick<ConnectPorts, 'sha256'>,
  workspaceId: string,
  service: string,
  account: string,
): Promise<string> {
  const hex = await sha256(new TextEncoder().encode(JSON.stringify(['connection', workspaceId, service, account])))
  return hex.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, '$1-$2-8$3-8$4-$5')
}

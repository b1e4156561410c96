/** Connects a workspace to its account with a service: the key is checked before anything is kept. */

import { checkKey } from './part/check-key.ts'
import type { Connections, NewConnection } from './ports/connections.ts'
import type { PeopleProvider } from './ports/people.ts'

export interface ConnectPorts {
  readonly connections: Pick<Connections, 'get' | 'create' | 'setState'>
  /** By service. */
  readonly providers: ReadonlyMap<string, Pick<PeopleProvider, 'check'>>
  /** Lower-case hex. */
  readonly sha256: (bytes: Uint8Array) => Promise<string>
}

export type ConnectRefusal =
  | 'connection.no_such_service'
  | 'connection.key_rejected'
  | 'connection.not_checked'
  | 'connection.twice'

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
  const provider = ports.providers.get(service)
  if (!provider) return { code: 'connection.no_such_service' }
  const state = await checkKey(provider, key, signal)
  if (state === 'key_rejected') return { code: 'connection.key_rejected' }
  if (state === 'unknown') return { code: 'connection.not_checked' }

  // An account that was disconnected and comes again finds its ledger: nothing in it is paid for twice.
  const known = await idOfAccount(ports, workspaceId, service, key)
  const id = (await ports.connections.get(workspaceId, known)) ? request.id : known
  if ((await ports.connections.create({ ...request, id }, key)) === 'twice') return { code: 'connection.twice' }
  if (state !== 'ok') await ports.connections.setState(workspaceId, id, state)
  return { id }
}

/** @returns a UUID (RFC 9562, version 8) that is the same for the same account in the same workspace */
async function idOfAccount(
  { sha256 }: Pick<ConnectPorts, 'sha256'>,
  workspaceId: string,
  service: string,
  key: string,
): Promise<string> {
  const hex = await sha256(new TextEncoder().encode(JSON.stringify(['connection', workspaceId, service, key])))
  return hex.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, '$1-$2-8$3-8$4-$5')
}

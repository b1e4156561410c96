/** The in-memory twin of connections. Keys lie in the clear here, each beside the secret it was entered under. */
import type { Connection, Connections, KeyState, NewConnection } from '#pipeline/ports/connections.ts'
import { accountOf, keyEndingOf } from '../account-of.ts'
import { keyOf, type MemoryStore } from './store.ts'
import { isWritingBack } from './write-backs-of-job.ts'

export interface ConnectionRow {
  readonly connection: NewConnection
  readonly state: KeyState
  readonly checkedAt: Date
  readonly account: string
  readonly key: string
  readonly secret: string
}

/** @param secret what keys are sealed with now: those entered under another one are lost */
export function memoryConnections(store: MemoryStore, secret: () => string = () => ''): Connections {
  const rows = store.connections
  const tell = ({ connection, account, state, checkedAt, key, secret: sealedWith }: ConnectionRow): Connection => ({
    ...connection,
    account,
    keyEnding: keyEndingOf(key),
    state: sealedWith === secret() ? state : 'secret_lost',
    checkedAt,
  })
  const own = (workspaceId: string) =>
    [...rows.values()].filter(({ connection }) => connection.workspaceId === workspaceId)
  const isTwice = (workspaceId: string, id: string, account: string) =>
    own(workspaceId).some((row) => row.connection.id !== id && tell(row).account === account)

  function change(workspaceId: string, id: string, to: Partial<ConnectionRow>): 'done' | 'missing' {
    const row = rows.get(keyOf(workspaceId, id))
    if (!row) return 'missing'
    rows.set(keyOf(workspaceId, id), { ...row, ...to })
    return 'done'
  }

  return {
    async create(connection, key, name = key) {
      const { workspaceId, id, service } = connection
      const account = accountOf(service, name)
      const isTaken = [...rows.values()].some((row) => row.connection.id === id)
      if (isTaken || isTwice(workspaceId, id, account)) return 'twice'
      const row = { connection, account, state: 'ok', checkedAt: store.now(), key, secret: secret() } as const
      rows.set(keyOf(workspaceId, id), row)
      return 'created'
    },
    async get(workspaceId, id) {
      const row = rows.get(keyOf(workspaceId, id))
      return row ? tell(row) : null
    },
    list: async (workspaceId) =>
      own(workspaceId)
        .map(tell)
        .sort((a, b) => a.createdAt.getTime() - b.createdAt.getTime() || (a.id < b.id ? -1 : 1)),
    async update(workspaceId, id, changed) {
      const row = rows.get(keyOf(workspaceId, id))
      return row ? change(workspaceId, id, { connection: { ...row.connection, ...changed } }) : 'missing'
    },
    async replaceKey(workspaceId, id, key, name) {
      const row = rows.get(keyOf(workspaceId, id))
      if (!row) return 'missing'
      const account = accountOf(row.connection.service, name ?? key)
      if (name !== undefined && row.account !== account) return 'other_account'
      if (isTwice(workspaceId, id, account)) return 'twice'
      return change(workspaceId, id, { account, key, secret: secret(), state: 'ok', checkedAt: store.now() })
    },
    async setState(workspaceId, id, state) {
      change(workspaceId, id, { state, checkedAt: store.now() })
    },
    async delete(workspaceId, id) {
      if (!rows.has(keyOf(workspaceId, id))) return 'missing'
      const isNamed = [...store.jobs.values()].some(
        ({ spec, phase }) =>
          spec.workspaceId === workspaceId &&
          phase !== 'ended' &&
          phase !== 'failed' &&
          spec.providers.some((provider) => 'connectionId' in provider && provider.connectionId === id),
      )
      if (isNamed || isWritingBack(store, workspaceId, ({ audience }) => audience.connectionId === id)) return 'in_use'
      rows.delete(keyOf(workspaceId, id))
      return 'deleted'
    },
    async keyOf(workspaceId, id) {
      const row = rows.get(keyOf(workspaceId, id))
      if (!row) return 'missing'
      return row.secret === secret() ? { key: row.key } : 'lost'
    },
  }
}

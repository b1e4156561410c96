/** Connections: their keys lie sealed in the database, and are opened for the one call that needs them. */
import type { Connection, Connections, KeyState } from '#pipeline/ports/connections.ts'
import type { CallRate } from '#pipeline/ports/people.ts'
import { accountOf, keyEndingOf } from '../account-of.ts'
import type { Database } from './connect.ts'
import { dataKeyOf, openDataKey, type Sealing } from './workspace-keys.ts'

interface ConnectionRow {
  readonly id: string
  readonly workspace_id: string
  readonly service: string
  readonly name: string
  readonly account: string
  readonly key_ending: string
  readonly sealed_key: Uint8Array
  readonly workspace_key_id: string
  /** Null: a key of another workspace, which is none. */
  readonly wrapped: Uint8Array | null
  readonly state: KeyState
  readonly micros_per_credit: number
  readonly cap_day_micros: number | null
  readonly cap_month_micros: number | null
  readonly rate: CallRate | null
  readonly ttl_days: number
  readonly created_at: Date
  readonly checked_at: Date
}

const SELECT = `
  select connection.*, workspace_key.wrapped from connection left join workspace_key
    on workspace_key.id = connection.workspace_key_id and workspace_key.workspace_id = connection.workspace_id
  where connection.workspace_id = $1`

export function postgresConnections(db: Database, sealing: Sealing): Connections {
  const find = async (workspaceId: string, id: string) =>
    (await db.query<ConnectionRow>(`${SELECT} and connection.id = $2`, [workspaceId, id]))[0]

  const canOpen = (row: ConnectionRow) => {
    const dataKey = row.wrapped && sealing.openDataKey(row.workspace_id, row.workspace_key_id, row.wrapped)
    return dataKey !== null && sealing.open(dataKey.key, row.workspace_id, row.id, row.sealed_key) !== null
  }

  const tell = (row: ConnectionRow): Connection => ({
    id: row.id,
    workspaceId: row.workspace_id,
    service: row.service,
    name: row.name,
    account: row.account,
    keyEnding: row.key_ending,
    state: canOpen(row) ? row.state : 'secret_lost',
    microsPerCredit: row.micros_per_credit,
    caps: { dayMicros: row.cap_day_micros, monthMicros: row.cap_month_micros },
    rate: row.rate,
    ttlDays: row.ttl_days,
    createdAt: row.created_at,
    checkedAt: row.checked_at,
  })

  return {
    create: (connection, key, account = key) =>
      db.transaction(async (query) => {
        const { id, workspaceId, service, caps, rate } = connection
        const dataKey = await dataKeyOf(query, sealing, workspaceId)
        const made = await query(
          `insert into connection (id, workspace_id, service, name, account, key_ending, sealed_key, workspace_key_id,
             state, micros_per_credit, cap_day_micros, cap_month_micros, rate, ttl_days, created_at)
           values ($1, $2, $3, $4, $5, $6, $7, $8, 'ok', $9, $10, $11, $12, $13, $14)
           on conflict do nothing returning id`,
          [
            ...[id, workspaceId, service, connection.name, accountOf(service, account), keyEndingOf(key)],
            ...[sealing.seal(dataKey.key, workspaceId, id, key), dataKey.id],
            ...[connection.microsPerCredit, caps.dayMicros, caps.monthMicros],
            ...[rate && JSON.stringify(rate), connection.ttlDays, connection.createdAt],
          ],
        )
        return made.length > 0 ? 'created' : 'twice'
      }),

    async get(workspaceId, id) {
      const row = await find(workspaceId, id)
      return row ? tell(row) : null
    },

    async list(workspaceId) {
      const rows = await db.query<ConnectionRow>(`${SELECT} order by connection.created_at, connection.id`, [
        workspaceId,
      ])
      return rows.map(tell)
    },

    async update(workspaceId, id, { name, microsPerCredit, caps, rate, ttlDays }) {
      const done = await db.query(
        `update connection set name = coalesce($3, name), micros_per_credit = coalesce($4, micros_per_credit),
           cap_day_micros = case when $5 then $6 else cap_day_micros end,
           cap_month_micros = case when $5 then $7 else cap_month_micros end,
           rate = case when $8 then $9::json else rate end, ttl_days = coalesce($10, ttl_days)
         where workspace_id = $1 and id = $2 returning id`,
        [
          ...[workspaceId, id, name, microsPerCredit],
          ...[caps !== undefined, caps?.dayMicros, caps?.monthMicros],
          ...[rate !== undefined, rate && JSON.stringify(rate), ttlDays],
        ],
      )
      return done.length > 0 ? 'done' : 'missing'
    },

    replaceKey: (workspaceId, id, key, name) =>
      db.transaction(async (query) => {
        const all = await query<ConnectionRow>(
          'select * from connection where workspace_id = $1 order by id for update',
          [workspaceId],
        )
        const row = all.find((each) => each.id === id)
        if (!row) return 'missing'
        const account = accountOf(row.service, name ?? key)
        if (name !== undefined && row.account !== account) return 'other_account'
        if (all.some((each) => each.id !== id && each.account === account)) return 'twice'
        const dataKey = await dataKeyOf(query, sealing, workspaceId)
        await query(
          `update connection set account = $3, key_ending = $4, sealed_key = $5, workspace_key_id = $6,
             state = 'ok', checked_at = now()
           where workspace_id = $1 and id = $2`,
          [
            ...[workspaceId, id, account, keyEndingOf(key)],
            ...[sealing.seal(dataKey.key, workspaceId, id, key), dataKey.id],
          ],
        )
        return 'done'
      }),

    async setState(workspaceId, id, state) {
      await db.query('update connection set state = $3, checked_at = now() where workspace_id = $1 and id = $2', [
        ...[workspaceId, id, state],
      ])
    },

    delete: (workspaceId, id) =>
      db.transaction(async (query) => {
        const found = await query('select id from connection where workspace_id = $1 and id = $2 for update', [
          ...[workspaceId, id],
        ])
        if (found.length === 0) return 'missing'
        const users = await query(
          `select id from job where workspace_id = $1 and phase not in ('ended', 'failed') and providers::jsonb @> $2`,
          [workspaceId, JSON.stringify([{ connectionId: id }])],
        )
        const writing = await query(
          `select id from write_back where workspace_id = $1 and connection_id = $2 and status in ('applying', 'undoing')`,
          [workspaceId, id],
        )
        if (users.length > 0 || writing.length > 0) return 'in_use'
        await query('delete from connection where workspace_id = $1 and id = $2', [workspaceId, id])
        return 'deleted'
      }),

    async keyOf(workspaceId, id) {
      const row = await find(workspaceId, id)
      if (!row) return 'missing'
      const { workspace_key_id, wrapped, sealed_key } = row
      if (wrapped === null) return 'lost'
      const dataKey = await openDataKey(db.query, sealing, { id: workspace_key_id, workspace_id: workspaceId, wrapped })
      const key = dataKey && sealing.open(dataKey, workspaceId, id, sealed_key)
      return key === null ? 'lost' : { key }
    },
  }
}

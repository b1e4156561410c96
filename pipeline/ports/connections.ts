/** Accounts of outside services that a workspace has connected. */
import type { CallRate } from './people.ts'

/** Millionths of the workspace's currency. */
export type Micros = number

/** Null: no cap. */
export interface Caps {
  readonly dayMicros: Micros | null
  readonly monthMicros: Micros | null
}

export interface Connection {
  readonly id: string
  readonly workspaceId: string
  /** `people-data-labs`, … */
  readonly service: string
  readonly name: string
  /** What tells accounts of a service apart, whoever connected them: a hash of service and key. Limits are kept by it. */
  readonly account: string
  /** The key's last four characters, so that people know which one it is. */
  readonly keyEnding: string
  readonly state: 'ok' | 'key_rejected' | 'no_credit' | 'secret_lost'
  readonly microsPerCredit: Micros
  readonly caps: Caps
  /** What the user's plan allows; null: the provider's own. */
  readonly rate: CallRate | null
  /** Days for which an answer is not paid for again. */
  readonly ttlDays: number
  readonly createdAt: Date
  readonly checkedAt: Date
}

export interface Connections {
  create(connection: Omit<Connection, 'account' | 'keyEnding' | 'state' | 'checkedAt'>, key: string): Promise<void>
  get(workspaceId: string, id: string): Promise<Connection | null>
  /** The oldest first. */
  list(workspaceId: string): Promise<readonly Connection[]>
  update(
    workspaceId: string,
    id: string,
    change: Partial<Pick<Connection, 'name' | 'microsPerCredit' | 'caps' | 'rate' | 'ttlDays'>>,
  ): Promise<'done' | 'missing'>
  /** Its ledger stays: what was paid for under the old key is not paid for again. */
  replaceKey(workspaceId: string, id: string, key: string): Promise<'done' | 'missing'>
  setState(workspaceId: string, id: string, state: Connection['state']): Promise<void>
  /** `in_use` while a job that has not ended names it. The ledger is kept. */
  delete(workspaceId: string, id: string): Promise<'deleted' | 'missing' | 'in_use'>
  /** The one way to a key in the clear, for the call that needs it. `lost`: the secret it was sealed with is gone. */
  keyOf(workspaceId: string, id: string): Promise<{ readonly key: string } | 'missing' | 'lost'>
}

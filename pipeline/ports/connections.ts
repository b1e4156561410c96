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
  /**
   * What tells accounts of a service apart, whoever connected them: a hash of the service and the account's own name, or of
   * the key where the service does not tell one. Limits are kept by it.
   */
  readonly account: string
  /** The key's last four characters (of Mailchimp's before its data centre), so that people know which one it is. */
  readonly keyEnding: string
  /** `secret_lost`: its key can't be opened any more, and has to be entered again. */
  readonly state: KeyState | 'secret_lost'
  readonly microsPerCredit: Micros
  readonly caps: Caps
  /** What the user's plan allows; null: the provider's own. */
  readonly rate: CallRate | null
  /** Days for which an answer is not paid for again. */
  readonly ttlDays: number
  readonly createdAt: Date
  /** When the service last said something about the key. */
  readonly checkedAt: Date
}

/** What the service said of the key. */
export type KeyState = 'ok' | 'key_rejected' | 'no_credit'

export type NewConnection = Omit<Connection, 'account' | 'keyEnding' | 'state' | 'checkedAt'>

export type ConnectionChange = Partial<Pick<Connection, 'name' | 'microsPerCredit' | 'caps' | 'rate' | 'ttlDays'>>

export interface Connections {
  /**
   * The key counts as checked. `twice`: the workspace has that account already, or that id is taken.
   *
   * @param account what the service calls it; absent: each key counts as an account
   */
  create(connection: NewConnection, key: string, account?: string): Promise<'created' | 'twice'>
  get(workspaceId: string, id: string): Promise<Connection | null>
  /** The oldest first. */
  list(workspaceId: string): Promise<readonly Connection[]>
  update(workspaceId: string, id: string, change: ConnectionChange): Promise<'done' | 'missing'>
  /**
   * The key counts as checked. Its ledger stays: what was paid for under the old key is not paid for again.
   * `twice`: another connection of the workspace is that account. `other_account`: the service tells accounts apart, and
   * the key is not of this one.
   *
   * @param account what the service calls it; absent: each key counts as an account
   */
  replaceKey(
    workspaceId: string,
    id: string,
    key: string,
    account?: string,
  ): Promise<'done' | 'missing' | 'twice' | 'other_account'>
  /** What the service says of the key now. */
  setState(workspaceId: string, id: string, state: KeyState): Promise<void>
  /** `in_use` while a job that has not ended names it. The ledger is kept. */
  delete(workspaceId: string, id: string): Promise<'deleted' | 'missing' | 'in_use'>
  /** The one way to a key in the clear, for the call that needs it. `lost`: the secret it was sealed with is gone. */
  keyOf(workspaceId: string, id: string): Promise<{ readonly key: string } | 'missing' | 'lost'>
}

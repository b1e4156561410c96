/** How fast an account of a service is asked, by all workers, jobs and connections together. */
import type { CallEnd, CallRate } from './people.ts'

export interface AccountRef {
  /** See `Connection.account`. */
  readonly account: string
  /** What the service usually allows an account; what the vendor's own headers say overrules it. */
  readonly usual: CallRate
  /** What the connection's owner set: never exceeded, whatever the vendor says. Null: nothing of their own. */
  readonly own: CallRate | null
}

export interface CallLimits {
  /**
   * Makes the call as soon as the account allows. What the call's end says of the account is obeyed by everybody from
   * then on: a vendor's own limit, `Retry-After`, a back-off with jitter, a breaker on a dead service.
   *
   * @throws WaitError `provider.limit`, `provider.down`, … when it would have to wait longer than a worker should; the
   *   call was not made then
   */
  run<End extends Pick<CallEnd, 'trouble' | 'seen'>>(
    account: AccountRef,
    call: () => Promise<End>,
    signal: AbortSignal,
  ): Promise<End>
  /** Forgets back-off and breaker: for somebody who says that it is mended. */
  reopen(account: string): Promise<void>
  /** Gives back what this process holds. Calls under way end as they would. */
  close(): Promise<void>
}

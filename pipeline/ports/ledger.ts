/**
 * Every lookup that was paid for or answered, so that none is paid for twice; and what may be spent.
 *
 * How a question of a call lives: nothing → `asked` (written before the call, with a lease; its highest cost is reserved
 * in every budget it counts in) → `answered`, or nothing again where the vendor surely billed nothing, or `unknown` where
 * nobody knows, or the lease ran out. An `unknown` one keeps its reservation, as `unknown`, until its own answer comes.
 * A job that says so makes another call with the same question meanwhile; then both stand in the books. Of several calls
 * with one question an entry tells what is best to know: an answer, else that somebody asks, else that nobody knows.
 * An answer that comes late still ends its own call, never another's. By the store's clock; days and months are UTC.
 */
import type { VendorAnswer } from '#core/vendor/answer.ts'
import type { Micros } from './connections.ts'

/** SHA-256 of workspace, service and question, hexadecimal: what a ledger knows a person by. */
export type LookupIdentity = string

export interface LedgerBook {
  readonly workspaceId: string
  readonly connectionId: string
}

export interface LedgerAnswer {
  readonly state: 'answered'
  readonly answer: VendorAnswer
  readonly costMicros: Micros
  readonly answeredAt: Date
  /** Of whom the call was made for; null: for a single contact. */
  readonly jobId: string | null
}

/** `asked`: somebody else is asking at this moment, until the lease ends at the latest. */
export type LedgerEntry =
  | LedgerAnswer
  | { readonly state: 'asked'; readonly leaseEndsInMs: number }
  | { readonly state: 'unknown'; readonly askedAt: Date }

export interface LookupCall extends LedgerBook {
  /** Different for every call that is made. */
  readonly callId: string
  /** Null: for a single contact. */
  readonly jobId: string | null
  readonly identities: readonly LookupIdentity[]
  /** What each may cost at most. */
  readonly mostEachMicros: Micros
  /** No call takes longer: after it, nobody knows how it ended. */
  readonly leaseMs: number
  /** Answers older than this are asked anew. */
  readonly ttlMs: number
  /** Entries that became `unknown` before this may be asked again; null: none. */
  readonly askUnknownBefore: Date | null
}

export type BudgetReason =
  | 'budget.job'
  | 'budget.connection_day'
  | 'budget.connection_month'
  | 'budget.workspace_day'
  | 'budget.workspace_month'

export interface Begun {
  /** Those that are this call's to ask; all others stand as `find` tells. In the order they were given. */
  readonly ours: readonly LookupIdentity[]
  /**
   * Why some could not be afforded; they are not in `ours`. Of several budgets the tightest, of equally tight ones the one
   * that binds longest. `forMs`: until the day or month ends; null where that does not help.
   */
  readonly short: { readonly reason: BudgetReason; readonly forMs: number | null } | null
}

export type Settlement =
  | {
      readonly identity: LookupIdentity
      readonly end: 'answered'
      readonly answer: VendorAnswer
      readonly credits: number
      readonly costMicros: Micros
    }
  | { readonly identity: LookupIdentity; readonly end: 'unbilled' | 'unknown' }

export interface Ledger {
  /** @returns what is known of each; those that are not in it are free to be asked. An answer past `ttlMs` is not known. */
  find(
    book: LedgerBook,
    identities: readonly LookupIdentity[],
    ttlMs: number,
  ): Promise<ReadonlyMap<LookupIdentity, LedgerEntry>>
  /**
   * One transaction: writes what is about to be asked and reserves its cost, of as many as every budget has room for, the
   * first ones. Where it throws it may have been written all the same: `settle` all as `unbilled` then.
   */
  begin(call: LookupCall): Promise<Begun>
  /**
   * One transaction. Ends what this call asked and has no known end yet, all else stays: settling twice is settling once.
   * A call counts in the budgets of the day on which it began. An answer takes the place of every older one.
   *
   * @param ends one for each identity
   */
  settle(call: Pick<LookupCall, 'workspaceId' | 'connectionId' | 'callId'>, ends: readonly Settlement[]): Promise<void>
  /**
   * Says that a job used answers which are known already instead of paying for them: each counts with what it cost, and
   * once for a job, however often the job says so. What the job itself has paid for is not counted.
   *
   * @param jobId null: for a single contact, who counts each time
   */
  countSaved(book: LedgerBook, jobId: string | null, identities: readonly LookupIdentity[]): Promise<void>
}

/**
 * What one budget stands at. `reserved`: for calls under way. `unknown`: for calls of unknown fate; it counts as spent.
 * `lookups` were answered.
 */
export interface Spent {
  readonly spentMicros: Micros
  readonly reservedMicros: Micros
  readonly unknownMicros: Micros
  readonly savedMicros: Micros
  readonly lookups: number
  readonly savedLookups: number
  readonly unknownLookups: number
}

export interface Budgets {
  readonly currency: string
  /** Of all connections of the workspace together. */
  readonly dayMicros: Micros | null
  readonly monthMicros: Micros | null
}

export interface Spending {
  budgets(workspaceId: string): Promise<Budgets>
  setBudgets(workspaceId: string, budgets: Budgets): Promise<void>
  ofWorkspace(workspaceId: string): Promise<{ readonly day: Spent; readonly month: Spent; readonly ever: Spent }>
  ofConnection(book: LedgerBook): Promise<{ readonly day: Spent; readonly month: Spent; readonly ever: Spent }>
  /** By connection, as far as the job asked any. */
  ofJob(workspaceId: string, jobId: string): Promise<readonly (Spent & { readonly connectionId: string })[]>
  /** Null: no cap. `missing`: no such job. */
  setJobCap(workspaceId: string, jobId: string, capMicros: Micros | null): Promise<'done' | 'missing'>
  jobCap(workspaceId: string, jobId: string): Promise<Micros | null>
}

/** What is kept for how long, and what nobody names any more. */

import type { RetentionRule } from '#core/retention.ts'
import type { StorageKey } from '#core/storage-key.ts'

/** Files whose time has come. */
export type Due = { readonly workspaceId: string; readonly id: string } & (
  | { readonly kind: 'job' }
  /** `multipartId`: of one that was never completed. */
  | { readonly kind: 'upload'; readonly key: StorageKey; readonly multipartId: string | null }
)

/** An upload that is not complete after so many days will not be; S3's own rule says the same (docs/aws). */
export const DAYS_TO_COMPLETE = 7

export interface Retention {
  get(workspaceId: string): Promise<RetentionRule>
  set(workspaceId: string, rule: RetentionRule): Promise<void>
  /**
   * What may go by the rule of its workspace, longest overdue first: jobs that ended or failed, and uploads that no job
   * which has not ended and no import reads.
   */
  due(limit: number): Promise<readonly Due[]>
  /**
   * Says that its files are gone, before they are: a job loses its ranges and files and keeps what was counted.
   * @returns false where it is not due, or not any more
   */
  expire(due: Due): Promise<boolean>
}

/** Files of an earlier result are kept so long behind the next: whoever has a link to one may still use it. */
export const REPLACED_RESULTS_KEPT_MS = 24 * 60 * 60 * 1000

/** So long does an Idempotency-Key give the job that it made. */
export const REQUESTS_KNOWN_DAYS = 30

/** What nobody names and nobody ever will: an attempt that is over can't be accepted, and no key is used twice. */
export interface Leftovers {
  /** This database, as its bucket is marked with it. */
  houseId(): Promise<string>
  /** @returns those of the keys that may go; a key that was not made by `storage-key` never may */
  orphans(keys: readonly StorageKey[]): Promise<readonly StorageKey[]>
  orphanMultiparts<M extends { readonly key: StorageKey; readonly multipartId: string }>(
    multiparts: readonly M[],
  ): Promise<readonly M[]>
  /**
   * Deletes rows that are of no use any more, at most so many of each kind: what ran out (sessions, links), keys of
   * requests that were answered long ago, workers that are long gone.
   * @returns how many they were
   */
  forget(limit: number): Promise<number>
}

export type Chore = 'retain' | 'sweep' | 'forget'

/** Who takes a chore and is not heard of for so long has lost it. */
export const LEASE_MS = 5 * 60 * 1000

/** Who does what needs to be done by one worker at a time, now and then. By the store's clock. */
export interface Chores {
  /** @returns where it goes on, or null: somebody else has it, or it is not due */
  take(chore: Chore, workerId: string): Promise<{ readonly place: string | null } | null>
  /** Goes on having it, and remembers how far it is. False: it is somebody else's by now. */
  keep(chore: Chore, workerId: string, place: string | null): Promise<boolean>
  /** Gives it back until it is due again. */
  end(chore: Chore, workerId: string, place: string | null, againInMs: number): Promise<void>
}

/** Services that look people up: what one can do, how it is asked, and how a call may end. */
import type { Contact } from '#core/contact.ts'
import type { Field } from '#core/field.ts'
import type { VendorAnswer } from '#core/vendor/answer.ts'
import type { Question } from '#core/vendor/question.ts'

/** How much a service may be asked by one account, all workers together. */
export interface CallRate {
  /** Calls under way at the same time. */
  readonly atOnce: number
  /** Calls in so many seconds. `rolling`: in any such stretch. `fixed`: between two ticks of the vendor's clock. */
  readonly per: { readonly calls: number; readonly seconds: number; readonly window: 'rolling' | 'fixed' } | null
}

/** What a provider can do. */
export interface Abilities {
  /** Questions that one call may hold. */
  readonly maxBatch: number
  /** Whether the answer comes with the call or has to be fetched later. */
  readonly mode: 'sync' | 'job'
  /** Until the vendor's headers or the connection's own settings say otherwise. */
  readonly limits: CallRate
  /** What a contact must have at least, one of these sets: told to people. */
  readonly needs: readonly (readonly Field[])[]
  /** Fields that are sent where the contact has them: told to people. */
  readonly sends: readonly Field[]
  /** Fields that an answer may have. */
  readonly gives: readonly Field[]
  /** Credits that one lookup costs at most, and where nobody is found. */
  readonly mostCredits: number
  readonly missCost: number
}

/** How one question of a call ended. */
export type LookupEnd =
  | { readonly end: 'answered'; readonly answer: VendorAnswer; readonly credits: number }
  /** Surely not billed. `again`: worth asking once more; else the vendor refuses this very question. */
  | { readonly end: 'unbilled'; readonly code: string; readonly isWorthAnother: boolean }
  /** Nobody knows whether it was billed: never sent again by itself. */
  | { readonly end: 'unknown'; readonly code: string }

/**
 * Why a service can't be asked for now: `provider.limit` (429), `provider.down` (5xx, silence, no connection),
 * `provider.bad_answer` (HTML, truncated, answers for others), `provider.key_rejected` (401, 403),
 * `provider.no_credit` (402).
 */
export interface Trouble {
  readonly code:
    | 'provider.limit'
    | 'provider.down'
    | 'provider.bad_answer'
    | 'provider.key_rejected'
    | 'provider.no_credit'
  /** What the vendor asked for (`Retry-After`, a window's end, by the vendor's own clock); null where it did not say. */
  readonly retryAfterMs: number | null
}

/** What the vendor's headers said about its limit. */
export interface SeenLimit {
  readonly calls: number
  readonly remaining: number
  /** Until the window ends, by the vendor's own clock. */
  readonly resetsInMs: number
}

export interface CallEnd {
  /** One for each question, in their order. */
  readonly ends: readonly LookupEnd[]
  readonly trouble: Trouble | null
  readonly seen: SeenLimit | null
}

export interface PeopleProvider {
  /** `people-data-labs`: also the `kith_source` of its rows. */
  readonly service: string
  /** For people: "People Data Labs". */
  readonly title: string
  readonly abilities: Abilities
  /** Pure. Null: it needs more identity than the contact has. */
  readonly questionOf: (contact: Contact) => Question | null
  /**
   * One call. Ends at the latest after `timeoutMs`; never rejects but when `signal` is aborted.
   *
   * @param questions at most `maxBatch`
   */
  ask(key: string, questions: readonly Question[], signal: AbortSignal): Promise<CallEnd>
  readonly timeoutMs: number
  /** Whether a key is good, without spending anything. */
  check(key: string, signal: AbortSignal): Promise<'ok' | Trouble['code']>
}

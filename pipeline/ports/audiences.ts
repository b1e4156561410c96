/** Services that keep audiences: what is in one, a page at a time, and how a member is corrected. */
import type { AudienceColumn, AudienceMember, ColumnValue, MemberStatus } from '#core/audience/audience.ts'
import type { CallRate, Trouble } from './people.ts'

/** How a call ended. A `failed` one without trouble is an outcome of what was asked, not of the account. */
export type AudienceEnd<Value> =
  | { readonly end: 'done'; readonly value: Value; readonly trouble: null; readonly seen: null }
  | { readonly end: 'failed'; readonly code: AudienceCode; readonly trouble: Trouble | null; readonly seen: null }

export type AudienceCode =
  | Trouble['code']
  /** The audience, segment or member is not there. */
  | 'audience.not_found'
  /** It left by itself, or was removed for complaints: nobody may write to it. */
  | 'member.compliance'
  /** Its address was deleted for good. */
  | 'member.forgotten'
  /** The service does not take a value. */
  | 'member.refused'

export interface AudienceSummary {
  readonly id: string
  readonly name: string
  /** Subscribed ones. */
  readonly members: number
}

export interface AudienceSegment {
  readonly id: number
  readonly name: string
  /** `tag`: members that were given it; `segment`: whoever meets its conditions at the moment. */
  readonly kind: 'tag' | 'segment'
  readonly members: number
}

export interface PageQuery {
  readonly audienceId: string
  readonly status: MemberStatus
  /** Null: all of them. */
  readonly segmentId: number | null
  /** RFC 3339; null: whenever they changed. */
  readonly changedSince: string | null
  readonly offset: number
  /** At most `MOST_PER_PAGE`. */
  readonly count: number
}

export const MOST_PER_PAGE = 1000

export interface MemberPage {
  readonly members: readonly AudienceMember[]
  readonly total: number
}

export interface IdPage {
  readonly ids: readonly string[]
  readonly total: number
}

export interface AudienceService {
  /** `mailchimp`. */
  readonly service: string
  /** For people: "Mailchimp". */
  readonly title: string
  /** Of an account, all its keys together. */
  readonly rate: CallRate
  /** Whether a key has the form of one. */
  readonly isKey: (key: string) => boolean
  /** No call rejects but when `signal` is aborted. */
  account(key: string, signal: AbortSignal): Promise<AudienceEnd<{ readonly id: string; readonly name: string }>>
  audiences(key: string, signal: AbortSignal): Promise<AudienceEnd<readonly AudienceSummary[]>>
  columns(key: string, audienceId: string, signal: AbortSignal): Promise<AudienceEnd<readonly AudienceColumn[]>>
  segments(key: string, audienceId: string, signal: AbortSignal): Promise<AudienceEnd<readonly AudienceSegment[]>>
  /** In the order of their sign-up, as the audience stands at this moment. */
  page(key: string, query: PageQuery, signal: AbortSignal): Promise<AudienceEnd<MemberPage>>
  /** The same page, as ids alone. */
  ids(key: string, query: PageQuery, signal: AbortSignal): Promise<AudienceEnd<IdPage>>
  member(key: string, audienceId: string, memberId: string, signal: AbortSignal): Promise<AudienceEnd<AudienceMember>>
  /**
   * Changes these values of a member and nothing else; never makes one, never changes a status.
   *
   * @returns the member as it is afterwards
   */
  write(
    key: string,
    at: { readonly audienceId: string; readonly memberId: string },
    values: Readonly<Record<string, ColumnValue>>,
    signal: AbortSignal,
  ): Promise<AudienceEnd<AudienceMember>>
}

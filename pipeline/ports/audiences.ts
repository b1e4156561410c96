/** Services that keep audiences: what is in one, a page at a time, and how a member is corrected. */
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

export const COLUMN_TYPES = [
  'text',
  'number',
  'address',
  'phone',
  'date',
  'url',
  'imageurl',
  'radio',
  'dropdown',
  'birthday',
  'zip',
] as const

/** A merge field. `other`: of a type that came after this was written; it is read as text and never written. */
export interface AudienceColumn {
  readonly tag: string
  readonly name: string
  readonly type: (typeof COLUMN_TYPES)[number] | 'other'
  readonly isRequired: boolean
  /** Of radio and dropdown. */
  readonly choices: readonly string[]
}

export interface AudienceSegment {
  readonly id: number
  readonly name: string
  /** `tag`: members that were given it; `segment`: whoever meets its conditions at the moment. */
  readonly kind: 'tag' | 'segment'
  readonly members: number
}

export const MEMBER_STATUSES = [
  'subscribed',
  'unsubscribed',
  'cleaned',
  'pending',
  'transactional',
  'archived',
] as const
export type MemberStatus = (typeof MEMBER_STATUSES)[number]

/** The parts of an address, each a text, as the service names them. */
export const ADDRESS_PARTS = ['addr1', 'addr2', 'city', 'state', 'zip', 'country'] as const
export type AddressValue = Readonly<Record<(typeof ADDRESS_PARTS)[number], string>>

export type ColumnValue = string | AddressValue

export interface AudienceMember {
  readonly id: string
  readonly email: string
  readonly status: MemberStatus
  /** By tag; blank ones are an empty text. */
  readonly values: Readonly<Record<string, ColumnValue>>
  /** RFC 3339, in whole seconds. */
  readonly lastChanged: string
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

/** Words for an audience that a mailing service keeps: its columns, its members, what a member's values are. */

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
export type AddressPart = (typeof ADDRESS_PARTS)[number]
export type AddressValue = Readonly<Record<AddressPart, string>>

export type ColumnValue = string | AddressValue

export interface AudienceMember {
  readonly id: string
  readonly email: string
  readonly status: MemberStatus
  /** By tag; blank ones are an empty text. */
  readonly values: Readonly<Record<string, ColumnValue>>
  /** RFC 3339, in whole seconds of the service's clock. */
  readonly lastChanged: string
  /** The same; empty where it is not known. */
  readonly signedUp: string
}

/** What comes back from Mailchimp, as far as we use it: tolerant of more, strict about what is relied on. */
import { z } from 'zod'
import {
  ADDRESS_PARTS,
  type AudienceColumn,
  type AudienceMember,
  COLUMN_TYPES,
  type ColumnValue,
  MEMBER_STATUSES,
} from '#core/audience/audience.ts'
import type { AudienceSegment, AudienceSummary, IdPage, MemberPage } from '#pipeline/ports/audiences.ts'

const count = z.int().min(0)

const part = z
  .string()
  .nullish()
  .transform((text) => text ?? '')
const address = z.object(
  Object.fromEntries(ADDRESS_PARTS.map((name) => [name, part])) as Record<(typeof ADDRESS_PARTS)[number], typeof part>,
)
/** Whatever a field of a new type holds, it is read as text. */
const value = z
  .union([z.string(), z.number().transform(String), z.null().transform(() => ''), address, z.unknown()])
  .transform((read): ColumnValue => (typeof read === 'string' || isAddress(read) ? read : ''))

function isAddress(read: unknown): read is Exclude<ColumnValue, string> {
  return typeof read === 'object' && read !== null && 'addr1' in read
}

export const account = z.object({ account_id: z.string().min(1), account_name: z.string() }).transform((read) => ({
  id: read.account_id,
  name: read.account_name,
}))

export const audiences = z
  .object({
    lists: z.array(z.object({ id: z.string().min(1), name: z.string(), stats: z.object({ member_count: count }) })),
    total_items: count,
  })
  .transform(({ lists, total_items: total }) => ({
    total,
    items: lists.map(({ id, name, stats }): AudienceSummary => ({ id, name, members: stats.member_count })),
  }))

const isKnownType = (type: string): type is (typeof COLUMN_TYPES)[number] =>
  COLUMN_TYPES.some((known) => known === type)

export const columns = z
  .object({
    merge_fields: z.array(
      z.object({
        tag: z.string().min(1),
        name: z.string(),
        type: z.string(),
        required: z.boolean(),
        options: z.object({ choices: z.array(z.string()).optional() }).optional(),
      }),
    ),
    total_items: count,
  })
  .transform(({ merge_fields: fields, total_items: total }) => ({
    total,
    items: fields.map(
      ({ tag, name, type, required, options }): AudienceColumn => ({
        tag,
        name,
        type: isKnownType(type) ? type : 'other',
        isRequired: required,
        choices: options?.choices ?? [],
      }),
    ),
  }))

export const segments = z
  .object({
    segments: z.array(z.object({ id: z.int(), name: z.string(), member_count: count, type: z.string() })),
    total_items: count,
  })
  .transform(({ segments, total_items: total }) => ({
    total,
    items: segments.map(
      ({ id, name, member_count: members, type }): AudienceSegment => ({
        id,
        name,
        members,
        kind: type === 'static' ? 'tag' : 'segment',
      }),
    ),
  }))

const memberId = z.string().regex(/^[0-9a-f]{32}$/)

/** A member without an address is one too: its row says what is wrong with it. */
export const member = z
  .object({
    id: memberId,
    email_address: z.string().nullish(),
    status: z.enum(MEMBER_STATUSES),
    merge_fields: z.record(z.string(), value),
    last_changed: z.string(),
    timestamp_signup: z.string().nullish(),
  })
  .transform(
    (read): AudienceMember => ({
      id: read.id,
      email: read.email_address ?? '',
      status: read.status,
      values: read.merge_fields,
      lastChanged: read.last_changed,
      signedUp: read.timestamp_signup ?? '',
    }),
  )

export const memberPage = z
  .object({ members: z.array(member), total_items: count })
  .transform(({ members, total_items: total }): MemberPage => ({ members, total }))

export const idPage = z
  .object({ members: z.array(z.object({ id: memberId })), total_items: count })
  .transform(({ members, total_items: total }): IdPage => ({ ids: members.map(({ id }) => id), total }))

export const problem = z.object({ title: z.string(), status: z.int() })

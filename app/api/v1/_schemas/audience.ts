/** Audiences of connected accounts: what there is, and bringing one in. */
import { z } from 'zod'
import { COLUMN_TYPES, MEMBER_STATUSES } from '#core/audience/audience.ts'
import { Id, Moment } from './common-fields.ts'

/** It becomes part of an address of the service. */
export const AudienceId = z.string().regex(/^[\w-]{1,50}$/)

const Count = z.int().min(0)
const Status = z.enum(MEMBER_STATUSES).meta({ id: 'MemberStatus' })

export const AudienceSummaryView = z
  .object({ id: z.string(), name: z.string(), members: Count.meta({ description: 'Subscribed ones.' }) })
  .meta({ id: 'AudienceSummary' })
export const AudienceList = z
  .object({ items: z.array(AudienceSummaryView), next: z.null() })
  .meta({ id: 'AudienceList' })
export type AudienceList = z.infer<typeof AudienceList>

export const AudienceView = AudienceSummaryView.extend({
  columns: z.array(
    z.object({
      tag: z.string(),
      name: z.string(),
      type: z.enum([...COLUMN_TYPES, 'other']),
      isRequired: z.boolean(),
      choices: z.array(z.string()),
    }),
  ),
  segments: z.array(
    z.object({
      id: z.int(),
      name: z.string(),
      kind: z.enum(['tag', 'segment']),
      members: Count,
    }),
  ),
  statuses: z.array(z.object({ status: Status, members: Count })).meta({ description: 'How many there are of each.' }),
}).meta({ id: 'Audience' })
export type AudienceView = z.infer<typeof AudienceView>

export const NewAudienceRead = z.strictObject({
  connectionId: Id,
  audienceId: AudienceId,
  statuses: z.array(Status).min(1).max(MEMBER_STATUSES.length).default(['subscribed']),
  segmentId: z.int().min(0).nullable().default(null).meta({
    description: 'A tag or segment. The service lists its subscribed members only.',
  }),
  changedSince: z.iso
    .datetime({ offset: true })
    .nullable()
    .default(null)
    .meta({ description: 'Only members that changed since.' }),
})

const Report = z.object({
  members: Count.meta({ description: 'In the list.' }),
  totalBefore: Count.meta({ description: 'What the service counted itself.' }),
  totalAfter: Count,
  added: Count.meta({ description: 'Joined while it was read; they are in the list.' }),
  removed: Count.meta({ description: 'Left while it was read; they are not.' }),
  changed: Count,
})

export const AudienceReadView = z
  .object({
    uploadId: Id.meta({ description: 'The upload that it becomes, complete once it is `ready`.' }),
    connectionId: Id,
    audienceId: z.string(),
    audienceName: z.string(),
    statuses: z.array(Status),
    segmentId: z.int().nullable(),
    changedSince: z.string().nullable(),
    state: z.enum(['reading', 'ready', 'failed']),
    membersRead: Count.meta({ description: 'So far; pages overlap, so it may be a few more than there are.' }),
    totalBefore: Count.nullable().meta({ description: 'Null until it is known.' }),
    waiting: z
      .object({ reason: z.string(), until: Moment.nullable() })
      .nullable()
      .meta({ description: 'What it waits for; without `until`, until somebody does something about it.' }),
    report: Report.nullable().meta({ description: 'Null until it is ready.' }),
    errorCode: z.string().nullable(),
    errorDetail: z.string().nullable().meta({ description: 'The same for people.' }),
    createdAt: Moment,
  })
  .meta({ id: 'AudienceRead' })
export type AudienceReadView = z.infer<typeof AudienceReadView>

/** Write-backs: corrections that go back into the audience a job's list came from. */
import { z } from 'zod'
import { ADDRESS_PARTS } from '#core/audience/audience.ts'
import { BACK_OUTCOMES, BACK_RULES, LEFT_REASONS, UNDO_OUTCOMES } from '#core/audience/back-words.ts'
import { FieldName, Id, Moment } from './common-fields.ts'

const Rules = z.partialRecord(FieldName, z.enum(BACK_RULES)).meta({
  id: 'WriteBackRules',
  description:
    'By field. `fill`, also of fields that are not named: only where the member has nothing. `overwrite`: also where Kith says `old`. `never`: not at all.',
})

export const NewWriteBack = z.strictObject({ jobId: Id, rules: Rules.optional() })

export const WriteBacksQuery = z.object({ jobId: Id })

const Count = z.int().min(0)

const FieldPlanView = z.object({
  field: FieldName,
  fills: Count.meta({ description: 'Members that have nothing there.' }),
  overwrites: Count.meta({ description: 'Members whose value is old.' }),
  left: z.partialRecord(z.enum(LEFT_REASONS), Count).meta({ description: 'Values that are left out, by reason.' }),
})

export const WriteBackView = z
  .object({
    id: Id,
    jobId: Id,
    connectionId: Id,
    audienceId: z.string(),
    audienceName: z.string(),
    rules: Rules,
    state: z.enum(['previewing', 'ready', 'applying', 'applied', 'undoing', 'undone', 'failed']),
    errorCode: z.string().nullable(),
    /** What went wrong, for people; null where nothing did. */
    errorDetail: z.string().nullable(),
    failedIn: z.enum(['preview', 'apply', 'undo']).nullable(),
    mayApply: z.boolean().meta({ description: 'Whether `apply` begins it, or goes on where it failed.' }),
    mayUndo: z.boolean(),
    plan: z
      .object({
        members: Count.meta({ description: 'To whom something would be written.' }),
        fields: z.array(FieldPlanView),
      })
      .nullable()
      .meta({ description: 'Null until it is ready.' }),
    outcomes: z
      .partialRecord(z.enum(BACK_OUTCOMES), Count)
      .meta({ description: 'Members so far, by what became of them.' }),
    pending: Count.meta({ description: 'Members of the plan without an outcome.' }),
    undone: z.partialRecord(z.enum(UNDO_OUTCOMES), Count).meta({ description: 'Members so far, of those written.' }),
    written: z.partialRecord(FieldName, Count).meta({ description: 'Values that were written, by field.' }),
    waiting: z.array(z.object({ reason: z.string(), until: Moment.nullable() })),
    createdAt: Moment,
  })
  .meta({ id: 'WriteBack' })
export type WriteBackView = z.infer<typeof WriteBackView>

export const WriteBackList = z.object({ items: z.array(WriteBackView) }).meta({ id: 'WriteBackList' })
export type WriteBackList = z.infer<typeof WriteBackList>

const Address = z.object(
  Object.fromEntries(ADDRESS_PARTS.map((part) => [part, z.string()])) as Record<
    (typeof ADDRESS_PARTS)[number],
    z.ZodString
  >,
)
const Value = z.union([z.string(), Address]).meta({ id: 'AudienceValue' })

const ChangeView = z.object({
  tag: z.string().meta({ description: 'The field of the audience.' }),
  fields: z.array(FieldName).meta({ description: 'Of an address several.' }),
  why: z.enum(['fill', 'overwrite']),
  from: Value.meta({ description: 'When the audience was read.' }),
  to: Value,
})

const LeftOutView = z.object({
  tag: z.string().nullable().meta({ description: 'Null: it is about the whole member.' }),
  fields: z.array(FieldName),
  reason: z.enum(LEFT_REASONS),
  detail: z.string().meta({ description: 'The same for people.' }),
})

const Member = z.object({ row: z.int(), memberId: z.string(), email: z.string() })
const Limit = z.coerce.number().int().min(1).max(200).default(50)
const Place = z.coerce.number().int().min(0).default(0).meta({ description: '`next` of the page before.' })
const Next = z.int().nullable().meta({ description: '`from` of the next page.' })

export const ChangesQuery = z.object({ from: Place, limit: Limit })

export const ChangesView = z
  .object({
    members: z.array(Member.extend({ changes: z.array(ChangeView), left: z.array(LeftOutView) })),
    next: Next,
  })
  .meta({ id: 'WriteBackChanges' })
export type ChangesView = z.infer<typeof ChangesView>

export const MembersQuery = z.object({
  outcome: z.enum(BACK_OUTCOMES).optional(),
  undo: z.enum(UNDO_OUTCOMES).optional(),
  from: Place,
  limit: Limit,
})

export const MembersView = z
  .object({
    members: z.array(
      Member.extend({
        changes: z.array(ChangeView).meta({ description: 'What was written.' }),
        outcome: z.enum(BACK_OUTCOMES).nullable().meta({ description: 'Null: about to be written.' }),
        left: z.array(LeftOutView),
        undo: z.enum(UNDO_OUTCOMES).nullable(),
        undoLeft: z.array(LeftOutView),
      }),
    ),
    next: Next,
  })
  .meta({ id: 'WriteBackMembers' })
export type MembersView = z.infer<typeof MembersView>

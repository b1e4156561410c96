/** One row of a job, or one contact matched at once: what was decided and why. */
import { z } from 'zod'
import { FIELDS } from '#core/field.ts'
import { LABELS, MATCH_KINDS, ROW_STATUSES } from '#core/outcome.ts'
import { JobOptionsBody } from '#pipeline/job-options.ts'
import { FieldName, Id } from './common-fields.ts'
import { Providers } from './job.ts'

export const Evidence = z
  .object({
    field: z.string().meta({ description: 'The field compared.' }),
    own: z.string(),
    theirs: z.string(),
    level: z.string(),
    weight: z.number().meta({ description: 'Match weight, log2 of the Bayes factor.' }),
  })
  .meta({ id: 'Evidence' })

export const RowView = z
  .object({
    row: z.int(),
    status: z.enum([...ROW_STATUSES, 'pending']),
    match: z.enum(MATCH_KINDS).nullable(),
    score: z.number().nullable(),
    source: z.string().nullable(),
    sourceId: z.string().nullable(),
    issues: z.array(z.string()),
    fields: z.partialRecord(
      z.enum(FIELDS),
      z.object({ own: z.string(), latest: z.string(), label: z.enum(LABELS).nullable() }),
    ),
    evidence: z.array(Evidence).meta({ description: 'Of the best candidate.' }),
    candidates: z
      .array(
        z.object({
          source: z.string(),
          sourceId: z.string(),
          score: z.number(),
          prior: z.number().meta({
            description:
              'Bits that each person of the directory begins behind nobody, before any comparison. Prior and weights add up to the bits before nobody; what goes beyond nobody counts by four fifths.',
          }),
          fields: z.partialRecord(z.enum(FIELDS), z.array(z.string())),
          evidence: z.array(Evidence),
        }),
      )
      .meta({ description: 'The best, and the best of those that are another person.' }),
  })
  .meta({ id: 'Row' })
export type RowView = z.infer<typeof RowView>

export const RowsQuery = z.object({
  status: z.enum(ROW_STATUSES).optional(),
  from: z.coerce.number().int().min(1).default(1).meta({ description: 'First `kith_row` to look at.' }),
  limit: z.coerce
    .number()
    .int()
    .min(1)
    .max(200)
    .default(50)
    .meta({ description: 'At most so many; a page may hold fewer although `next` is not null.' }),
  evidence: z
    .enum(['full', 'none'])
    .default('full')
    .meta({ description: '`none`: without evidence and candidates, for lists that do not show them.' }),
})

export const RowsView = z
  .object({ rows: z.array(RowView), next: z.int().nullable().meta({ description: '`from` of the next page.' }) })
  .meta({ id: 'Rows' })
export type RowsView = z.infer<typeof RowsView>

export const MatchRequest = z.strictObject({
  contact: z.partialRecord(FieldName, z.string().max(10_000)),
  providers: Providers,
  options: JobOptionsBody.partial()
    .extend({
      parametersOf: Id.optional().meta({
        description: 'A job, whose parameters to use; else the shipped ones and the nicknames of now.',
      }),
    })
    .strict()
    .optional(),
})

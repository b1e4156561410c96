/** Jobs: what is asked for, and what is told while and after it runs. */
import { z } from 'zod'
import { FIELDS } from '#core/field.ts'
import { JOB_STATUSES } from '#core/job.ts'
import { LABELS, ROW_STATUSES } from '#core/outcome.ts'
import { JobOptionsBody, OptionsInput } from '#pipeline/job-options.ts'
import { Id, MappingBody, Moment, pageOf } from './common-fields.ts'

/** Millionths of the workspace's currency: whole, and far below what a number holds exactly. */
const Micros = z.int().min(0).max(1e15)

export const Providers = z
  .array(z.union([z.strictObject({ directoryId: Id }), z.strictObject({ connectionId: Id })]))
  .max(20)
  .meta({
    id: 'Providers',
    description: 'Asked in order, each about the rows still open before it; none only cleans and finds doubles.',
  })

export const NewJob = z.strictObject({
  source: z.strictObject({ uploadId: Id }),
  mapping: MappingBody,
  providers: Providers,
  options: OptionsInput.optional(),
  trialRows: z.int().min(1).max(1_000).nullable().optional().meta({
    description: 'A trial: only about so many rows, spread over the list, each with its own number.',
  }),
  capMicros: Micros.nullable()
    .optional()
    .meta({ description: 'What the job may spend in all, in millionths; null or absent: no cap of its own.' }),
})

const Count = z.int().min(0)

export const CountsView = z.record(z.enum(['total', ...ROW_STATUSES, 'pending']), Count).meta({
  id: 'Counts',
  description: 'The others always sum to `total`.',
})

const Spent = z.object({
  spentMicros: Micros,
  reservedMicros: Micros.meta({ description: 'For calls under way.' }),
  unknownMicros: Micros.meta({ description: 'For calls of unknown fate; it counts as spent.' }),
  savedMicros: Micros.meta({ description: 'What answers would have cost that were known already.' }),
  lookups: Count,
  savedLookups: Count,
  unknownLookups: Count,
})

export const JobMoneyView = Spent.extend({
  currency: z.string(),
  capMicros: Micros.nullable(),
  providers: z.array(Spent.extend({ connectionId: Id })),
}).meta({ id: 'JobMoney', description: 'In millionths of the currency.' })

export const JobView = z
  .object({
    id: Id,
    status: z.enum(JOB_STATUSES),
    errorCode: z.string().nullable(),
    /** What went wrong, for people; null where nothing did. */
    errorDetail: z.string().nullable(),
    counts: CountsView,
    totalIsFinal: z.boolean(),
    rowsPerSecond: z.number().nullable(),
    timeLeft: z
      .object({
        fromSeconds: z.int(),
        toSeconds: z.int(),
        reason: z.string().meta({ description: '`rate`, or what it waits for.' }),
      })
      .nullable()
      .meta({ description: 'Null while nothing can be said: too little has been done, paused, no worker, ended.' }),
    waiting: z.array(z.object({ reason: z.string(), until: Moment.nullable(), ranges: Count })).meta({
      description: 'Why something does not move: `no_worker`, `paused`, `retry`, `directory.importing`, `disk.full`…',
    }),
    files: z.array(z.object({ name: z.string(), bytes: Count })),
    resultGeneration: Count.meta({ description: '0 until the first merge has ended.' }),
    source: z.object({
      uploadId: Id,
      filename: z.string(),
      bytes: Count,
      columns: z.array(z.string()),
      isAudience: z
        .boolean()
        .meta({ description: 'Brought in from an audience: corrections can go back, see `write-backs`.' }),
      isKept: z.boolean().meta({ description: 'Whether the file that was brought is there still.' }),
      keptUntil: Moment.nullable().meta({ description: 'Null: until somebody deletes it, or it is gone already.' }),
    }),
    mapping: MappingBody,
    providers: Providers,
    trial: z.boolean().meta({ description: 'Whether only some rows of the list are tried.' }),
    options: JobOptionsBody,
    nicknames: z
      .string()
      .nullable()
      .meta({ description: 'Names the nicknames it goes by; equal ones have one name. Null until it is prepared.' }),
    /** Labels per field, so far. */
    labels: z.partialRecord(z.enum(FIELDS), z.partialRecord(z.enum(LABELS), Count)),
    /** Rows per issue code, so far. */
    issues: z.record(z.string(), Count),
    /** Rows with a score in 20 equal bins from 0 to 1, so far. */
    scores: z.array(Count),
    deadRanges: Count,
    money: JobMoneyView.nullable().meta({ description: 'Null in lists of jobs, and where no vendor is asked.' }),
    unknownFate: z.object({ rows: Count, mostMicros: Micros }).nullable().meta({
      description:
        'Rows for which a paid call has no known end, and what asking again may cost (`retry-failed`). Null as `money` is.',
    }),
    createdAt: Moment,
    startedAt: Moment.nullable(),
    endedAt: Moment.nullable(),
    keptUntil: Moment.nullable().meta({
      description: 'Until when rows and files are kept. Null: it has not ended, or until somebody deletes it.',
    }),
    expiredAt: Moment.nullable().meta({
      description: 'When rows and files were deleted because the workspace keeps them no longer; the counts stay.',
    }),
  })
  .meta({ id: 'Job' })
export type JobView = z.infer<typeof JobView>

export const JobPage = pageOf(JobView).meta({ id: 'JobPage' })
export type JobPage = z.infer<typeof JobPage>

export const JobCap = z.strictObject({
  capMicros: Micros.nullable().meta({ description: 'Null: no cap of its own.' }),
})

export const RetryFailed = z.strictObject({
  unknownFate: z.boolean().optional().meta({ description: 'Ask a paid vendor again where a call has no known end.' }),
})

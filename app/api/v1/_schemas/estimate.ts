/** Estimates: what a list will ask, cost and take, before it is started. */
import { z } from 'zod'
import { OptionsInput } from '#pipeline/job-options.ts'
import { Id, MappingBody, Moment } from './common-fields.ts'
import { Providers } from './job.ts'

export const NewEstimate = z.strictObject({
  source: z.strictObject({ uploadId: Id }),
  mapping: MappingBody,
  providers: Providers,
  options: OptionsInput.optional(),
  trialJobId: Id.nullable().optional().meta({
    description: 'A trial of this list with this mapping and these providers that has ended: it narrows the ranges.',
  }),
})

const Count = z.int().min(0)

const AmountView = z
  .object({ from: Count, to: Count, isExact: z.boolean() })
  .meta({ id: 'Amount', description: 'Both ends included; equal where it is exact.' })

const DirectoryForecast = z.object({ kind: z.literal('directory'), directoryId: Id, rows: AmountView })

const ConnectionForecast = z.object({
  kind: z.literal('connection'),
  connectionId: Id,
  service: z.string(),
  lookups: AmountView.meta({ description: 'People who are asked about and paid for by this job.' }),
  mostLookups: Count,
  known: AmountView.meta({ description: 'People of whom the ledger has an answer that is still good.' }),
  savedMicros: AmountView.meta({ description: 'What these answers cost when they were paid for.' }),
  unknownFate: Count.meta({ description: 'People whose earlier call has no known end: not asked again by itself.' }),
  tooThinRows: Count.meta({ description: 'Rows that say too little for it.' }),
  costMicros: AmountView,
  mostMicros: Count,
})

export const EstimateView = z
  .object({
    id: Id,
    state: z.enum(['counting', 'ready', 'failed']),
    rowsCounted: Count,
    errorCode: z.string().nullable(),
    /** What went wrong, for people; null where nothing did. */
    errorDetail: z.string().nullable(),
    currency: z.string().meta({ description: 'Of all amounts in micros, which are millionths.' }),
    result: z
      .object({
        rows: Count,
        invalidRows: Count,
        providers: z.array(z.discriminatedUnion('kind', [DirectoryForecast, ConnectionForecast])),
        matched: AmountView,
        costMicros: AmountView,
        mostMicros: Count.meta({ description: 'Never exceeded.' }),
        savedMicros: AmountView,
        seconds: z.object({ from: Count, to: Count, by: z.enum(['limit', 'rows']) }),
        basis: z.enum(['trial', 'lists_in_general']).meta({ description: 'What the ranges come from.' }),
        trial: z.object({ jobId: Id, rows: Count, matched: Count, review: Count }).nullable(),
      })
      .nullable()
      .meta({ description: 'Null until it is ready.' }),
    createdAt: Moment,
  })
  .meta({ id: 'Estimate' })
export type EstimateView = z.infer<typeof EstimateView>

/** What a user may choose for a job, checked: the one schema of the API, the pages and the command line. */
import { z } from 'zod'
import { isCountryCode } from '#core/clean/country.ts'
import { FIELDS } from '#core/field.ts'
import { DATE_ORDERS, DEFAULT_OPTIONS, type JobOptions } from '#core/options.ts'

const Probability = z.number().min(0).max(1)

/** Complete options, as they are stored with a job. */
export const JobOptionsBody = z
  .object({
    defaultCountry: z
      .string()
      .regex(/^[A-Z]{2}$/)
      .refine(isCountryCode)
      .nullable()
      .meta({ description: 'ISO 3166-1 alpha-2, upper case; null: phones without a country code stay national.' }),
    dateOrder: z.enum(DATE_ORDERS),
    matchAt: Probability.meta({ description: 'Probability from which a row is `matched`.' }),
    reviewAt: Probability.meta({ description: 'Probability from which a row is `review`.' }),
    addFields: z.array(z.enum(FIELDS)).max(FIELDS.length).nullable().meta({
      description: 'Fields to add beside the mapped ones; null: those the providers have and the list lacks.',
    }),
    estimate: z.boolean().meta({ description: 'Whether parameters may be estimated from the list.' }),
  })
  .meta({ id: 'JobOptions' })

/** Options as a user gives them: each may be left out; unknown names are refused. */
export const OptionsInput = JobOptionsBody.partial().strict().meta({ id: 'OptionsInput' })
export type OptionsInput = z.infer<typeof OptionsInput>

/**
 * @param given checked options, any of them left out
 * @returns all of them, or the code of what does not fit together
 */
export function completeOptions(given: OptionsInput): JobOptions | { readonly code: 'options.thresholds' } {
  const options: JobOptions = { ...DEFAULT_OPTIONS, ...given }
  return options.reviewAt > options.matchAt ? { code: 'options.thresholds' } : options
}

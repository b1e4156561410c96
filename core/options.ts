/** What a user may choose for a job; one list for the API, the pages and the command line. */
import type { Field } from './field.ts'

export const DATE_ORDERS = ['auto', 'dmy', 'mdy', 'ymd'] as const
export type DateOrder = (typeof DATE_ORDERS)[number]

export interface JobOptions {
  /** ISO 3166-1 alpha-2, upper case, or null: phones without a country code stay national. */
  readonly defaultCountry: string | null
  readonly dateOrder: DateOrder
  /** Probability from which a row is `matched`. */
  readonly matchAt: number
  /** Probability from which a row is `review`. */
  readonly reviewAt: number
  /** Fields to add beside the mapped ones; null: those the providers can give and the list lacks. */
  readonly addFields: readonly Field[] | null
  /** Whether calibrate may estimate parameters from the list. */
  readonly estimate: boolean
}

export const DEFAULT_OPTIONS: JobOptions = {
  defaultCountry: null,
  dateOrder: 'auto',
  matchAt: 0.95,
  reviewAt: 0.5,
  addFields: null,
  estimate: true,
}

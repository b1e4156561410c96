/** What becomes of one row: the words of the result file, the pages and the API. */
import type { Field } from './field.ts'

export const ROW_STATUSES = [
  'matched',
  'review',
  'no_match',
  'invalid',
  'duplicate',
  'suppressed',
  'failed',
  'not_tried',
] as const
export type RowStatus = (typeof ROW_STATUSES)[number]

export const MATCH_KINDS = ['exact', 'nickname', 'fuzzy'] as const
export type MatchKind = (typeof MATCH_KINDS)[number]

export const LABELS = ['confirmed', 'new', 'old', 'unverified'] as const
export type Label = (typeof LABELS)[number]

export interface FieldOutcome {
  readonly field: Field
  /** The contact's own value as written, trimmed; empty where blank. */
  readonly own: string
  /** The value to use from now on. */
  readonly latest: string
  /** Null where there is nothing to say. */
  readonly label: Label | null
}

/** A person of a provider, by where it stands: the provider's place in the job's order, its record's ordinal. */
export interface CandidateRef {
  readonly provider: number
  readonly ordinal: number
  /** Probability that this candidate is the contact, among all candidates and nobody. */
  readonly score: number
}

export interface RowOutcome {
  /** 1-based number of the row in the list. */
  readonly row: number
  readonly status: RowStatus
  readonly match: MatchKind | null
  readonly score: number | null
  /** `directory`, `people-data-labs`, …; null without a candidate at or above `reviewAt`. */
  readonly source: string | null
  readonly sourceId: string | null
  readonly issues: readonly string[]
  readonly fields: readonly FieldOutcome[]
  /** The best two, best first; also of rows that came out `no_match`. */
  readonly candidates: readonly CandidateRef[]
}

export type Counts = Readonly<Record<RowStatus | 'total' | 'pending', number>>

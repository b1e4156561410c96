/** What an accepted part adds to the counts that are kept for good: its rows, and how many of them somebody was asked for. */
import type { Tallies } from './counts.ts'
import { ROW_STATUSES, type RowStatus } from './outcome.ts'

/** Who is asked where a job names no vendor. */
export const DIRECTORY = 'directory'

/** Rows of the other statuses are settled without asking any provider. */
export const OUTCOMES_OF_LOOKUPS: readonly RowStatus[] = ['matched', 'review', 'no_match', 'failed']

export interface CountToKeep {
  readonly name: 'rows' | 'lookups'
  /** A status, or `provider/outcome`. */
  readonly label: string
  readonly value: number
}

/**
 * @param vendors services that the job asks, in its order: who of several answered a row is not told apart
 * @returns those above 0, in a fixed order, so that whoever adds them up locks them in the same order
 */
export function countsToKeep({ statuses }: Tallies, vendors: readonly string[]): readonly CountToKeep[] {
  const provider = vendors.length === 0 ? DIRECTORY : [...new Set(vendors)].join('+')
  const lookups = OUTCOMES_OF_LOOKUPS.map((status) => ({
    name: 'lookups' as const,
    label: `${provider}/${status}`,
    value: statuses[status],
  }))
  const rows = ROW_STATUSES.map((status) => ({ name: 'rows' as const, label: status, value: statuses[status] }))
  return [...lookups, ...rows].filter(({ value }) => value > 0)
}

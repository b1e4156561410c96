/** What is done about a row that ends whatever works on it: that row alone fails, with `row.crash`. */
import { DirectoryIndexError } from '#core/directory-index.ts'
import { ParametersError } from '#core/parameters.ts'

/**
 * How far a row may be worked on: `all`; `read` only, because more than that ended a process; `nothing`, because even
 * reading it did.
 */
export type RowCare = 'all' | 'read' | 'nothing'

/** Told of each row before it is worked on, so that it is known which one a process died of. */
export interface RowWatch {
  begin(row: number): RowCare
  /** No row is worked on for now. */
  rest(): void
}

/** For work that no row has ended yet: nearly always. */
export const UNWATCHED: RowWatch = { begin: () => 'all', rest: () => {} }

/** @returns whether what was thrown while one row was worked on is that row's matter, not that of every row. */
export function isOfTheRow(error: unknown): boolean {
  return !(error instanceof DirectoryIndexError) && !(error instanceof ParametersError)
}

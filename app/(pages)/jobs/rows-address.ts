/** Where rows are shown: what is looked at stands in the address, so that it can be kept, sent and gone back to. */
import { ROW_STATUSES, type RowStatus } from '#core/outcome.ts'

export interface RowsView {
  readonly status?: RowStatus | null
  /** The first row to look at; 1 or left out: the beginning. */
  readonly from?: number
}

function queryText({ status, from = 1 }: RowsView): string {
  const query = new URLSearchParams()
  if (status) query.set('status', status)
  if (from > 1) query.set('from', String(from))
  return query.size === 0 ? '' : `?${query}`
}

/** @returns the job's page with those rows. */
export const rowsAddress = (jobId: string, view: RowsView = {}): string => `/jobs/${jobId}${queryText(view)}`

/** @returns the page of one row, which knows where it was opened from. */
export const rowAddress = (jobId: string, row: number, view: RowsView): string =>
  `/jobs/${jobId}/rows/${row}${queryText(view)}`

export function rowsViewOf(query: { get(name: string): string | null }): Required<RowsView> {
  const status = query.get('status')
  const from = Number(query.get('from'))
  return { status: ROW_STATUSES.find((known) => known === status) ?? null, from: from >= 1 ? Math.floor(from) : 1 }
}

/** report.json: what became of a list, in numbers. The same list, directory and parameters give the same bytes. */
import { SCORE_BINS, type Tallies } from './counts.ts'
import { FIELDS } from './field.ts'
import type { JobOptions } from './options.ts'
import { LABELS, ROW_STATUSES } from './outcome.ts'
import type { Parameters } from './parameters.ts'

export interface ReportInput {
  readonly tallies: Tallies
  /** Preamble, comment and empty lines before the first row. */
  readonly linesBeforeData: number
  readonly options: JobOptions
  /** Null for a job that was cancelled before it had any. */
  readonly parameters: Parameters | null
  readonly directories: readonly { readonly rows: number; readonly hash: string }[]
}

/** @returns the report as JSON text; no ids, no times, keys in a fixed order. */
export function reportText(input: ReportInput): string {
  const { tallies } = input
  const counts = Object.fromEntries(ROW_STATUSES.map((status) => [status, tallies.statuses[status]]))
  const total = ROW_STATUSES.reduce((sum, status) => sum + tallies.statuses[status], 0)
  const labels = Object.fromEntries(
    FIELDS.filter((field) => tallies.labels[field] !== undefined).map((field) => [
      field,
      Object.fromEntries(LABELS.map((label) => [label, tallies.labels[field]?.[label] ?? 0])),
    ]),
  )
  const codes = Object.keys(tallies.issues).sort()
  const report = {
    counts: { total, ...counts, pending: 0 },
    labels,
    issues: Object.fromEntries(codes.map((code) => [code, tallies.issues[code]])),
    lines: {
      beforeFirstRow: input.linesBeforeData,
      empty: tallies.emptyLines,
      comment: tallies.commentLines,
      cutBytes: tallies.cutBytes,
    },
    scores: tallies.scores.map((rows, bin) => ({ from: bin / SCORE_BINS, to: (bin + 1) / SCORE_BINS, rows })),
    options: inOrder(input.options),
    parameters: inOrder(input.parameters),
    directories: input.directories.map(({ rows, hash }) => ({ rows, hash })),
  }
  return `${JSON.stringify(report, null, 2)}\n`
}

/** Stores may give an object's keys back in another order. @returns a copy with its keys sorted, at every depth */
function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder)
  if (value === null || typeof value !== 'object') return value
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return Object.fromEntries(entries.map(([key, inner]) => [key, inOrder(inner)]))
}

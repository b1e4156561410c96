/** What a part tells about its rows in numbers; adding up the parts of a job gives the job's. */
import type { Field } from './field.ts'
import type { Label, RowStatus } from './outcome.ts'
import { ROW_STATUSES } from './outcome.ts'

/** Scores fall into this many equal bins from 0 to 1; the last one includes 1. */
export const SCORE_BINS = 20

export interface Tallies {
  /** Rows by status; their sum is the rows of the part. */
  readonly statuses: Readonly<Record<RowStatus, number>>
  readonly labels: Readonly<Partial<Record<Field, Readonly<Partial<Record<Label, number>>>>>>
  /** Rows per issue code; `duplicate_of` without its row. */
  readonly issues: Readonly<Record<string, number>>
  /** Rows that carry a score, by bin. */
  readonly scores: readonly number[]
  /** Lines inside the range that are no rows. */
  readonly emptyLines: number
  readonly commentLines: number
  /** Bytes of too long records that were cut off. */
  readonly cutBytes: number
}

/** @returns tallies of no rows at all. */
export function noTallies(): Tallies {
  return {
    statuses: Object.fromEntries(ROW_STATUSES.map((status) => [status, 0])) as Record<RowStatus, number>,
    labels: {},
    issues: {},
    scores: new Array<number>(SCORE_BINS).fill(0),
    emptyLines: 0,
    commentLines: 0,
    cutBytes: 0,
  }
}

/** @returns the tallies of both together; neither argument is changed. */
export function addTallies(a: Tallies, b: Tallies): Tallies {
  const statuses = { ...a.statuses }
  for (const status of ROW_STATUSES) statuses[status] += b.statuses[status]
  const issues: Record<string, number> = { ...a.issues }
  for (const [code, rows] of Object.entries(b.issues)) issues[code] = (issues[code] ?? 0) + rows
  const labels: Partial<Record<Field, Partial<Record<Label, number>>>> = { ...a.labels }
  for (const [field, counts] of Object.entries(b.labels) as [Field, Partial<Record<Label, number>>][]) {
    const sum: Partial<Record<Label, number>> = { ...labels[field] }
    for (const [label, rows] of Object.entries(counts) as [Label, number][]) sum[label] = (sum[label] ?? 0) + rows
    labels[field] = sum
  }
  return {
    statuses,
    labels,
    issues,
    scores: a.scores.map((rows, bin) => rows + (b.scores[bin] ?? 0)),
    emptyLines: a.emptyLines + b.emptyLines,
    commentLines: a.commentLines + b.commentLines,
    cutBytes: a.cutBytes + b.cutBytes,
  }
}

/** @returns `from` without the tallies of a part that was added to it before; what falls to 0 is left out. */
export function subtractTallies(from: Tallies, part: Tallies): Tallies {
  const statuses = { ...from.statuses }
  for (const status of ROW_STATUSES) statuses[status] -= part.statuses[status]
  const labels: Partial<Record<Field, Partial<Record<Label, number>>>> = {}
  for (const [field, counts] of Object.entries(from.labels) as [Field, Partial<Record<Label, number>>][]) {
    const rest = subtractCounts(counts, part.labels[field] ?? {})
    if (Object.keys(rest).length > 0) labels[field] = rest
  }
  return {
    statuses,
    labels,
    issues: subtractCounts(from.issues, part.issues),
    scores: from.scores.map((rows, bin) => rows - (part.scores[bin] ?? 0)),
    emptyLines: from.emptyLines - part.emptyLines,
    commentLines: from.commentLines - part.commentLines,
    cutBytes: from.cutBytes - part.cutBytes,
  }
}

function subtractCounts(
  from: Readonly<Record<string, number>>,
  part: Readonly<Record<string, number>>,
): Record<string, number> {
  const rest = Object.entries(from).map(([name, count]) => [name, count - (part[name] ?? 0)] as const)
  return Object.fromEntries(rest.filter(([, count]) => count !== 0))
}

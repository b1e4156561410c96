/** Counts rows into tallies while a part is being built. */
import { noTallies, SCORE_BINS, type Tallies } from './counts.ts'
import type { Field } from './field.ts'
import { type FieldOutcome, LABELS, type Label, type RowOutcome, type RowStatus } from './outcome.ts'

export interface Tally {
  addRow(outcome: RowOutcome): void
  addEmptyLine(): void
  addCommentLine(): void
  addCutBytes(bytes: number): void
  tallies(): Tallies
}

const LABEL_NUMBERS = Object.fromEntries(LABELS.map((label, i) => [label, i])) as Record<Label, number>

/** @returns the issue code as it is counted: `duplicate_of:17` counts as `duplicate_of`. */
export function countedIssue(code: string): string {
  const colon = code.indexOf(':')
  return colon < 0 ? code : code.slice(0, colon)
}

/** @param fields those of every row's outcome, in its order */
export function createTally(fields: readonly Field[]): Tally {
  const none = noTallies()
  const statuses: Record<RowStatus, number> = { ...none.statuses }
  // By field, then label.
  const labels = new Uint32Array(fields.length * LABELS.length)
  const issues: Record<string, number> = {}
  const scores = [...none.scores]
  let emptyLines = 0
  let commentLines = 0
  let cutBytes = 0

  return {
    addRow(outcome) {
      statuses[outcome.status]++
      for (const code of outcome.issues) issues[countedIssue(code)] = (issues[countedIssue(code)] ?? 0) + 1
      if (outcome.score !== null) {
        const bin = Math.min(SCORE_BINS - 1, Math.floor(outcome.score * SCORE_BINS))
        scores[bin] = (scores[bin] ?? 0) + 1
      }
      for (let i = 0; i < outcome.fields.length; i++) {
        const label = (outcome.fields[i] as FieldOutcome).label
        if (label !== null) (labels[i * LABELS.length + LABEL_NUMBERS[label]] as number)++
      }
    },
    addEmptyLine: () => void emptyLines++,
    addCommentLine: () => void commentLines++,
    addCutBytes(bytes) {
      cutBytes += bytes
    },
    tallies: () => ({
      statuses,
      labels: labelCounts(fields, labels),
      issues,
      scores,
      emptyLines,
      commentLines,
      cutBytes,
    }),
  }
}

/** @returns only what was counted: a field that no row has a label of is left out */
function labelCounts(fields: readonly Field[], counted: Uint32Array): Tallies['labels'] {
  const labels: Partial<Record<Field, Partial<Record<Label, number>>>> = {}
  for (const [i, field] of fields.entries()) {
    for (const [k, label] of LABELS.entries()) {
      const rows = counted[i * LABELS.length + k] as number
      if (rows > 0) labels[field] = { ...labels[field], [label]: rows }
    }
  }
  return labels
}

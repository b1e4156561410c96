/** Counts rows into tallies while a part is being built. */
import { noTallies, SCORE_BINS, type Tallies } from './counts.ts'
import type { Field } from './field.ts'
import type { Label, RowOutcome, RowStatus } from './outcome.ts'

export interface Tally {
  addRow(outcome: RowOutcome): void
  addEmptyLine(): void
  addCommentLine(): void
  addCutBytes(bytes: number): void
  tallies(): Tallies
}

/** @returns the issue code as it is counted: `duplicate_of:17` counts as `duplicate_of`. */
export function countedIssue(code: string): string {
  const colon = code.indexOf(':')
  return colon < 0 ? code : code.slice(0, colon)
}

export function createTally(): Tally {
  const none = noTallies()
  const statuses: Record<RowStatus, number> = { ...none.statuses }
  const labels: Partial<Record<Field, Partial<Record<Label, number>>>> = {}
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
      for (const { field, label } of outcome.fields) {
        if (label === null) continue
        const counts = labels[field] ?? {}
        counts[label] = (counts[label] ?? 0) + 1
        labels[field] = counts
      }
    },
    addEmptyLine: () => void emptyLines++,
    addCommentLine: () => void commentLines++,
    addCutBytes(bytes) {
      cutBytes += bytes
    },
    tallies: () => ({ statuses, labels, issues, scores, emptyLines, commentLines, cutBytes }),
  }
}

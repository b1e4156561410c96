/** One row of the list: what is known of it, who it is, and what follows for each field. */
import type { Contact } from './contact.ts'
import type { DirectoryIndex } from './directory-index.ts'
import type { Field } from './field.ts'
import { labelFields, unlabelledFields } from './label.ts'
import { type LookupResult, lookUp } from './lookup.ts'
import type { JobOptions } from './options.ts'
import type { CandidateRef, RowOutcome } from './outcome.ts'
import type { Parameters } from './parameters.ts'
import { hasComparableValue } from './validate.ts'

/** Whom to ask, in order; or why nobody is asked. */
export type Lookups =
  | { readonly indexes: readonly DirectoryIndex[]; readonly parameters: Parameters }
  | { readonly status: 'not_tried' | 'failed'; readonly issue: string | null }

export interface RowPlan {
  readonly fields: readonly Field[]
  readonly options: JobOptions
  readonly lookups: Lookups
}

export interface DecidedRow {
  readonly outcome: RowOutcome
  /** The place in the job's order of the provider that answered, or null. */
  readonly provider: number | null
}

/** The source of every answer from a directory. */
const DIRECTORY = 'directory'

/**
 * @param row 1-based number of the row
 * @param readIssues what was noticed while reading its bytes; `csv.record_too_long` makes it invalid
 */
export function decideRow(row: number, contact: Contact, readIssues: readonly string[], plan: RowPlan): DecidedRow {
  const issues = readIssues.length === 0 ? contact.issues : [...new Set([...readIssues, ...contact.issues])]
  const { lookups } = plan
  if ('status' in lookups && lookups.status === 'failed') {
    return unanswered(row, contact, lookups.issue === null ? issues : [...issues, lookups.issue], 'failed', plan)
  }
  if (readIssues.includes('csv.record_too_long')) return unanswered(row, contact, issues, 'invalid', plan)
  if (!hasComparableValue(contact)) {
    return unanswered(row, contact, [...issues, 'row.nothing_to_compare'], 'invalid', plan)
  }
  if ('status' in lookups) return unanswered(row, contact, issues, 'not_tried', plan)
  return ask(row, contact, issues, plan, lookups.indexes, lookups.parameters)
}

/** Asks one provider after the other until one is sure; else the first that was unsure counts. */
function ask(
  row: number,
  contact: Contact,
  issues: readonly string[],
  plan: RowPlan,
  indexes: readonly DirectoryIndex[],
  parameters: Parameters,
): DecidedRow {
  let best: { readonly provider: number; readonly found: LookupResult } | null = null
  let nearest: readonly CandidateRef[] = []
  for (const [provider, index] of indexes.entries()) {
    const found = lookUp(index, contact, parameters, plan.options)
    if (nearest.length === 0) nearest = refsOf(found, provider)
    if (found.decision.status === 'no_match') continue
    best ??= { provider, found }
    if (found.decision.status !== 'matched') continue
    best = { provider, found }
    break
  }
  if (best === null) {
    const { outcome } = unanswered(row, contact, issues, 'no_match', plan)
    return { outcome: { ...outcome, candidates: nearest }, provider: null }
  }
  return answered(row, contact, issues, plan, best.provider, best.found)
}

function answered(
  row: number,
  contact: Contact,
  issues: readonly string[],
  plan: RowPlan,
  provider: number,
  found: LookupResult,
): DecidedRow {
  const { decision, best } = found
  const isMatched = decision.status === 'matched' && best !== null
  const outcome: RowOutcome = {
    row,
    status: decision.status,
    match: decision.kind,
    score: decision.score,
    source: DIRECTORY,
    sourceId: best?.person.id ?? null,
    issues,
    fields: isMatched
      ? labelFields(contact, best.person.contact, best.comparison, plan.fields)
      : unlabelledFields(contact, plan.fields),
    candidates: refsOf(found, provider),
  }
  return { outcome, provider }
}

function refsOf(found: LookupResult, provider: number): readonly CandidateRef[] {
  return found.decision.ranked.map(({ ordinal, score }) => ({ provider, ordinal, score }))
}

function unanswered(
  row: number,
  contact: Contact,
  issues: readonly string[],
  status: 'failed' | 'invalid' | 'not_tried' | 'no_match',
  plan: RowPlan,
): DecidedRow {
  const outcome: RowOutcome = {
    row,
    status,
    match: null,
    score: null,
    source: null,
    sourceId: null,
    issues,
    fields: unlabelledFields(contact, plan.fields),
    candidates: [],
  }
  return { outcome, provider: null }
}

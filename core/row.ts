/** One row of the list: what is known of it, who it is, and what follows for each field. */
import type { Contact } from './contact.ts'
import type { DirectoryIndex } from './directory-index.ts'
import type { Field } from './field.ts'
import { labelBeside, unlabelledFields } from './label.ts'
import { lookUpQuickly } from './lookup.ts'
import type { Decision, Told } from './match.ts'
import type { JobOptions } from './options.ts'
import type { CandidateRef, RowOutcome } from './outcome.ts'
import type { Parameters } from './parameters.ts'
import { type Theirs, theirsOf } from './theirs.ts'
import { hasComparableValue } from './validate.ts'
import type { VendorAnswer } from './vendor/answer.ts'
import { lookUpVendor } from './vendor/look-up-vendor.ts'

/** What a vendor said of a contact; or that it needs more identity than there is; or why there is no answer. */
export type VendorReply =
  | { readonly kind: 'answered'; readonly answer: VendorAnswer }
  | { readonly kind: 'not_asked' }
  | { readonly kind: 'failed'; readonly code: string }

export type LookupProvider =
  | { readonly kind: 'directory'; readonly index: DirectoryIndex }
  | {
      readonly kind: 'vendor'
      /** The service: `kith_source` of its rows. */
      readonly source: string
      /** Whoever decides rows has asked before: it answers from memory. */
      readonly answerTo: (contact: Contact) => VendorReply
    }

/** Whom to ask, in order; or why nobody is asked. */
export type Lookups =
  | { readonly providers: readonly LookupProvider[]; readonly parameters: Parameters }
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
export const DIRECTORY = 'directory'

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
  return ask(row, contact, issues, plan, lookups.providers, lookups.parameters)
}

/**
 * Asks one provider after the other until one is sure; else the first that was unsure counts. One that failed ends it:
 * what the next would say must not stand in for an answer that may still come.
 */
function ask(
  row: number,
  contact: Contact,
  issues: readonly string[],
  plan: RowPlan,
  providers: readonly LookupProvider[],
  parameters: Parameters,
): DecidedRow {
  let best: { readonly provider: number; readonly found: Found } | null = null
  let nearest: readonly CandidateRef[] = []
  let isAsked = false
  for (let provider = 0; provider < providers.length; provider++) {
    const found = askOne(providers[provider] as LookupProvider, contact, parameters, plan.options)
    if (found === 'not_asked') continue
    isAsked = true
    if ('failed' in found) return unanswered(row, contact, [...issues, found.failed], 'failed', plan)
    if (nearest.length === 0) nearest = refsOf(found, provider)
    if (found.decision.status === 'no_match') continue
    best ??= { provider, found }
    if (found.decision.status !== 'matched') continue
    best = { provider, found }
    break
  }
  if (best === null) {
    return unanswered(row, contact, issues, isAsked ? 'no_match' : 'not_tried', plan, nearest)
  }
  return answered(row, contact, issues, plan, best.provider, best.found)
}

/** Who was found, and where. */
interface Found {
  readonly source: string
  readonly decision: Decision
  readonly best: { readonly id: string; readonly theirs: Theirs; readonly comparison: Told } | null
}

function askOne(
  provider: LookupProvider,
  contact: Contact,
  parameters: Parameters,
  options: JobOptions,
): Found | 'not_asked' | { readonly failed: string } {
  if (provider.kind === 'directory') {
    const { index } = provider
    const { decision, best } = lookUpQuickly(index, contact, parameters, options)
    if (best === null) return { source: DIRECTORY, decision, best }
    const { ordinal, theirs, comparison } = best
    return { source: DIRECTORY, decision, best: { id: index.people.id(ordinal), theirs, comparison } }
  }
  const reply = provider.answerTo(contact)
  switch (reply.kind) {
    case 'not_asked':
      return 'not_asked'
    case 'failed':
      return { failed: reply.code }
    case 'answered': {
      const { decision, best } = lookUpVendor(reply.answer, contact, parameters, options)
      if (best === null) return { source: provider.source, decision, best }
      const { id, comparison } = best
      return { source: provider.source, decision, best: { id, theirs: theirsOf(best.contact), comparison } }
    }
    default:
      return reply satisfies never
  }
}

function answered(
  row: number,
  contact: Contact,
  issues: readonly string[],
  plan: RowPlan,
  provider: number,
  found: Found,
): DecidedRow {
  const { decision, best, source } = found
  const isMatched = decision.status === 'matched' && best !== null
  const outcome: RowOutcome = {
    row,
    status: decision.status,
    match: decision.kind,
    score: decision.score,
    source,
    sourceId: best?.id ?? null,
    issues,
    fields: isMatched
      ? labelBeside(contact, best.theirs, best.comparison, plan.fields)
      : unlabelledFields(contact, plan.fields),
    candidates: refsOf(found, provider),
  }
  return { outcome, provider }
}

function refsOf(found: Found, provider: number): readonly CandidateRef[] {
  return found.decision.ranked.map(({ ordinal, score }) => ({ provider, ordinal, score }))
}

function unanswered(
  row: number,
  contact: Contact,
  issues: readonly string[],
  status: 'failed' | 'invalid' | 'not_tried' | 'no_match',
  plan: RowPlan,
  candidates: readonly CandidateRef[] = [],
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
    candidates,
  }
  return { outcome, provider: null }
}

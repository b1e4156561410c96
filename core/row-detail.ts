/** A row as it is shown: what was decided, field by field, and why. Evidence is computed anew from row and candidate. */
import type { Contact } from './contact.ts'
import type { DirectoryIndex } from './directory-index.ts'
import { type Evidence, evidenceOf } from './evidence.ts'
import { FIELDS, type Field } from './field.ts'
import { labelFields, unlabelledFields } from './label.ts'
import { compareWith } from './lookup.ts'
import type { CandidateRef, FieldOutcome, Label, MatchKind, RowStatus } from './outcome.ts'
import type { Parameters } from './parameters.ts'

export interface FieldDetail {
  readonly own: string
  readonly latest: string
  readonly label: Label | null
}

export interface CandidateDetail {
  readonly source: string
  readonly sourceId: string
  readonly score: number
  readonly fields: Readonly<Partial<Record<Field, readonly string[]>>>
  readonly evidence: readonly Evidence[]
}

export interface RowDetail {
  readonly row: number
  readonly status: RowStatus
  readonly match: MatchKind | null
  readonly score: number | null
  readonly source: string | null
  readonly sourceId: string | null
  readonly issues: readonly string[]
  readonly fields: Readonly<Partial<Record<Field, FieldDetail>>>
  /** Of the best candidate. */
  readonly evidence: readonly Evidence[]
  readonly candidates: readonly CandidateDetail[]
}

/** What was decided about a row, without its values. */
export interface RowDecision {
  readonly row: number
  readonly status: RowStatus
  readonly match: MatchKind | null
  readonly score: number | null
  readonly issues: readonly string[]
  readonly candidates: readonly CandidateRef[]
}

/** The providers' records by their place in the job's order (null: deleted since), with what they were compared by. */
export interface Providers {
  readonly indexes: readonly (DirectoryIndex | null)[]
  readonly parameters: Parameters
}

/**
 * @param providers null where nobody was asked
 * @param matchAt from this score on a duplicate is one of a matched row
 */
export function describeRow(
  decision: RowDecision,
  contact: Contact,
  fields: readonly Field[],
  providers: Providers | null,
  matchAt: number,
): RowDetail {
  const candidates: CandidateDetail[] = []
  let outcomes: readonly FieldOutcome[] = unlabelledFields(contact, fields)
  for (const [place, { provider, ordinal, score }] of decision.candidates.entries()) {
    const index = providers?.indexes[provider]
    if (providers === null || index === undefined || index === null) continue
    const { person, comparison } = compareWith(index, ordinal, contact, providers.parameters)
    candidates.push({
      source: 'directory',
      sourceId: person.id,
      score,
      fields: textsOf(person.contact),
      evidence: evidenceOf(comparison),
    })
    const isMatched = decision.score !== null && decision.score >= matchAt
    if (place === 0 && isMatched) outcomes = labelFields(contact, person.contact, comparison, fields)
  }
  const best = decision.score === null ? undefined : candidates[0]
  return {
    row: decision.row,
    status: decision.status,
    match: decision.match,
    score: decision.score,
    source: best?.source ?? null,
    sourceId: best?.sourceId ?? null,
    issues: decision.issues,
    fields: Object.fromEntries(outcomes.map(({ field, own, latest, label }) => [field, { own, latest, label }])),
    evidence: candidates[0]?.evidence ?? [],
    candidates,
  }
}

function textsOf(contact: Contact): Partial<Record<Field, readonly string[]>> {
  const texts: Partial<Record<Field, readonly string[]>> = {}
  for (const field of FIELDS) {
    const values = contact.values[field]?.filter((value) => !value.isDerived)
    if (values !== undefined && values.length > 0) texts[field] = values.map((value) => value.text)
  }
  return texts
}

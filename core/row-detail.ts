/** A row as it is shown: what was decided, field by field, and why. Evidence is computed anew from row and candidate. */
import type { Contact } from './contact.ts'
import type { DirectoryIndex } from './directory-index.ts'
import { type Evidence, evidenceOf } from './evidence.ts'
import { FIELDS, type Field } from './field.ts'
import { compareWith } from './lookup.ts'
import { priorBits } from './match.ts'
import type { FieldOutcome, RowOutcome } from './outcome.ts'
import type { Parameters } from './parameters.ts'

type FieldDetail = Omit<FieldOutcome, 'field'>

export interface CandidateDetail {
  readonly source: string
  readonly sourceId: string
  readonly score: number
  /**
   * Bits that each person of this directory begins behind nobody, two decimals. With the weights of the evidence they
   * make the candidate's bits before nobody, of which three quarters count beyond the fourth; the score is its share of
   * all candidates' and nobody's.
   */
  readonly prior: number
  readonly fields: Readonly<Partial<Record<Field, readonly string[]>>>
  readonly evidence: readonly Evidence[]
}

export interface RowDetail extends Omit<RowOutcome, 'fields' | 'candidates'> {
  readonly fields: Readonly<Partial<Record<Field, FieldDetail>>>
  /** Of the best candidate. */
  readonly evidence: readonly Evidence[]
  readonly candidates: readonly CandidateDetail[]
}

/** The providers' records by their place in the job's order (null: deleted since), with what they were compared by. */
export interface Providers {
  readonly indexes: readonly (DirectoryIndex | null)[]
  readonly parameters: Parameters
}

/**
 * @param providers null where nobody was asked; an index is null when its directory is gone: then there is no evidence
 *   any more, but the decision stands
 */
export function describeRow(outcome: RowOutcome, contact: Contact, providers: Providers | null): RowDetail {
  const candidates: CandidateDetail[] = []
  for (const { provider, ordinal, score } of outcome.candidates) {
    const index = providers?.indexes[provider] ?? null
    if (providers === null || index === null) continue
    const { person, comparison } = compareWith(index, ordinal, contact, providers.parameters)
    candidates.push({
      source: 'directory',
      sourceId: person.id,
      score,
      prior: Math.round(100 * priorBits(index.size, providers.parameters)) / 100,
      fields: textsOf(person.contact),
      evidence: evidenceOf(comparison),
    })
  }
  const { fields, ...decided } = outcome
  return {
    ...decided,
    fields: Object.fromEntries(fields.map(({ field, own, latest, label }) => [field, { own, latest, label }])),
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

/** A row as it is shown: what was decided, field by field, and why. Evidence is computed anew from row and candidate. */
import type { Contact } from './contact.ts'
import { type Evidence, evidenceOf } from './evidence.ts'
import { FIELDS, type Field } from './field.ts'
import { compareWith } from './lookup.ts'
import { priorBits } from './match.ts'
import type { JobOptions } from './options.ts'
import type { FieldOutcome, RowOutcome } from './outcome.ts'
import type { Parameters } from './parameters.ts'
import { DIRECTORY, type LookupProvider } from './row.ts'
import { compareWithVendor, vendorPriorBits } from './vendor/look-up-vendor.ts'

type FieldDetail = Omit<FieldOutcome, 'field'>

export interface CandidateDetail {
  readonly source: string
  readonly sourceId: string
  readonly score: number
  /**
   * Bits that each person of this directory begins behind nobody, two decimals; of a vendor's, with what its own
   * confidence weighs. With the weights of the evidence they make the candidate's bits before nobody, of which four
   * fifths count beyond nobody; the score is its share of all candidates' and nobody's.
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
  readonly providers: readonly (LookupProvider | null)[]
  readonly parameters: Parameters
}

/**
 * @param providers null where nobody was asked; an index is null when its directory is gone: then there is no evidence
 *   any more, but the decision stands
 */
export function describeRow(
  outcome: RowOutcome,
  contact: Contact,
  providers: Providers | null,
  options: Pick<JobOptions, 'dateOrder' | 'defaultCountry'>,
): RowDetail {
  const candidates: CandidateDetail[] = []
  for (const { provider, ordinal, score } of outcome.candidates) {
    const from = providers?.providers[provider] ?? null
    const shown = providers && from && showCandidate(from, ordinal, contact, providers.parameters, options)
    if (shown) candidates.push({ score, ...shown })
  }
  const { fields, ...decided } = outcome
  return {
    ...decided,
    fields: Object.fromEntries(fields.map(({ field, own, latest, label }) => [field, { own, latest, label }])),
    evidence: candidates[0]?.evidence ?? [],
    candidates,
  }
}

/** @returns null where the answer that it came from is gone */
function showCandidate(
  provider: LookupProvider,
  ordinal: number,
  contact: Contact,
  parameters: Parameters,
  options: Pick<JobOptions, 'dateOrder' | 'defaultCountry'>,
): Omit<CandidateDetail, 'score'> | null {
  if (provider.kind === 'directory') {
    const { index } = provider
    const { person, comparison } = compareWith(index, ordinal, contact, parameters)
    const evidence = evidenceOf(comparison)
    return {
      source: DIRECTORY,
      sourceId: person.id,
      prior: twoDecimals(priorBits(index.size, parameters)),
      fields: textsOf(person.contact),
      evidence,
    }
  }
  const reply = provider.answerTo(contact)
  if (reply.kind !== 'answered' || ordinal >= reply.answer.people.length) return null
  const person = compareWithVendor(reply.answer, ordinal, contact, parameters, options)
  return {
    source: provider.source,
    sourceId: person.id,
    prior: twoDecimals(vendorPriorBits(reply.answer)),
    fields: textsOf(withoutInvalid(person.contact)),
    evidence: evidenceOf(person.comparison),
  }
}

const twoDecimals = (bits: number) => Math.round(100 * bits) / 100

/** What a vendor has that is no valid value is shown nowhere. */
function withoutInvalid({ values, issues }: Contact): Contact {
  const valid = Object.entries(values).map(([field, all]) => [field, all?.filter(({ isValid }) => isValid)])
  return { values: Object.fromEntries(valid), issues }
}

function textsOf(contact: Contact): Partial<Record<Field, readonly string[]>> {
  const texts: Partial<Record<Field, readonly string[]>> = {}
  for (const field of FIELDS) {
    const values = contact.values[field]?.filter((value) => !value.isDerived)
    if (values !== undefined && values.length > 0) texts[field] = values.map((value) => value.text)
  }
  return texts
}

/** Match: one person, answered at once, by the same engine and in the shape of a row. */
import { cleanFields } from '#core/clean-contact.ts'
import type { DirectoryIndex } from '#core/directory-index.ts'
import { FIELDS, type Field } from '#core/field.ts'
import type { JobOptions } from '#core/options.ts'
import type { Parameters } from '#core/parameters.ts'
import { resultFields } from '#core/result-columns.ts'
import { decideRow } from '#core/row.ts'
import { describeRow, type RowDetail } from '#core/row-detail.ts'
import type { StorageKey } from '#core/storage-key.ts'
import type { DirectoryIndexes } from './ports/directories.ts'

export type MatchProvider =
  | { readonly kind: 'directory'; readonly key: StorageKey }
  | { readonly kind: 'connection'; readonly connectionId: string }

export interface MatchQuestion {
  readonly contact: Readonly<Partial<Record<Field, string>>>
  /** Whom to ask, in order. */
  readonly providers: readonly MatchProvider[]
  readonly options: JobOptions
  readonly parameters: Parameters
}

/** @returns the answer as row 1 of a list of one */
export async function matchOne(
  ports: { readonly indexes: Pick<DirectoryIndexes, 'open'> },
  question: MatchQuestion,
): Promise<RowDetail> {
  const indexes: DirectoryIndex[] = []
  for (const provider of question.providers) {
    if (provider.kind === 'directory') indexes.push(await ports.indexes.open(provider.key))
  }
  const { options, parameters } = question
  const given = FIELDS.filter((field) => question.contact[field] !== undefined)
  const mapping = given.map((field, column) => ({ column, field }))
  const fields = resultFields(
    mapping,
    options.addFields,
    FIELDS.filter((field) => indexes.some((index) => index.fields.includes(field))),
  )
  const contact = cleanFields(question.contact, options)
  const isAsked = indexes.length > 0
  const lookups = isAsked ? { indexes, parameters } : ({ status: 'not_tried', issue: null } as const)
  const { outcome } = decideRow(1, contact, [], { fields, options, lookups })
  return describeRow(outcome, contact, isAsked ? { indexes, parameters } : null)
}

/** Match: one person, answered at once, by the same engine and in the shape of a row. */
import { cleanFields } from '#core/clean-contact.ts'
import { FIELDS, type Field } from '#core/field.ts'
import type { JobOptions } from '#core/options.ts'
import type { Parameters } from '#core/parameters.ts'
import { resultFields } from '#core/result-columns.ts'
import { decideRow } from '#core/row.ts'
import { describeRow, type RowDetail } from '#core/row-detail.ts'
import { UNWATCHED } from './part/row-watch.ts'
import { askPeople } from './people/ask-people.ts'
import { type OpenProviders, openProviders, type ProviderToOpen } from './people/open-providers.ts'
import type { PeoplePorts } from './people/people-ports.ts'
import type { DirectoryIndexes } from './ports/directories.ts'

export interface MatchQuestion {
  readonly workspaceId: string
  readonly contact: Readonly<Partial<Record<Field, string>>>
  /** Whom to ask, in order. */
  readonly providers: readonly ProviderToOpen[]
  readonly options: JobOptions
  readonly parameters: Parameters
}

/**
 * Vendors are asked under the same limits and budgets as by a job, and the ledger first.
 *
 * @returns the answer as row 1 of a list of one
 * @throws WaitError when a vendor can't be asked for now
 */
export async function matchOne(
  ports: { readonly indexes: DirectoryIndexes; readonly people?: PeoplePorts },
  question: MatchQuestion,
  signal: AbortSignal,
): Promise<RowDetail> {
  const { workspaceId, options, parameters } = question
  const contact = cleanFields(question.contact, options)
  const providers = await openProviders(ports, workspaceId, question.providers, parameters)
  if (ports.people && providers.vendors.length > 0) {
    const asking = { jobId: null, askUnknownBefore: null }
    const people = { workspaceId, options, asking, watch: UNWATCHED }
    await askPeople(ports.people, providers, [{ row: 1, contact, issues: [] }], people, signal)
  }
  const lookups = providers.lookups()
  const fields = fieldsOf(question, providers)
  const { outcome } = decideRow(1, contact, [], { fields, options, lookups })
  return describeRow(outcome, contact, 'status' in lookups ? null : lookups, options)
}

/** The fields given, and those that the providers can add. */
function fieldsOf({ contact, options }: MatchQuestion, { gives }: OpenProviders): readonly Field[] {
  const given = FIELDS.filter((field) => contact[field] !== undefined)
  const mapping = given.map((field, column) => ({ column, field }))
  return resultFields(mapping, options.addFields, gives)
}

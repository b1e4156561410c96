// What the batch operations share: the entries' rules, and success or failure per entry.
import type { SqsEvent } from './account.ts'
import { batchEntryCode, SqsError } from './errors.ts'
import { type Input, objectList, optionalText } from './input.ts'
import type { OperationReply } from './operation.ts'
import type { Store } from './store.ts'

export type BatchEntry = { readonly id: string; readonly fields: Input }

const mostEntries = 10

/** Reads Entries: 1 to 10, each with an Id of its own. Throws the batch errors of SQS. */
export function readEntries(input: Input): readonly BatchEntry[] {
  const entries = objectList(input, 'Entries').map((fields) => ({ id: optionalText(fields, 'Id') ?? '', fields }))
  if (entries.length === 0) throw new SqsError('EmptyBatchRequest', 'The batch request has no entries.')
  if (entries.length > mostEntries) {
    throw new SqsError('TooManyEntriesInBatchRequest', `Maximum number of entries per request are ${mostEntries}.`)
  }
  if (!entries.every(({ id }) => /^[A-Za-z0-9_-]{1,80}$/.test(id))) {
    throw new SqsError('InvalidBatchEntryId', 'An Id has 1 to 80 letters, digits, hyphens and underscores.')
  }
  if (new Set(entries.map(({ id }) => id)).size < entries.length) {
    throw new SqsError('BatchEntryIdsNotDistinct', 'Two or more batch entries have the same Id.')
  }
  return entries
}

/** Decides every entry, commits what they change together, and answers with Successful and Failed. */
export async function runBatch(
  store: Store,
  entries: readonly BatchEntry[],
  decide: (fields: Input) => { readonly events: readonly SqsEvent[]; readonly output: Input },
): Promise<OperationReply> {
  const events: SqsEvent[] = []
  const successful: Input[] = []
  const failed: Input[] = []
  for (const { id, fields } of entries) {
    try {
      const decided = decide(fields)
      events.push(...decided.events)
      successful.push({ Id: id, ...decided.output })
    } catch (error) {
      if (!(error instanceof SqsError)) throw error
      failed.push({ Id: id, Code: batchEntryCode(error.code), SenderFault: true, Message: error.message })
    }
  }
  await store.commit(events)
  return {
    output: {
      ...(successful.length > 0 ? { Successful: successful } : {}),
      ...(failed.length > 0 ? { Failed: failed } : {}),
    },
  }
}

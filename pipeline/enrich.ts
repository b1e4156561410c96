/** Enrich: one range from the source to an accepted part: parse, clean, look up, compare, label, write, accept. */
import type { Lookups } from '#core/row.ts'
import { partKey } from '#core/storage-key.ts'
import type { TextCodec } from '#core/text.ts'
import { buildPart } from './part/build-part.ts'
import { type RowWatch, UNWATCHED } from './part/row-watch.ts'
import { writePart } from './part/write-part.ts'
import { askPeople } from './people/ask-people.ts'
import { type OpenProviders, openProviders } from './people/open-providers.ts'
import type { PeoplePorts } from './people/people-ports.ts'
import { readContacts } from './people/read-contacts.ts'
import type { DirectoryIndexes } from './ports/directories.ts'
import type { Job } from './ports/jobs.ts'
import type { Span, Task } from './ports/messages.ts'
import type { ObjectReader, ObjectWriter } from './ports/objects.ts'
import type { Ranges } from './ports/ranges.ts'

export interface EnrichPorts {
  readonly objects: ObjectReader & ObjectWriter
  readonly indexes: DirectoryIndexes
  readonly ranges: Pick<Ranges, 'accept'>
  readonly codec: TextCodec
  /** Where it is not given, jobs ask directories only. */
  readonly people?: PeoplePorts
  /** Only where a row is feared. */
  readonly watch?: RowWatch
}

const NOBODY_IS_ASKED: Lookups = { status: 'not_tried', issue: null }

/**
 * @returns `stale` when another attempt has taken over: the part written here is an orphan then
 * @throws SourceError when the source is no longer the file the job was made for
 * @throws WaitError when a vendor can't be asked for now; what it has answered so far is kept in the ledger
 */
export async function enrich(
  ports: EnrichPorts,
  task: Task,
  job: Job,
  signal: AbortSignal,
): Promise<'accepted' | 'stale'> {
  if (task.span === null) throw new Error('enrich.without_span')
  const { watch = UNWATCHED } = ports
  const providers = await providersOf(ports, job)
  if (providers !== null && providers.vendors.length > 0) await askFirst(ports, job, task.span, providers, signal)
  const lookups = () => providers?.lookups() ?? NOBODY_IS_ASKED
  const renew = async () => {
    await providers?.renew()
    return lookups()
  }
  const built = await buildPart(ports.objects, job, task.span, ports.codec, lookups(), signal, { watch, renew })
  const key = partKey(job.workspaceId, job.id, task.n, task.generation, task.attempt)
  return ports.ranges.accept(task, await writePart(ports.objects, key, built))
}

/** @returns null where rows are asked of nobody: those of a cancelled job, and of one that only cleans */
async function providersOf(ports: EnrichPorts, { isCancelled, frozen, workspaceId }: Job) {
  if (isCancelled || frozen === null || frozen.providers.length === 0) return null
  return openProviders(ports, workspaceId, frozen.providers, frozen.parameters)
}

/** Vendors are slow: all that the range will want of them is asked before its part is built, many rows in a call. */
async function askFirst(
  ports: EnrichPorts,
  job: Job,
  span: Span,
  providers: OpenProviders,
  signal: AbortSignal,
): Promise<void> {
  const { people, watch = UNWATCHED, objects, codec } = ports
  if (people === undefined) throw new Error('people.not_wired')
  const { workspaceId, id, options, askUnknownBefore } = job
  const rows = await readContacts(objects, job, span, codec, watch, signal)
  const asking = { jobId: id, askUnknownBefore }
  await askPeople(people, providers, rows, { workspaceId, options, asking, watch }, signal)
}

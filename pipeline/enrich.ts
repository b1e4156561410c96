/** Enrich: one range from the source to an accepted part: parse, clean, look up, compare, label, write, accept. */
import type { DirectoryIndex } from '#core/directory-index.ts'
import type { Lookups } from '#core/row.ts'
import { partKey } from '#core/storage-key.ts'
import type { TextCodec } from '#core/text.ts'
import { buildPart, type RowWork } from './part/build-part.ts'
import { type RowWatch, UNWATCHED } from './part/row-watch.ts'
import { writePart } from './part/write-part.ts'
import type { DirectoryIndexes } from './ports/directories.ts'
import type { Job } from './ports/jobs.ts'
import type { Task } from './ports/messages.ts'
import type { ObjectReader, ObjectWriter } from './ports/objects.ts'
import type { Ranges } from './ports/ranges.ts'

export interface EnrichPorts {
  readonly objects: ObjectReader & ObjectWriter
  readonly indexes: DirectoryIndexes
  readonly ranges: Pick<Ranges, 'accept'>
  readonly codec: TextCodec
  /** Only where a row is feared. */
  readonly watch?: RowWatch
}

/**
 * @returns `stale` when another attempt has taken over: the part written here is an orphan then
 * @throws SourceError when the source is no longer the file the job was made for
 */
export async function enrich(
  ports: EnrichPorts,
  task: Task,
  job: Job,
  signal: AbortSignal,
): Promise<'accepted' | 'stale'> {
  if (task.span === null) throw new Error('enrich.without_span')
  const { indexes, watch = UNWATCHED } = ports
  const rows: RowWork = { watch, renew: () => lookupsOf(indexes.reopen, job) }
  const lookups = await lookupsOf(indexes.open, job)
  const built = await buildPart(ports.objects, job, task.span, ports.codec, lookups, signal, rows)
  const key = partKey(job.workspaceId, job.id, task.n, task.generation, task.attempt)
  return ports.ranges.accept(task, await writePart(ports.objects, key, built))
}

/** Rows of a cancelled job, and of one that only cleans, are asked of nobody. */
async function lookupsOf(open: DirectoryIndexes['open'], job: Job): Promise<Lookups> {
  if (job.isCancelled || job.frozen === null || job.frozen.providers.length === 0) {
    return { status: 'not_tried', issue: null }
  }
  const indexes: DirectoryIndex[] = []
  for (const provider of job.frozen.providers) {
    if (provider.kind === 'directory') indexes.push(await open(provider.key))
  }
  return { indexes, parameters: job.frozen.parameters }
}

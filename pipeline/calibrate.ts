/** Calibrate: freezes what decides a job's answers before its first range: parameters, directory versions, fields. */
import type { DirectoryIndex } from '#core/directory-index.ts'
import { createEstimator } from '#core/estimate/estimator.ts'
import type { Field } from '#core/field.ts'
import { nicknameSnapshot } from '#core/nickname-snapshot.ts'
import { type Parameters, SHIPPED_PARAMETERS } from '#core/parameters.ts'
import { resultFields } from '#core/result-columns.ts'
import type { StorageKey } from '#core/storage-key.ts'
import type { TextCodec } from '#core/text.ts'
import { type FirstContact, firstContacts, type Sample } from './part/first-contacts.ts'
import { isOfTheRow, type RowWatch, UNWATCHED } from './part/row-watch.ts'
import type { PeoplePorts } from './people/people-ports.ts'
import type { Directories, DirectoryIndexes } from './ports/directories.ts'
import type { FrozenProvider, Job } from './ports/jobs.ts'
import type { Task } from './ports/messages.ts'
import type { ObjectReader } from './ports/objects.ts'
import type { Ranges } from './ports/ranges.ts'
import type { NicknameAdditions } from './ports/remembered.ts'

/** A job that names a directory still importing looks again after this long. */
const LOOK_AGAIN_MS = 1_000
/** So few that the first range need not wait, and from so many that they are not only those who were first. */
const SAMPLE: Sample = { from: 10_000, rows: 2_500 }
/** Rows compared before timers and sockets get their turn: heartbeats must not starve. */
const ROWS_PER_TURN = 50
/** Where more rows than these throw, their list says nothing that parameters could be estimated from. */
const MOST_THROWING = 20

export interface CalibratePorts {
  readonly objects: ObjectReader
  readonly codec: TextCodec
  readonly directories: Directories
  readonly indexes: DirectoryIndexes
  readonly nicknames: Pick<NicknameAdditions, 'get'>
  readonly ranges: Ranges
  /** Where it is not given, jobs ask directories only. */
  readonly people?: Pick<PeoplePorts, 'connections' | 'providers'>
  /** Only where a row is feared. */
  readonly watch?: RowWatch
}

/**
 * Ends the step, parks it until a directory is imported, or fails the job (`directory.missing`, `directory.failed`,
 * `connection.missing`). Vendors are never asked here: parameters are estimated from the first directory, if any.
 *
 * @throws SourceError when the source is no longer the file the job was made for
 */
export async function calibrate(ports: CalibratePorts, task: Task, job: Job, signal: AbortSignal): Promise<void> {
  const providers: FrozenProvider[] = []
  const fields = new Set<Field>()
  let first: StorageKey | null = null
  for (const provider of job.providers) {
    if ('connectionId' in provider) {
      const found = await serviceOf(ports.people, job.workspaceId, provider.connectionId)
      if (found === null) return void (await ports.ranges.failJob(task, 'connection.missing'))
      for (const field of found.gives) fields.add(field)
      providers.push({ kind: 'connection', connectionId: provider.connectionId, service: found.service })
      continue
    }
    const { directoryId } = provider
    const directory = await ports.directories.get(job.workspaceId, directoryId)
    if (directory === null) return void (await ports.ranges.failJob(task, 'directory.missing'))
    if (directory.status === 'failed') return void (await ports.ranges.failJob(task, 'directory.failed'))
    if (directory.index === null) return ports.ranges.park(task, 'directory.importing', LOOK_AGAIN_MS)
    const { key, rows, hash } = directory.index
    const index = await ports.indexes.open(key)
    first ??= key
    for (const field of index.fields) fields.add(field)
    providers.push({ kind: 'directory', directoryId, key, rows, hash })
  }
  const shipped = { ...SHIPPED_PARAMETERS, ...nicknameSnapshot(await ports.nicknames.get(job.workspaceId)) }
  await ports.ranges.finishCalibrate(task, {
    parameters: first !== null && job.options.estimate ? await estimate(ports, job, first, shipped, signal) : shipped,
    fields: resultFields(job.mapping, job.options.addFields, [...fields]),
    providers,
  })
}

/** @returns what a connection leads to, and which fields its answers may have; null where it leads nowhere */
async function serviceOf(
  people: CalibratePorts['people'],
  workspaceId: string,
  connectionId: string,
): Promise<{ readonly service: string; readonly gives: readonly Field[] } | null> {
  const service = (await people?.connections.get(workspaceId, connectionId))?.service
  const provider = service === undefined ? undefined : people?.providers.get(service)
  return provider === undefined ? null : { service: provider.service, gives: provider.abilities.gives }
}

/**
 * How a list goes wrong is the list's own matter, so what the first directory tells of it holds for the others. What
 * throws at a row is opened anew and begins again without that row.
 */
async function estimate(
  ports: CalibratePorts,
  job: Job,
  directory: StorageKey,
  shipped: Parameters,
  signal: AbortSignal,
): Promise<Parameters> {
  const watch = ports.watch ?? UNWATCHED
  let sample = await firstContacts(ports.objects, job, ports.codec, SAMPLE, signal, watch)
  let index = await ports.indexes.open(directory)
  for (let thrown = 0; thrown <= MOST_THROWING; thrown++) {
    const found = await estimateFrom(index, sample, shipped, watch, signal)
    if (found.throwing === null) return found.parameters
    index = await ports.indexes.reopen(directory)
    sample = sample.filter(({ row }) => row !== found.throwing)
  }
  return shipped
}

type Estimated =
  | { readonly throwing: null; readonly parameters: Parameters }
  /** The row at which something threw. */
  | { readonly throwing: number }

async function estimateFrom(
  index: DirectoryIndex,
  sample: readonly FirstContact[],
  shipped: Parameters,
  watch: RowWatch,
  signal: AbortSignal,
): Promise<Estimated> {
  const estimator = createEstimator(index, shipped)
  for (const [i, { row, contact }] of sample.entries()) {
    watch.begin(row)
    try {
      estimator.add(contact)
    } catch (error) {
      if (!isOfTheRow(error)) throw error
      return { throwing: row }
    }
    watch.rest()
    if (i % ROWS_PER_TURN === 0) await new Promise((resume) => setImmediate(resume))
    signal.throwIfAborted()
  }
  return { throwing: null, parameters: estimator.parameters() }
}

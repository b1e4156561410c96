/** Makes a job over an upload; the pipeline takes it from there. */
import type { Mapping } from '#core/field.ts'
import { completeOptions, type OptionsInput } from '#pipeline/job-options.ts'
import type { Connections, Micros } from '#pipeline/ports/connections.ts'
import type { Directories } from '#pipeline/ports/directories.ts'
import type { Jobs, ProviderRef } from '#pipeline/ports/jobs.ts'
import type { ObjectReader } from '#pipeline/ports/objects.ts'
import type { MappingMemory } from '#pipeline/ports/remembered.ts'
import type { Uploads } from '#pipeline/ports/uploads.ts'
import { checkMapping, type MappingRefusal, rememberMapping } from '#pipeline/source/check-mapping.ts'
import { isSampleList, isSimulator } from '#pipeline/source/sample-list.ts'
import { type SourceRefusal, sourceOfUpload } from '#pipeline/source/source-of-upload.ts'

/** Services that keep audiences, and look nobody up. */
type KnownServices = Pick<ReadonlyMap<string, unknown>, 'has'>

export interface JobRequest {
  readonly workspaceId: string
  /** The new job's id; an earlier one is answered when the idempotency key is known. */
  readonly id: string
  readonly uploadId: string
  readonly mapping: Mapping
  readonly providers: readonly ProviderRef[]
  readonly options: OptionsInput
  /** A trial of about so many rows; null: all of them. */
  readonly trialRows: number | null
  /** Null: no cap. */
  readonly capMicros: Micros | null
  readonly idempotency: { readonly key: string; readonly requestHash: string } | null
  readonly now: Date
}

export type JobRefusal =
  | SourceRefusal
  | MappingRefusal
  | 'options.thresholds'
  | 'provider.missing'
  | 'provider.failed'
  | 'provider.twice'
  | 'provider.not_people'
  | 'provider.sample_only'
  | 'idempotency.mismatch'

/** @returns the job's id (of the earlier one when the same request came before), or why it cannot be made. */
export async function createJob(
  ports: {
    readonly uploads: Pick<Uploads, 'get'>
    readonly objects: Pick<ObjectReader, 'head' | 'read'>
    /** Lower-case hex. */
    readonly sha256: (bytes: Uint8Array) => Promise<string>
    readonly directories: Pick<Directories, 'get'>
    readonly connections: Pick<Connections, 'get'>
    readonly audienceServices: KnownServices
    readonly jobs: Pick<Jobs, 'create'>
    readonly memory: Pick<MappingMemory, 'remember'>
  },
  request: JobRequest,
): Promise<{ readonly id: string } | { readonly code: JobRefusal }> {
  const { workspaceId, id, uploadId, mapping, providers, capMicros, trialRows } = request
  const found = await sourceOfUpload(ports, workspaceId, uploadId)
  if ('code' in found) return found
  const mappingRefusal = checkMapping(mapping, found.source.dialect.columns)
  if (mappingRefusal) return { code: mappingRefusal }
  const options = completeOptions(request.options)
  if ('code' in options) return options
  const providerRefusal = await checkProviders(ports, workspaceId, providers)
  if (providerRefusal) return { code: providerRefusal }

  const { source } = found
  if ((await namesSimulator(ports.connections, workspaceId, providers)) && !(await isSampleList(ports, source))) {
    return { code: 'provider.sample_only' }
  }
  const created = await ports.jobs.create(
    { id, workspaceId, uploadId, source, mapping, providers, options, trialRows, capMicros, createdAt: request.now },
    request.idempotency,
  )
  switch (created.outcome) {
    case 'conflict':
      return { code: 'idempotency.mismatch' }
    case 'expired':
      return { code: 'upload.expired' }
    case 'created':
      await rememberMapping(ports.memory, workspaceId, mapping, source.dialect)
      return { id: created.id }
    case 'repeated':
      return { id: created.id }
    default:
      return created satisfies never
  }
}

async function namesSimulator(
  connections: Pick<Connections, 'get'>,
  workspaceId: string,
  providers: readonly ProviderRef[],
): Promise<boolean> {
  for (const provider of providers) {
    if (!('connectionId' in provider)) continue
    const connection = await connections.get(workspaceId, provider.connectionId)
    if (connection && isSimulator(connection.service)) return true
  }
  return false
}

/** A directory that is still being imported may be named: the job waits for it. */
export async function checkProviders(
  {
    directories,
    connections,
    audienceServices,
  }: {
    readonly directories: Pick<Directories, 'get'>
    readonly connections: Pick<Connections, 'get'>
    readonly audienceServices: KnownServices
  },
  workspaceId: string,
  providers: readonly ProviderRef[],
): Promise<'provider.missing' | 'provider.failed' | 'provider.twice' | 'provider.not_people' | null> {
  if (new Set(providers.map((provider) => JSON.stringify(provider))).size < providers.length) return 'provider.twice'
  for (const provider of providers) {
    if ('connectionId' in provider) {
      const connection = await connections.get(workspaceId, provider.connectionId)
      if (!connection) return 'provider.missing'
      if (audienceServices.has(connection.service)) return 'provider.not_people'
      continue
    }
    const directory = await directories.get(workspaceId, provider.directoryId)
    if (!directory) return 'provider.missing'
    if (directory.status === 'failed') return 'provider.failed'
  }
  return null
}

/** Asks what a list would cost; a worker counts. */
import type { Mapping } from '#core/field.ts'
import { completeOptions, type OptionsInput } from '#pipeline/job-options.ts'
import type { EstimateSpec, Estimates } from '#pipeline/ports/estimates.ts'
import type { Jobs, ProviderRef } from '#pipeline/ports/jobs.ts'
import type { ObjectReader } from '#pipeline/ports/objects.ts'
import type { Uploads } from '#pipeline/ports/uploads.ts'
import { checkMapping, type MappingRefusal } from '#pipeline/source/check-mapping.ts'
import { type SourceRefusal, sourceOfUpload } from '#pipeline/source/source-of-upload.ts'

export interface EstimateRequest {
  readonly workspaceId: string
  readonly id: string
  readonly uploadId: string
  readonly mapping: Mapping
  /** Checked by whoever asks. */
  readonly providers: readonly ProviderRef[]
  readonly options: OptionsInput
  readonly trialJobId: string | null
  readonly now: Date
}

export type EstimateRefusal = SourceRefusal | MappingRefusal | 'options.thresholds' | 'estimate.trial_unfit'

/** @returns the estimate's id, or why it cannot be made */
export async function createEstimate(
  ports: {
    readonly uploads: Pick<Uploads, 'get'>
    readonly objects: Pick<ObjectReader, 'head'>
    readonly jobs: Pick<Jobs, 'get'>
    readonly estimates: Pick<Estimates, 'create'>
  },
  request: EstimateRequest,
): Promise<{ readonly id: string } | { readonly code: EstimateRefusal }> {
  const { workspaceId, id, uploadId, mapping, providers, trialJobId } = request
  const found = await sourceOfUpload(ports, workspaceId, uploadId)
  if ('code' in found) return found
  const mappingRefusal = checkMapping(mapping, found.source.dialect.columns)
  if (mappingRefusal) return { code: mappingRefusal }
  const options = completeOptions(request.options)
  if ('code' in options) return options
  const { source } = found
  const spec = { id, workspaceId, uploadId, source, mapping, providers, options, trialJobId, createdAt: request.now }
  if (!(await isTrialFit(ports.jobs, spec))) return { code: 'estimate.trial_unfit' }
  const outcome = await ports.estimates.create(spec)
  return outcome === 'expired' ? { code: 'upload.expired' } : { id }
}

/** A trial tells of the list that it tried, as it was read, asked of the same in the same order. */
async function isTrialFit(jobs: Pick<Jobs, 'get'>, spec: EstimateSpec): Promise<boolean> {
  if (spec.trialJobId === null) return true
  const job = await jobs.get(spec.workspaceId, spec.trialJobId)
  const choice = ({
    source,
    mapping,
    providers,
    options,
  }: Pick<EstimateSpec, 'source' | 'mapping' | 'providers' | 'options'>) =>
    JSON.stringify([
      source.key,
      source.etag,
      source.dialect,
      mapping,
      providers,
      options.defaultCountry,
      options.dateOrder,
    ])
  return job?.phase === 'ended' && Boolean(job.trialRows) && choice(job) === choice(spec)
}

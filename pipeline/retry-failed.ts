/** Tries again what failed in a job that has ended, while all that it reads is still there. */
import type { ControlOutcome, Jobs, UnknownFate } from '#pipeline/ports/jobs.ts'
import { areSourcesThere, type SourcePorts } from './part/sources-there.ts'

interface RetryPorts extends SourcePorts {
  readonly jobs: Pick<Jobs, 'get' | 'retryFailed'>
}

/**
 * Its file or a directory may have been deleted, or overwritten from outside, since it ended: to begin again would then
 * only end it as `failed`, so it is left as it is.
 */
export async function retryFailed(
  ports: RetryPorts,
  workspaceId: string,
  id: string,
  unknownFate: UnknownFate,
): Promise<ControlOutcome | { readonly code: 'job.source_gone' | 'job.expired' }> {
  const job = await ports.jobs.get(workspaceId, id)
  if (job?.expiredAt) return { code: 'job.expired' }
  if (job?.phase === 'ended' && !(await areSourcesThere(ports, job))) return { code: 'job.source_gone' }
  return ports.jobs.retryFailed(workspaceId, id, unknownFate)
}

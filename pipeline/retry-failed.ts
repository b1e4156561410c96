/** Tries again what failed in a job that has ended, while all that it reads is still there. */
import type { ControlOutcome, Directories, Job, Jobs, ObjectReader } from '#pipeline/ports.ts'

interface RetryPorts {
  readonly jobs: Pick<Jobs, 'get' | 'retryFailed'>
  readonly directories: Pick<Directories, 'get'>
  readonly objects: Pick<ObjectReader, 'head'>
}

/**
 * Its file or a directory may have been deleted, or overwritten from outside, since it ended: to begin again would then
 * only end it as `failed`, so it is left as it is.
 */
export async function retryFailed(
  ports: RetryPorts,
  workspaceId: string,
  id: string,
): Promise<ControlOutcome | { readonly code: 'job.source_gone' | 'job.expired' }> {
  const job = await ports.jobs.get(workspaceId, id)
  if (job?.expiredAt) return { code: 'job.expired' }
  if (job?.phase === 'ended' && !(await isAllThere(ports, job))) return { code: 'job.source_gone' }
  return ports.jobs.retryFailed(workspaceId, id)
}

async function isAllThere({ directories, objects }: RetryPorts, { source, providers, workspaceId }: Job) {
  if ((await objects.head(source.key))?.etag !== source.etag) return false
  for (const { directoryId } of providers) if (!(await directories.get(workspaceId, directoryId))) return false
  return true
}

/** Whether all that a job reads is still what it was made for. */
import type { Directories } from '#pipeline/ports/directories.ts'
import type { Job } from '#pipeline/ports/jobs.ts'
import type { ObjectReader } from '#pipeline/ports/objects.ts'

export interface SourcePorts {
  readonly directories: Pick<Directories, 'get'>
  readonly objects: Pick<ObjectReader, 'head'>
}

/** @returns false where its file or a directory was deleted, or the file overwritten from outside */
export async function areSourcesThere({ directories, objects }: SourcePorts, job: Job): Promise<boolean> {
  const { source, providers, workspaceId } = job
  if ((await objects.head(source.key))?.etag !== source.etag) return false
  for (const provider of providers) {
    if ('directoryId' in provider && !(await directories.get(workspaceId, provider.directoryId))) return false
  }
  return true
}

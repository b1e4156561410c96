/** Whether all that a job reads is still what it was made for. */
import type { Connections } from '#pipeline/ports/connections.ts'
import type { Directories } from '#pipeline/ports/directories.ts'
import type { Job } from '#pipeline/ports/jobs.ts'
import type { ObjectReader } from '#pipeline/ports/objects.ts'

export interface SourcePorts {
  readonly directories: Pick<Directories, 'get'>
  readonly connections: Pick<Connections, 'get'>
  readonly objects: Pick<ObjectReader, 'head'>
}

/** @returns false where its file, a directory or a connection was deleted, or the file overwritten from outside */
export async function areSourcesThere({ directories, connections, objects }: SourcePorts, job: Job): Promise<boolean> {
  const { source, providers, workspaceId } = job
  if ((await objects.head(source.key))?.etag !== source.etag) return false
  for (const provider of providers) {
    const found =
      'directoryId' in provider
        ? await directories.get(workspaceId, provider.directoryId)
        : await connections.get(workspaceId, provider.connectionId)
    if (!found) return false
  }
  return true
}

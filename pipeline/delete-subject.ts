/** Deletes an upload, a directory or a job: first its rows, then everything that the object store holds of it. */
import { prefixesOf } from '#core/storage-key.ts'
import type { Directories } from '#pipeline/ports/directories.ts'
import type { Jobs } from '#pipeline/ports/jobs.ts'
import type { ObjectWriter } from '#pipeline/ports/objects.ts'
import type { Uploads } from '#pipeline/ports/uploads.ts'

/**
 * A crash between the two leaves objects without rows, never rows without objects.
 * @returns `in_use` while something reads it: then nothing was deleted.
 */
export async function deleteSubject(
  ports: {
    readonly uploads: Pick<Uploads, 'get' | 'delete'>
    readonly directories: Pick<Directories, 'delete'>
    readonly jobs: Pick<Jobs, 'delete'>
    readonly objects: Pick<ObjectWriter, 'deletePrefix' | 'abortMultipart'>
  },
  kind: 'upload' | 'directory' | 'job',
  workspaceId: string,
  id: string,
): Promise<'deleted' | 'missing' | 'in_use'> {
  const { uploads, directories, jobs, objects } = ports
  const open = kind === 'upload' ? await uploads.get(workspaceId, id) : null
  const rows = { upload: uploads, directory: directories, job: jobs }[kind]
  const outcome = await rows.delete(workspaceId, id)
  if (outcome !== 'deleted') return outcome
  if (open && open.etag === null) await objects.abortMultipart(open.key, open.multipartId)
  for (const prefix of prefixesOf(kind, workspaceId, id)) await objects.deletePrefix(prefix)
  return 'deleted'
}

/** Says which parts of an upload have arrived, so that a browser sends only the others. */
import type { ObjectWriter, PartTag, Upload, Uploads } from '#pipeline/ports.ts'

export interface UploadParts {
  readonly upload: Upload
  /** In order of their numbers; empty once the upload is complete. */
  readonly parts: readonly (PartTag & { readonly bytes: number })[]
}

/** @returns null when the workspace has no such upload. */
export async function listUploadParts(
  ports: { readonly uploads: Pick<Uploads, 'get'>; readonly objects: Pick<ObjectWriter, 'listParts'> },
  workspaceId: string,
  uploadId: string,
): Promise<UploadParts | null> {
  const upload = await ports.uploads.get(workspaceId, uploadId)
  if (!upload) return null
  if (upload.etag !== null) return { upload, parts: [] }
  return { upload, parts: await ports.objects.listParts(upload.key, upload.multipartId) }
}

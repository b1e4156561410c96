/** Says which parts of an upload have arrived, so that a browser sends only the others. */
import type { ObjectWriter } from '#pipeline/ports/objects.ts'
import type { Upload, Uploads } from '#pipeline/ports/uploads.ts'
import { type ArrivedPart, arrivedParts } from '#pipeline/source/arrived-parts.ts'

export interface UploadParts {
  readonly upload: Upload
  /** In order of their numbers; empty once the upload is complete. */
  readonly parts: readonly ArrivedPart[]
}

/** @returns `upload.gone` when the store has given up an upload that was never completed. */
export async function listUploadParts(
  ports: { readonly uploads: Pick<Uploads, 'get'>; readonly objects: Pick<ObjectWriter, 'listParts'> },
  workspaceId: string,
  uploadId: string,
): Promise<UploadParts | { readonly code: 'not_found' | 'upload.gone' }> {
  const upload = await ports.uploads.get(workspaceId, uploadId)
  if (!upload) return { code: 'not_found' }
  if (upload.etag !== null) return { upload, parts: [] }
  if (upload.expiredAt !== null) return { code: 'upload.gone' }
  // An audience that is being brought in has no parts: nobody sends any.
  if (upload.multipartId === '') return { upload, parts: [] }
  const parts = await arrivedParts(ports.objects, upload)
  return parts === null ? { code: 'upload.gone' } : { upload, parts }
}

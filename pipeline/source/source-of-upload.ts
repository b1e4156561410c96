/** Turns a complete, readable upload into the unchanging source of a job or a directory. */
import type { ObjectReader } from '#pipeline/ports/objects.ts'
import type { SourceFile } from '#pipeline/ports/source-file.ts'
import type { Upload, Uploads } from '#pipeline/ports/uploads.ts'

export type SourceRefusal =
  | 'upload.missing'
  | 'upload.expired'
  | 'upload.incomplete'
  | 'upload.unreadable'
  | 'upload.changed'

export interface UploadSource {
  readonly upload: Upload
  readonly source: SourceFile
}

/** @returns the source, or why there is none; the object must still be the one that was completed. */
export async function sourceOfUpload(
  ports: { readonly uploads: Pick<Uploads, 'get'>; readonly objects: Pick<ObjectReader, 'head'> },
  workspaceId: string,
  uploadId: string,
): Promise<UploadSource | { readonly code: SourceRefusal }> {
  const upload = await ports.uploads.get(workspaceId, uploadId)
  if (!upload) return { code: 'upload.missing' }
  const { key, etag, bytes, filename, dialect } = upload
  if (upload.expiredAt !== null) return { code: 'upload.expired' }
  if (etag === null) return { code: 'upload.incomplete' }
  if (dialect === null) return { code: 'upload.unreadable' }
  const object = await ports.objects.head(key)
  if (object?.etag !== etag) return { code: 'upload.changed' }
  return { upload, source: { key, etag, bytes, filename, dialect } }
}

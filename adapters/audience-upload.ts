/** The upload that an audience becomes, before anything of it is there. */
import { uploadKey } from '#core/storage-key.ts'
import type { AudienceReadSpec } from '#pipeline/ports/audience-reads.ts'
import type { Upload } from '#pipeline/ports/uploads.ts'

/** Nobody sends parts of it, so it has none. */
export function newUploadOf({
  workspaceId,
  uploadId,
  name,
  createdAt,
}: AudienceReadSpec): Omit<Upload, 'etag' | 'dialect' | 'overrides' | 'expiredAt'> {
  return {
    id: uploadId,
    workspaceId,
    filename: `${name}.csv`,
    bytes: 0,
    partBytes: 0,
    key: uploadKey(workspaceId, uploadId),
    multipartId: '',
    createdAt,
  }
}

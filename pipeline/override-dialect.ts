/** Reads an upload in the way a person says it is written. */
import type { DialectOverrides } from '#core/dialect.ts'
import type { Uploads } from '#pipeline/ports/uploads.ts'
import { type PreviewPorts, previewAndKeep } from '#pipeline/source/preview-upload.ts'

/** @param overrides all of them at once: each one left out is detected */
export async function overrideDialect(
  ports: PreviewPorts & { readonly uploads: Pick<Uploads, 'get' | 'setDialect'> },
  workspaceId: string,
  uploadId: string,
  overrides: DialectOverrides,
): Promise<
  Awaited<ReturnType<typeof previewAndKeep>> | { readonly code: 'not_found' | 'upload.expired' | 'upload.incomplete' }
> {
  const upload = await ports.uploads.get(workspaceId, uploadId)
  if (!upload) return { code: 'not_found' }
  if (upload.expiredAt !== null) return { code: 'upload.expired' }
  if (upload.etag === null) return { code: 'upload.incomplete' }
  return previewAndKeep(ports, upload, overrides)
}

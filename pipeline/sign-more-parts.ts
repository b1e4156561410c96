/** Gives addresses for more parts of an upload that is still open. */
import type { ObjectSigner, Uploads } from '#pipeline/ports.ts'
import { type SignedPart, signParts } from '#pipeline/source/sign-parts.ts'

/** @returns one address for each number, or why not. */
export async function signMoreParts(
  ports: { readonly uploads: Pick<Uploads, 'get'>; readonly objects: Pick<ObjectSigner, 'partUrl'> },
  workspaceId: string,
  uploadId: string,
  numbers: readonly number[],
): Promise<readonly SignedPart[] | { readonly code: 'not_found' | 'upload.complete' | 'upload.no_such_part' }> {
  const upload = await ports.uploads.get(workspaceId, uploadId)
  if (!upload) return { code: 'not_found' }
  if (upload.etag !== null) return { code: 'upload.complete' }
  return signParts(ports.objects, upload, numbers)
}

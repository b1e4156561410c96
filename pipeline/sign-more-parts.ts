/** Gives addresses for more parts of an upload that is still open. */
import { type DiskRoom, hasRoom } from '#pipeline/part/disk-room.ts'
import type { ObjectSigner } from '#pipeline/ports/objects.ts'
import type { Uploads } from '#pipeline/ports/uploads.ts'
import { type SignedPart, signParts } from '#pipeline/source/sign-parts.ts'

/** @returns one address for each number, or why not. */
export async function signMoreParts(
  ports: {
    readonly uploads: Pick<Uploads, 'get'>
    readonly objects: Pick<ObjectSigner, 'partUrl'>
    readonly room: DiskRoom
  },
  workspaceId: string,
  uploadId: string,
  numbers: readonly number[],
): Promise<
  | readonly SignedPart[]
  | { readonly code: 'not_found' | 'upload.gone' | 'upload.complete' | 'upload.no_such_part' | 'disk.full' }
> {
  const upload = await ports.uploads.get(workspaceId, uploadId)
  if (!upload) return { code: 'not_found' }
  if (upload.etag !== null) return { code: 'upload.complete' }
  if (upload.expiredAt !== null) return { code: 'upload.gone' }
  // Several may be under way at once, and each was promised its room alone.
  if (!(await hasRoom(ports.room))) return { code: 'disk.full' }
  return signParts(ports.objects, upload, numbers)
}

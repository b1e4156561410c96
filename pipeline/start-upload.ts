/** Begins an upload: a row, a multipart upload in the object store, and addresses for its first parts. */
import { uploadKey } from '#core/storage-key.ts'
import { type DiskRoom, hasRoom } from '#pipeline/part/disk-room.ts'
import type { ObjectSigner, ObjectWriter } from '#pipeline/ports/objects.ts'
import type { Uploads } from '#pipeline/ports/uploads.ts'
import { planParts } from '#pipeline/source/part-plan.ts'
import { type SignedPart, signParts } from '#pipeline/source/sign-parts.ts'

/** Enough to keep four at a time busy for a while; the rest is asked for when it is needed. */
const FIRST_PARTS = 16

export interface UploadRequest {
  readonly workspaceId: string
  /** The new upload's id. */
  readonly id: string
  readonly filename: string
  readonly bytes: number
  readonly maxBytes: number
  readonly now: Date
}

export interface StartedUpload {
  readonly id: string
  readonly partBytes: number
  readonly partCount: number
  readonly parts: readonly SignedPart[]
}

/** @returns the upload, or why a file of that size is not taken: `file.empty`, `upload.too_large`, `disk.full`. */
export async function startUpload(
  ports: {
    readonly uploads: Pick<Uploads, 'create'>
    readonly objects: Pick<ObjectWriter, 'startMultipart'> & Pick<ObjectSigner, 'partUrl'>
    readonly room: DiskRoom
  },
  request: UploadRequest,
): Promise<StartedUpload | { readonly code: 'file.empty' | 'upload.too_large' | 'upload.no_such_part' | 'disk.full' }> {
  const { workspaceId, id, filename, bytes } = request
  if (bytes === 0) return { code: 'file.empty' }
  if (bytes > request.maxBytes) return { code: 'upload.too_large' }
  if (!(await hasRoom(ports.room, bytes))) return { code: 'disk.full' }

  const { partBytes, partCount } = planParts(bytes)
  const key = uploadKey(workspaceId, id)
  const multipartId = await ports.objects.startMultipart(key, 'text/csv')
  const upload = { id, workspaceId, filename, bytes, partBytes, key, multipartId, createdAt: request.now }
  await ports.uploads.create(upload)

  const firstNumbers = Array.from({ length: Math.min(FIRST_PARTS, partCount) }, (_, index) => index + 1)
  const parts = await signParts(ports.objects, upload, firstNumbers)
  return 'code' in parts ? parts : { id, partBytes, partCount, parts }
}

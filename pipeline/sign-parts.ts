/** Gives addresses to which a browser sends parts of an open upload. */
import { partLength } from '#pipeline/part-plan.ts'
import type { ObjectSigner, Upload, Uploads } from '#pipeline/ports.ts'

export interface SignedPart {
  readonly number: number
  readonly url: string
}

/**
 * @returns one address for each number, each for exactly the bytes of that part; `upload.no_such_part` when the file
 *   has no such part.
 */
export async function signParts(
  objects: Pick<ObjectSigner, 'partUrl'>,
  upload: Pick<Upload, 'key' | 'multipartId' | 'bytes' | 'partBytes'>,
  numbers: readonly number[],
): Promise<readonly SignedPart[] | { readonly code: 'upload.no_such_part' }> {
  const signed: SignedPart[] = []
  for (const number of numbers) {
    const bytes = partLength(upload, number)
    if (bytes === null) return { code: 'upload.no_such_part' }
    signed.push({ number, url: await objects.partUrl(upload.key, upload.multipartId, number, bytes) })
  }
  return signed
}

/** The same for an upload by its id, which must still be open. */
export async function signMoreParts(
  ports: { readonly uploads: Pick<Uploads, 'get'>; readonly objects: Pick<ObjectSigner, 'partUrl'> },
  workspaceId: string,
  uploadId: string,
  numbers: readonly number[],
) {
  const upload = await ports.uploads.get(workspaceId, uploadId)
  if (!upload) return { code: 'not_found' } as const
  if (upload.etag !== null) return { code: 'upload.complete' } as const
  return signParts(ports.objects, upload, numbers)
}

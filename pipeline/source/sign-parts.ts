/** Gives addresses to which a browser sends parts of an open upload. */

import type { ObjectSigner } from '#pipeline/ports/objects.ts'
import type { Upload } from '#pipeline/ports/uploads.ts'
import { partLength } from '#pipeline/source/part-plan.ts'

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

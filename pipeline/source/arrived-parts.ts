/** Which parts of an open upload the store has. */
import { errorCode } from '#pipeline/part/error-code.ts'
import type { ObjectWriter, PartTag } from '#pipeline/ports/objects.ts'
import type { Upload } from '#pipeline/ports/uploads.ts'

export type ArrivedPart = PartTag & { readonly bytes: number }

/** @returns the parts in order of their numbers, or null when the store has given the whole upload up. */
export async function arrivedParts(
  objects: Pick<ObjectWriter, 'listParts'>,
  { key, multipartId }: Upload,
): Promise<readonly ArrivedPart[] | null> {
  try {
    return await objects.listParts(key, multipartId)
  } catch (error) {
    if (errorCode(error) === 'object.missing') return null
    throw error
  }
}

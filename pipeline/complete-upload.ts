/** Ends an upload: its parts become one object of the announced size, and its head is looked at. */

import { errorCode } from '#pipeline/part/error-code.ts'
import type { ObjectError, ObjectReader, ObjectWriter, PartTag } from '#pipeline/ports/objects.ts'
import type { Upload, Uploads } from '#pipeline/ports/uploads.ts'
import { arrivedParts } from '#pipeline/source/arrived-parts.ts'
import { partLength, planParts } from '#pipeline/source/part-plan.ts'
import { type PreviewPorts, previewAndKeep } from '#pipeline/source/preview-upload.ts'

export type CompleteRefusal =
  | 'not_found'
  | 'upload.expired'
  | 'upload.gone'
  | 'upload.part_missing'
  | 'upload.part_mismatch'
  | 'upload.size_mismatch'

const PART_ERRORS: readonly string[] = [
  'object.bad_part',
  'object.too_small_part',
  'object.missing',
] satisfies ObjectError['code'][]

interface CompletePorts extends PreviewPorts {
  readonly uploads: Pick<Uploads, 'get' | 'complete' | 'setDialect'>
  readonly objects: Pick<ObjectReader, 'read' | 'head'> & Pick<ObjectWriter, 'listParts' | 'completeMultipart'>
}

/**
 * Asked again for an upload that is complete, it answers the preview again.
 * @returns the preview, or why not: then nothing was joined and the parts that arrived are kept
 */
export async function completeUpload(
  ports: CompletePorts,
  workspaceId: string,
  uploadId: string,
  parts: readonly PartTag[],
): Promise<Awaited<ReturnType<typeof previewAndKeep>> | { readonly code: CompleteRefusal }> {
  const upload = await ports.uploads.get(workspaceId, uploadId)
  if (!upload) return { code: 'not_found' }
  if (upload.expiredAt !== null) return { code: upload.etag === null ? 'upload.gone' : 'upload.expired' }
  if (upload.etag !== null) return previewAndKeep(ports, upload, upload.overrides)
  // An audience that is being brought in: nobody sends parts of it.
  if (upload.multipartId === '') return { code: 'upload.part_missing' }
  const first = await joinParts(ports, upload, parts)
  // Whoever asked at the same time may have joined them in between.
  const joined = 'code' in first ? ((await joinedBefore(ports, upload)) ?? first) : first
  if ('code' in joined) return joined
  await ports.uploads.complete(workspaceId, uploadId, joined.etag)
  return previewAndKeep(ports, { ...upload, etag: joined.etag }, upload.overrides)
}

type Joined = { readonly etag: string } | { readonly code: CompleteRefusal }

/** The object is there already: the answer was lost on its way to the row, or the row is being written. */
async function joinedBefore({ objects }: CompletePorts, upload: Upload): Promise<Joined | null> {
  const object = await objects.head(upload.key)
  if (object === null) return null
  return object.bytes === upload.bytes ? object : { code: 'upload.size_mismatch' }
}

async function joinParts(ports: CompletePorts, upload: Upload, named: readonly PartTag[]): Promise<Joined> {
  const { objects } = ports
  const earlier = await joinedBefore(ports, upload)
  if (earlier) return earlier
  const inOrder = [...named].sort((a, b) => a.number - b.number)
  const { partCount } = planParts(upload.bytes)
  if (inOrder.length !== partCount || inOrder.some(({ number }, index) => number !== index + 1)) {
    return { code: 'upload.part_missing' }
  }
  const parts = await arrivedParts(objects, upload)
  if (parts === null) return { code: 'upload.gone' }
  const arrived = new Map(parts.map((part) => [part.number, part.bytes]))
  for (const { number } of inOrder) {
    const bytes = arrived.get(number)
    if (bytes === undefined) return { code: 'upload.part_mismatch' }
    if (bytes !== partLength(upload, number)) return { code: 'upload.size_mismatch' }
  }
  try {
    return await objects.completeMultipart(upload.key, upload.multipartId, inOrder)
  } catch (error) {
    if (!PART_ERRORS.includes(errorCode(error))) throw error
    return { code: 'upload.part_mismatch' }
  }
}

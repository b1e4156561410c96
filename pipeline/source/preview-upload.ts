/** Looks at the head of a complete upload: how it is written, its first rows, which column feeds which field. */
import type { Dialect, DialectOverrides } from '#core/dialect.ts'
import { type Field, isField } from '#core/field.ts'
import { headerKey } from '#core/header-key.ts'
import { type Preview, previewFile } from '#core/preview.ts'
import type { TextCodec } from '#core/text.ts'
import { errorCode } from '#pipeline/part/error-code.ts'
import type { ObjectError, ObjectReader } from '#pipeline/ports/objects.ts'
import type { MappingMemory } from '#pipeline/ports/remembered.ts'
import type { Upload, Uploads } from '#pipeline/ports/uploads.ts'

const HEAD_BYTES = 1024 * 1024
const PREVIEW_ROWS = 100
const GONE: readonly string[] = ['object.changed', 'object.missing'] satisfies ObjectError['code'][]

export interface PreviewPorts {
  readonly objects: Pick<ObjectReader, 'read'>
  readonly memory: Pick<MappingMemory, 'recall'>
  readonly codec: TextCodec
}

export interface PreviewedUpload {
  readonly preview: Preview
  readonly dialect: Dialect
}

/** Why a file is no readable table: a code such as `file.xlsx`, and a sentence that says what to do. */
export interface Unreadable {
  readonly unreadable: { readonly code: string; readonly message: string }
}

/** @returns `upload.changed` when the stored object is no longer the one that was completed. */
export async function previewUpload(
  ports: PreviewPorts,
  upload: Upload,
  overrides: DialectOverrides,
): Promise<PreviewedUpload | Unreadable | { readonly code: 'upload.changed' }> {
  const head = await readHead(ports.objects, upload)
  if (head === null) return { code: 'upload.changed' }
  const size = { isWhole: head.byteLength === upload.bytes, rows: PREVIEW_ROWS }
  const first = previewFile(head, size, ports.codec, overrides)
  if ('error' in first) return { unreadable: first.error }
  const remembered = await ports.memory.recall(upload.workspaceId, first.dialect.columns.map(headerKey))
  if (remembered.size === 0) return first
  const fields = [...remembered].filter(
    (entry): entry is [string, Field | null] => entry[1] === null || isField(entry[1]),
  )
  const second = previewFile(head, size, ports.codec, overrides, Object.fromEntries(fields))
  return 'error' in second ? { unreadable: second.error } : second
}

async function readHead(objects: Pick<ObjectReader, 'read'>, upload: Upload): Promise<Uint8Array | null> {
  const to = Math.min(HEAD_BYTES, upload.bytes)
  const head = new Uint8Array(to)
  let filled = 0
  try {
    const options = { range: { from: 0, to }, ifMatch: upload.etag ?? '' }
    for await (const chunk of objects.read(upload.key, options)) {
      head.set(chunk, filled)
      filled += chunk.byteLength
    }
  } catch (error) {
    if (GONE.includes(errorCode(error))) return null
    throw error
  }
  return head.subarray(0, filled)
}

/**
 * Previews an upload and keeps what was found, for jobs and directories to be made from. What cannot be read leaves
 * the upload as it was, so that other overrides can be tried.
 */
export async function previewAndKeep(
  ports: PreviewPorts & { readonly uploads: Pick<Uploads, 'setDialect'> },
  upload: Upload,
  overrides: DialectOverrides,
): ReturnType<typeof previewUpload> {
  const previewed = await previewUpload(ports, upload, overrides)
  if ('dialect' in previewed) {
    await ports.uploads.setDialect(upload.workspaceId, upload.id, previewed.dialect, overrides)
  }
  return previewed
}

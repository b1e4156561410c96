/** For tests: a text, or bytes in any encoding, put into a store as an upload would be, read as the preview reads it. */
import type { Mapping } from '#core/field.ts'
import { previewFile } from '#core/preview.ts'
import { uploadKey } from '#core/storage-key.ts'
import type { TextCodec } from '#core/text.ts'
import type { ObjectWriter } from './ports/objects.ts'
import type { SourceFile } from './ports/source-file.ts'

const HEAD_BYTES = 1 << 20

export interface StoredSource {
  readonly source: SourceFile
  readonly mapping: Mapping
}

export async function putSource(
  { objects, codec }: { readonly objects: Pick<ObjectWriter, 'write'>; readonly codec: TextCodec },
  workspaceId: string,
  id: string,
  text: string | Uint8Array,
): Promise<StoredSource> {
  const key = uploadKey(workspaceId, id)
  const bytes = typeof text === 'string' ? codec.encode(text) : text
  const { etag } = await objects.write(key, [bytes], 'text/csv')
  const found = previewFile(bytes.subarray(0, HEAD_BYTES), { isWhole: bytes.length <= HEAD_BYTES, rows: 0 }, codec)
  if ('error' in found) throw new Error(found.error.code)
  const source = { key, etag, bytes: bytes.byteLength, filename: `${id}.csv`, dialect: found.dialect }
  return { source, mapping: found.preview.mapping }
}

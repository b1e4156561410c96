/** A file of the user as a source: read where it lies, its dialect and mapping found as the web app finds them. */
import { basename } from 'node:path'
import { codec } from '#adapters/text/codec.ts'
import type { Mapping } from '#core/field.ts'
import { previewFile } from '#core/preview.ts'
import type { StorageKey } from '#core/storage-key.ts'
import type { SourceFile } from '#pipeline/ports/source-file.ts'
import { readHead } from './read-head.ts'
import { Refusal } from './refusal.ts'

export interface FileIn {
  readonly source: SourceFile
  readonly mapping: Mapping
}

/**
 * @param key under which the file is known to the steps
 * @throws Refusal with the code of what makes the file unreadable
 */
export async function openFile(path: string, key: StorageKey): Promise<FileIn> {
  const { head, isWhole, bytes } = await readHead(path)
  const preview = previewFile(head, { isWhole, rows: 100 }, codec)
  if ('error' in preview) throw new Refusal(preview.error.code, `${path}: ${preview.error.message}`)
  // Files on disk have no tag; a list that changes while it is read is the caller's own doing.
  const source = { key, etag: 'file', bytes, filename: basename(path), dialect: preview.dialect }
  return { source, mapping: preview.preview.mapping }
}

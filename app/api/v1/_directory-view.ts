/** A directory as it is shown. */
import { sentenceFor } from '#app/_access/problems.ts'
import type { Directory } from '#pipeline/ports/directories.ts'

export function directoryView(directory: Directory) {
  const { id, name, status, errorCode, uploadId, mapping, idColumn } = directory
  return {
    id,
    name,
    status,
    errorCode,
    errorDetail: sentenceFor(errorCode),
    rows: directory.index?.rows ?? null,
    uploadId,
    filename: directory.source.filename,
    mapping,
    idColumn,
    createdAt: directory.createdAt.toISOString(),
  }
}

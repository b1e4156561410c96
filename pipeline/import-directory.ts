/** Import: turns an uploaded reference list into an immutable index object that workers load and keep. */
import { cleanContact } from '#core/clean-contact.ts'
import { createIndexBuilder } from '#core/directory-index.ts'
import { createIdColumnCheck } from '#core/id-column.ts'
import { DEFAULT_OPTIONS } from '#core/options.ts'
import { readCells } from '#core/record.ts'
import { directoryKey } from '#core/storage-key.ts'
import type { TextCodec } from '#core/text.ts'
import { hasComparableValue } from '#core/validate.ts'
import { joinInto } from './part/join.ts'
import { readBatches } from './part/read-span.ts'
import type { Directories, Directory } from './ports/directories.ts'
import type { Task } from './ports/messages.ts'
import type { ObjectReader, ObjectWriter } from './ports/objects.ts'

export interface ImportPorts {
  readonly objects: ObjectReader & ObjectWriter
  readonly directories: Pick<Directories, 'finishImport' | 'failImport'>
  readonly codec: TextCodec
  /** SHA-256 as lower-case hex. */
  readonly sha256: (bytes: Uint8Array) => Promise<string>
}

/** @throws SourceError when the file is no longer the one that was uploaded */
export async function importDirectory(
  ports: ImportPorts,
  task: Task,
  directory: Directory,
  signal: AbortSignal,
): Promise<'done' | 'stale'> {
  const idColumn = directory.idColumn ?? (await findIdColumn(ports, directory, signal))
  const builder = createIndexBuilder(ports.codec)
  let rows = 0
  let isUsable = false
  for await (const records of readBatches(ports.objects, directory.source, null, signal)) {
    for (const record of records) {
      if (record.kind !== 'row') continue
      const { cells } = readCells(record, directory.source.dialect, ports.codec)
      const id = idColumn === null ? '' : (cells[idColumn] ?? '').trim()
      const person = cleanContact(cells, directory.mapping, DEFAULT_OPTIONS)
      builder.add(id === '' ? String(record.row) : id, person)
      isUsable ||= hasComparableValue(person)
      rows++
    }
  }
  // Everybody would be "nobody there", for a reason that no result could say.
  if (!isUsable) return (await ports.directories.failImport(task, 'directory.no_usable_row')) ? 'done' : 'stale'
  const bytes = builder.finish()
  const key = directoryKey(directory.workspaceId, directory.id, task.generation, task.attempt)
  await joinInto(ports.objects, key, 'application/octet-stream', bytes.byteLength, async (joiner) => {
    for (let at = 0; at < bytes.byteLength; at += PIECE_BYTES) {
      await joiner.addBytes(bytes.subarray(at, at + PIECE_BYTES))
    }
  })
  const index = { key, bytes: bytes.byteLength, rows, hash: await ports.sha256(bytes) }
  return (await ports.directories.finishImport(task, index)) ? 'done' : 'stale'
}

const PIECE_BYTES = 8 * 1024 * 1024

async function findIdColumn(ports: ImportPorts, directory: Directory, signal: AbortSignal): Promise<number | null> {
  const { source } = directory
  const check = createIdColumnCheck(source.dialect.columns)
  for await (const records of readBatches(ports.objects, source, null, signal)) {
    for (const record of records)
      if (record.kind === 'row') check.addRow(readCells(record, source.dialect, ports.codec).cells)
    if (check.chosen() === null) return null
  }
  return check.chosen()
}

/** Writes what was built of a range as one object, its sections one behind the other. */
import type { BuiltPart } from '#core/part-builder.ts'
import { statusesOf } from '#core/sidecar.ts'
import type { StorageKey } from '#core/storage-key.ts'
import type { ObjectWriter } from '../ports/objects.ts'
import type { Part } from '../ports/parts.ts'

/** @param key one that was never used: nothing that a part names is overwritten */
export async function writePart(
  objects: Pick<ObjectWriter, 'write'>,
  key: StorageKey,
  { result, spreadsheet, rejected, index, tallies }: BuiltPart,
): Promise<Part> {
  const statuses = statusesOf(index)
  // The order that part-sections.ts reads by.
  await objects.write(key, [result, spreadsheet, rejected, index, statuses], 'application/octet-stream')
  const sections = {
    result: result.byteLength,
    spreadsheet: spreadsheet.byteLength,
    rejected: rejected.byteLength,
    index: index.byteLength,
    statuses: statuses.byteLength,
  }
  return { key, sections, tallies }
}

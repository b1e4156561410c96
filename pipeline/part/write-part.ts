/** Writes what was built of a range as one object, its sections one behind the other. */
import type { BuiltPart } from '#core/part-builder.ts'
import type { StorageKey } from '#core/storage-key.ts'
import type { ObjectWriter, Part } from '../ports.ts'

/** @param key one that was never used: nothing that a part names is overwritten */
export async function writePart(
  objects: Pick<ObjectWriter, 'write'>,
  key: StorageKey,
  { result, spreadsheet, rejected, index, tallies }: BuiltPart,
): Promise<Part> {
  // The order that part-sections.ts reads by.
  await objects.write(key, [result, spreadsheet, rejected, index], 'application/octet-stream')
  const sections = {
    result: result.byteLength,
    spreadsheet: spreadsheet.byteLength,
    rejected: rejected.byteLength,
    index: index.byteLength,
  }
  return { key, sections, tallies }
}

/** The first contacts of a list, cleaned: what a job's parameters are estimated from. */
import { cleanContact } from '#core/clean-contact.ts'
import type { Contact } from '#core/contact.ts'
import { readCells } from '#core/record.ts'
import type { TextCodec } from '#core/text.ts'
import type { Job, ObjectReader } from '../ports.ts'
import type { RowWatch } from '../row-watch.ts'
import { readBatches } from './read-span.ts'

/** A list of huge rows is read no further, so that the first range need not wait. */
const MOST_BYTES = 8 * 1024 * 1024

export interface FirstContact {
  readonly row: number
  readonly contact: Contact
}

/**
 * Rows that throw, or that are feared, are left out.
 * @param most rows to read at the most
 * @throws SourceError when the source is no longer the file the job was made for
 */
export async function firstContacts(
  objects: ObjectReader,
  { source, mapping, options }: Job,
  codec: TextCodec,
  most: number,
  signal: AbortSignal,
  watch: RowWatch,
): Promise<readonly FirstContact[]> {
  const contacts: FirstContact[] = []
  let bytes = 0
  for await (const records of readBatches(objects, source, null, signal)) {
    for (const record of records) {
      if (record.kind !== 'row') continue
      bytes += record.bytes.byteLength
      if (watch.begin(record.row) !== 'all') continue
      try {
        const { cells } = readCells(record, source.dialect, codec)
        contacts.push({ row: record.row, contact: cleanContact(cells, mapping, options) })
      } catch {
        continue
      }
      if (contacts.length === most || bytes >= MOST_BYTES) break
    }
    watch.rest()
    if (contacts.length === most || bytes >= MOST_BYTES) break
  }
  return contacts
}

/** The first contacts of a list, cleaned: what a job's parameters are estimated from. */
import { cleanContact } from '#core/clean-contact.ts'
import type { Contact } from '#core/contact.ts'
import { readCells } from '#core/record.ts'
import type { TextCodec } from '#core/text.ts'
import type { Job, ObjectReader } from '../ports.ts'
import { readBatches } from './read-span.ts'

/** A list of huge rows is read no further, so that the first range need not wait. */
const MOST_BYTES = 8 * 1024 * 1024

/**
 * @param most rows to read at the most
 * @throws SourceError when the source is no longer the file the job was made for
 */
export async function firstContacts(
  objects: ObjectReader,
  { source, mapping, options }: Job,
  codec: TextCodec,
  most: number,
  signal: AbortSignal,
): Promise<readonly Contact[]> {
  const contacts: Contact[] = []
  let bytes = 0
  for await (const records of readBatches(objects, source, null, signal)) {
    for (const record of records) {
      if (record.kind !== 'row') continue
      bytes += record.bytes.byteLength
      contacts.push(cleanContact(readCells(record, source.dialect, codec).cells, mapping, options))
      if (contacts.length === most || bytes >= MOST_BYTES) return contacts
    }
  }
  return contacts
}

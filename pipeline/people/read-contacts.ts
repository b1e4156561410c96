/** The contacts of a range, cleaned, for as long as vendors are asked about them: a range has few rows then. */
import { cleanContact } from '#core/clean-contact.ts'
import type { Contact } from '#core/contact.ts'
import { readCells } from '#core/record.ts'
import type { ScannedRecord } from '#core/scanner.ts'
import type { TextCodec } from '#core/text.ts'
import { readBatches } from '../part/read-span.ts'
import { isOfTheRow, type RowWatch } from '../part/row-watch.ts'
import type { Job } from '../ports/jobs.ts'
import type { Span } from '../ports/messages.ts'
import type { ObjectReader } from '../ports/objects.ts'

export interface AskedRow {
  readonly row: number
  readonly contact: Contact
  /** What was noticed while reading its bytes. */
  readonly issues: readonly string[]
}

/**
 * Rows that throw, or that are feared, are left out: whoever builds their part says what is wrong with them.
 *
 * @throws SourceError when the source is no longer the file the job was made for
 */
export async function readContacts(
  objects: ObjectReader,
  job: Job,
  span: Span,
  codec: TextCodec,
  watch: RowWatch,
  signal: AbortSignal,
): Promise<readonly AskedRow[]> {
  const { source, mapping, options } = job
  const rows: AskedRow[] = []

  function add(record: ScannedRecord): void {
    if (watch.begin(record.row) !== 'all') return
    try {
      const { cells, issues } = readCells(record, source.dialect, codec)
      const contact = cleanContact(cells, mapping, options)
      rows.push({ row: record.row, contact, issues: [...record.flags, ...issues] })
    } catch (error) {
      if (!isOfTheRow(error)) throw error
    }
  }

  for await (const records of readBatches(objects, source, span, signal)) {
    for (const record of records) if (record.kind === 'row') add(record)
    watch.rest()
  }
  return rows
}

/** Some of the first contacts of a list, cleaned: what a job's parameters are estimated from. */
import { cleanContact } from '#core/clean-contact.ts'
import type { Contact } from '#core/contact.ts'
import { readCells } from '#core/record.ts'
import type { ScannedRecord } from '#core/scanner.ts'
import type { TextCodec } from '#core/text.ts'
import type { Job } from '../ports/jobs.ts'
import type { ObjectReader } from '../ports/objects.ts'
import { readBatches } from './read-span.ts'
import type { RowWatch } from './row-watch.ts'

/** A list of huge rows is read no further, so that the first range need not wait. */
const MOST_BYTES = 8 * 1024 * 1024

export interface FirstContact {
  readonly row: number
  readonly contact: Contact
}

export interface Sample {
  /** Of so many first rows at the most … */
  readonly from: number
  /** … so many, evenly spread, or all where there are no more. */
  readonly rows: number
}

/** Contacts cleaned before timers and sockets get their turn: heartbeats must not starve. */
const ROWS_PER_TURN = 500

/**
 * Rows that throw, or that are feared, are left out.
 *
 * @throws SourceError when the source is no longer the file the job was made for
 */
export async function firstContacts(
  objects: ObjectReader,
  job: Job,
  codec: TextCodec,
  sample: Sample,
  signal: AbortSignal,
  watch: RowWatch,
): Promise<readonly FirstContact[]> {
  const { source, mapping, options } = job
  const rows = await firstRows(objects, job, sample.from, signal)
  const most = Math.min(rows.length, sample.rows)
  const contacts: FirstContact[] = []
  for (let i = 0; i < most; i++) {
    const record = rows[Math.floor((i * rows.length) / most)] as ScannedRecord
    if (watch.begin(record.row) === 'all') {
      try {
        const { cells } = readCells(record, source.dialect, codec)
        contacts.push({ row: record.row, contact: cleanContact(cells, mapping, options) })
      } catch {
        // Whoever comes to its range says what is wrong with it.
      }
    }
    watch.rest()
    if (i % ROWS_PER_TURN === 0) await new Promise((resume) => setImmediate(resume))
    signal.throwIfAborted()
  }
  return contacts
}

async function firstRows(
  objects: ObjectReader,
  { source }: Job,
  most: number,
  signal: AbortSignal,
): Promise<readonly ScannedRecord[]> {
  const rows: ScannedRecord[] = []
  let bytes = 0
  for await (const records of readBatches(objects, source, null, signal)) {
    for (const record of records) {
      if (record.kind !== 'row') continue
      bytes += record.bytes.byteLength
      rows.push({ ...record, bytes: new Uint8Array(record.bytes) })
      if (rows.length === most || bytes >= MOST_BYTES) return rows
    }
  }
  return rows
}

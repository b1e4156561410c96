/** Reads a span of the source and builds its part: the one way from rows to results, whoever asks. */
import { cleanContact } from '#core/clean-contact.ts'
import { blankValues, type Contact } from '#core/contact.ts'
import { createIdentify } from '#core/identity.ts'
import type { Identity } from '#core/identity-hash.ts'
import { type BuiltPart, createPartBuilder } from '#core/part-builder.ts'
import { type RecordCells, readCells } from '#core/record.ts'
import { type DecidedRow, decideRow, type Lookups, type RowPlan } from '#core/row.ts'
import type { ScannedRecord } from '#core/scanner.ts'
import type { TextCodec } from '#core/text.ts'
import type { Job } from '../ports/jobs.ts'
import type { Span } from '../ports/messages.ts'
import type { ObjectReader } from '../ports/objects.ts'
import { layoutOf } from './layout.ts'
import { readBatches } from './read-span.ts'
import { isOfTheRow, type RowWatch, UNWATCHED } from './row-watch.ts'

/** What a row has been worked out to be. */
interface WorkedRow extends DecidedRow {
  readonly identity: Identity
}

/** How the rows of a range are worked on. */
export interface RowWork {
  readonly watch: RowWatch
  /** The lookups opened anew, after one threw in the middle of something: it is not to be asked again. */
  readonly renew: () => Promise<Lookups>
}

/** A row of which nothing is known to be safe. */
export const BLANK: Contact = { values: blankValues(), issues: [] }
const UNREAD: RecordCells = { cells: [], issues: [] }
const CRASHED = { status: 'failed', issue: 'row.crash' } as const

/**
 * A row that can't be worked on, because something throws or because `watch` says so, fails alone: with its own columns
 * where it can be read, blank where not even that is possible.
 *
 * @throws SourceError when the source is no longer the file the job was made for
 */
export async function buildPart(
  objects: ObjectReader,
  job: Job,
  span: Span,
  codec: TextCodec,
  lookups: Lookups,
  signal: AbortSignal,
  rows: RowWork = { watch: UNWATCHED, renew: async () => lookups },
): Promise<BuiltPart> {
  const { source, mapping, options } = job
  const layout = layoutOf(job, codec)
  let plan: RowPlan = { fields: layout.columns.fields, options, lookups }
  const builder = createPartBuilder(layout, { rows: span.rows, bytes: span.toByte - span.fromByte })
  const identify = createIdentify(mapping)

  function workOut(record: ScannedRecord, read: RecordCells): WorkedRow {
    const contact = cleanContact(read.cells, mapping, options)
    const hasExtra = read.cells.length > source.dialect.columns.length
    const isAsUsual = !hasExtra && record.flags.length === 0
    const issues = isAsUsual ? read.issues : [...record.flags, ...read.issues, ...(hasExtra ? ['row.extra_cells'] : [])]
    const { outcome, provider } = decideRow(record.row, contact, issues, plan)
    return { outcome, provider, identity: identify(contact) }
  }

  /** @returns whether something threw */
  function addRow(record: ScannedRecord): boolean {
    const care = rows.watch.begin(record.row)
    let isShaken = false
    let read: RecordCells | null = null
    let worked: WorkedRow | null = null
    try {
      if (care !== 'nothing') read = readCells(record, source.dialect, codec)
      if (care === 'all' && read !== null) worked = workOut(record, read)
    } catch (error) {
      if (!isOfTheRow(error)) throw error
      isShaken = true
    }
    if (read === null || worked === null) addCrashed(record, read)
    else builder.addRow(record, read, worked.outcome, worked.identity, worked.provider)
    return isShaken
  }

  function addCrashed(record: ScannedRecord, read: RecordCells | null): void {
    const { outcome, provider } = decideRow(record.row, BLANK, [], { ...plan, lookups: CRASHED })
    // A flag keeps bytes that nobody could read out of the result.
    const flagged = read === null ? { ...record, flags: ['row.crash'] } : record
    builder.addRow(flagged, read ?? UNREAD, outcome, identify(BLANK), provider)
  }

  for await (const records of readBatches(objects, source, span, signal)) {
    for (const record of records) {
      if (record.kind !== 'row') builder.addOther(record)
      else if (addRow(record)) plan = { ...plan, lookups: await rows.renew() }
    }
    rows.watch.rest()
  }
  return builder.finish()
}

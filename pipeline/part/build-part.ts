/** Reads a span of the source and builds its part: the one way from rows to results, whoever asks. */
import { cleanContact } from '#core/clean-contact.ts'
import { createIdentify } from '#core/identity.ts'
import { type BuiltPart, createPartBuilder } from '#core/part-builder.ts'
import { readCells } from '#core/record.ts'
import { decideRow, type Lookups, type RowPlan } from '#core/row.ts'
import type { ScannedRecord } from '#core/scanner.ts'
import type { TextCodec } from '#core/text.ts'
import type { Job, ObjectReader, Span } from '../ports.ts'
import { layoutOf } from './layout.ts'
import { readBatches } from './read-span.ts'

/** @throws SourceError when the source is no longer the file the job was made for */
export async function buildPart(
  objects: ObjectReader,
  job: Job,
  span: Span,
  codec: TextCodec,
  lookups: Lookups,
  signal: AbortSignal,
): Promise<BuiltPart> {
  const { source, mapping, options } = job
  const layout = layoutOf(job, codec)
  const plan: RowPlan = { fields: layout.columns.fields, options, lookups }
  const builder = createPartBuilder(layout, { rows: span.rows, bytes: span.toByte - span.fromByte })
  const identify = createIdentify(mapping)

  function addRow(record: ScannedRecord): void {
    const read = readCells(record, source.dialect, codec)
    const contact = cleanContact(read.cells, mapping, options)
    const hasExtra = read.cells.length > source.dialect.columns.length
    const isAsUsual = !hasExtra && record.flags.length === 0
    const issues = isAsUsual ? read.issues : [...record.flags, ...read.issues, ...(hasExtra ? ['row.extra_cells'] : [])]
    const { outcome, provider } = decideRow(record.row, contact, issues, plan)
    builder.addRow(record, read, outcome, identify(contact), provider)
  }

  for await (const records of readBatches(objects, source, span, signal)) {
    for (const record of records) {
      if (record.kind === 'row') addRow(record)
      else builder.addOther(record)
    }
  }
  return builder.finish()
}

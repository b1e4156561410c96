/** Reads a span of the source and builds its part: the one way from rows to results, whoever asks. */
import { cleanContact } from '#core/clean-contact.ts'
import { identityText } from '#core/identity.ts'
import { type BuiltPart, createPartBuilder } from '#core/part-builder.ts'
import { readCells } from '#core/record.ts'
import { decideRow, type Lookups, type RowPlan } from '#core/row.ts'
import type { TextCodec } from '#core/text.ts'
import type { Job, ObjectReader, Span } from '../ports.ts'
import { layoutOf } from './layout.ts'
import { readSpan } from './read-span.ts'

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
  const builder = createPartBuilder(layout)
  for await (const record of readSpan(objects, source, span, signal)) {
    if (record.kind !== 'row') {
      builder.addOther(record)
      continue
    }
    const read = readCells(record, source.dialect, codec)
    const contact = cleanContact(read.cells, mapping, options)
    const hasExtra = read.cells.length > source.dialect.columns.length
    const issues = [...record.flags, ...read.issues, ...(hasExtra ? ['row.extra_cells'] : [])]
    const { outcome, provider } = decideRow(record.row, contact, issues, plan)
    builder.addRow(record, read, outcome, identityText(contact, mapping), provider)
  }
  return builder.finish()
}

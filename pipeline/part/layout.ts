/** How the lines of a job's result are written, from what the job says. */
import { resultColumns, resultFields } from '#core/result-columns.ts'
import type { ResultLayout } from '#core/result-layout.ts'
import type { TextCodec } from '#core/text.ts'
import type { Job } from '../ports/jobs.ts'

/** A job cancelled before it was calibrated has no frozen fields: then only its own are listed. */
export function layoutOf(job: Job, codec: TextCodec): ResultLayout {
  const { dialect } = job.source
  const fields = job.frozen?.fields ?? resultFields(job.mapping, job.options.addFields, [])
  return { dialect, columns: resultColumns(dialect.columns, fields), mapping: job.mapping, codec }
}

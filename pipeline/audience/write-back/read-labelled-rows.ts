/** Rows of a job's result that are somebody for sure, with what the list says and what Kith says, a part at a time. */
import type { BackRow } from '#core/audience/plan-member.ts'
import { readCells } from '#core/record.ts'
import { type ResultLayout, resultDialect } from '#core/result-layout.ts'
import { readKithCells } from '#core/result-line.ts'
import { readLinePlace, readStatus, SIDECAR_ROW_BYTES } from '#core/sidecar.ts'
import type { TextCodec } from '#core/text.ts'
import { eachPart } from '../../part/each-part.ts'
import { layoutOf } from '../../part/layout.ts'
import { readSection, viewOf } from '../../part/part-sections.ts'
import type { Job } from '../../ports/jobs.ts'
import type { ObjectReader } from '../../ports/objects.ts'
import type { Ranges } from '../../ports/ranges.ts'

/** So many rows pass before timers and sockets get their turn. */
const ROWS_PER_TURN = 200

export async function* readLabelledRows(
  objects: ObjectReader,
  ranges: Pick<Ranges, 'parts'>,
  codec: TextCodec,
  job: Job,
  signal: AbortSignal,
): AsyncGenerator<BackRow> {
  const layout = layoutOf(job, codec)
  for await (const { part, span } of eachPart(ranges, job.workspaceId, job.id)) {
    signal.throwIfAborted()
    // Nobody was found for the rows of a dead range.
    if (part === null) continue
    const view = viewOf(await readSection(objects, part, 'index'))
    const lines = await readSection(objects, part, 'result')
    const rows = view.byteLength / SIDECAR_ROW_BYTES
    for (let i = 0; i < rows; i++) {
      if (i % ROWS_PER_TURN === 0) await breathe(signal)
      const status = readStatus(view, i)
      if (status !== 'matched' && status !== 'duplicate') continue
      const from = readLinePlace(view, i, 'result').offset
      const to = i + 1 < rows ? readLinePlace(view, i + 1, 'result').offset : lines.byteLength
      yield readRow(lines.subarray(from, to), span.firstRow + i, layout)
    }
  }
}

async function breathe(signal: AbortSignal): Promise<void> {
  await new Promise((resume) => setImmediate(resume))
  signal.throwIfAborted()
}

function readRow(line: Uint8Array, row: number, layout: ResultLayout): BackRow {
  const dialect = resultDialect(layout)
  const bytes = line.subarray(0, line.byteLength - dialect.lineEnd.length)
  const { cells } = readCells({ bytes, plainFrom: -1 }, dialect, layout.codec)
  const { own, fields } = layout.columns
  const sourceCells: string[] = layout.dialect.columns.map(() => '')
  for (const [place, column] of own.entries()) sourceCells[column] = cells[place] ?? ''
  const told = readKithCells(cells.slice(own.length), fields.length)
  return {
    row,
    cells: sourceCells,
    fields: fields.map((field, i) => ({ field, latest: '', label: null, ...told.fields[i] })),
  }
}

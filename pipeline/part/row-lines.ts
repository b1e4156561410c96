/** Rows of one range with their lines, wherever they come from: few and small reads of a part, however long it is. */
import type { RowStatus } from '#core/outcome.ts'
import { placesOfStatus, readSidecarRow, SIDECAR_ROW_BYTES, type SidecarRow, statusesOf } from '#core/sidecar.ts'
import type { TextCodec } from '#core/text.ts'
import type { Job } from '../ports/jobs.ts'
import type { ObjectReader } from '../ports/objects.ts'
import type { Part, RangePart } from '../ports/parts.ts'
import { buildPart } from './build-part.ts'
import { narrowSpan } from './narrow-span.ts'
import { readBytes, readSection, sectionRange, viewOf } from './part-sections.ts'
import { readSpread } from './spread-reads.ts'

/** A row of the result. */
export interface RowLine {
  /** Of the row in the list, from 1. */
  readonly number: number
  readonly row: SidecarRow
  /** With its line end. */
  readonly line: Uint8Array
}

/** What is asked of a range: at most `most` rows of a status (null: any), from row number `from` on. */
export interface LinesQuery {
  readonly status: RowStatus | null
  readonly from: number
  readonly most: number
}

/** Row numbers that the query finds in a part, in order; `lines` reads them. */
export interface FoundRows {
  readonly numbers: readonly number[]
  readonly lines: (numbers: readonly number[]) => Promise<readonly RowLine[]>
}

/** @throws SourceError for a dead range whose file is no longer there: its rows stand nowhere else */
export async function findRows(
  objects: ObjectReader,
  codec: TextCodec,
  job: Job,
  range: RangePart,
  query: LinesQuery,
): Promise<FoundRows> {
  return range.part === null
    ? findDeadRows(objects, codec, job, range, query)
    : findStoredRows(objects, range.part, range.span.firstRow, query)
}

async function findStoredRows(
  objects: ObjectReader,
  part: Part,
  firstRow: number,
  query: LinesQuery,
): Promise<FoundRows> {
  const rows = part.sections.index / SIDECAR_ROW_BYTES
  const from = Math.max(0, query.from - firstRow)
  const places =
    query.status === null
      ? Array.from({ length: Math.min(query.most, rows - from) }, (_, i) => i)
      : placesOfStatus(await readStatuses(objects, part, from), query.status, query.most)
  return {
    numbers: places.map((place) => firstRow + from + place),
    lines: (numbers) => readLines(objects, part, firstRow, numbers),
  }
}

/** @returns statuses from a place on */
async function readStatuses(objects: ObjectReader, part: Part, from: number): Promise<Uint8Array> {
  if (part.sections.statuses === undefined) return statusesOf(await readSection(objects, part, 'index')).subarray(from)
  const section = sectionRange(part.sections, 'statuses')
  return readBytes(objects, part.key, { from: section.from + from, to: section.to })
}

async function readLines(
  objects: ObjectReader,
  part: Part,
  firstRow: number,
  numbers: readonly number[],
): Promise<readonly RowLine[]> {
  const index = sectionRange(part.sections, 'index')
  const result = sectionRange(part.sections, 'result')
  // With the next record: a line ends where the next one begins.
  const records = await readSpread(
    objects,
    part.key,
    numbers.map((number) => {
      const from = index.from + (number - firstRow) * SIDECAR_ROW_BYTES
      return { from, to: Math.min(index.to, from + 2 * SIDECAR_ROW_BYTES) }
    }),
  )
  const found = records.map((bytes) => {
    const view = viewOf(bytes)
    const row = readSidecarRow(view, 0)
    const isLast = bytes.length === SIDECAR_ROW_BYTES
    const end = isLast ? part.sections.result : readSidecarRow(view, 1).result.offset
    return { row, range: { from: result.from + row.result.offset, to: result.from + end } }
  })
  const lines = await readSpread(
    objects,
    part.key,
    found.map(({ range }) => range),
  )
  return found.map(({ row }, i) => ({ number: numbers[i] as number, row, line: lines[i] as Uint8Array }))
}

/** Rows of a dead range stand in the source alone: those asked for are built of it, and no others. */
async function findDeadRows(
  objects: ObjectReader,
  codec: TextCodec,
  job: Job,
  range: RangePart,
  { from, most }: LinesQuery,
): Promise<FoundRows> {
  const signal = new AbortController().signal
  const span = await narrowSpan(objects, job.source, range.span, Math.max(from, range.span.firstRow), most, signal)
  const built = await buildPart(objects, job, span, codec, { status: 'failed', issue: 'range.dead' }, signal)
  const view = viewOf(built.index)
  const rows = built.index.length / SIDECAR_ROW_BYTES
  const startOf = (place: number) =>
    place < rows ? readSidecarRow(view, place).result.offset : built.result.byteLength
  return {
    numbers: Array.from({ length: rows }, (_, place) => span.firstRow + place),
    lines: async (numbers) =>
      numbers.map((number) => {
        const place = number - span.firstRow
        const line = built.result.subarray(startOf(place), startOf(place + 1))
        return { number, row: readSidecarRow(view, place), line }
      }),
  }
}

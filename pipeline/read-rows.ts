/** Reads rows of a job, running or finished, out of its parts: no row stands in the database. */
import { cleanContact } from '#core/clean-contact.ts'
import type { DirectoryIndex } from '#core/directory-index.ts'
import { unlabelledFields } from '#core/label.ts'
import type { RowStatus } from '#core/outcome.ts'
import { areCurrent } from '#core/parameters.ts'
import { readCells } from '#core/record.ts'
import { type ResultLayout, resultDialect } from '#core/result-layout.ts'
import { readKithCells } from '#core/result-line.ts'
import { describeRow, type Providers, type RowDetail } from '#core/row-detail.ts'
import { readSidecarRow, readStatus, SIDECAR_ROW_BYTES, type SidecarRow } from '#core/sidecar.ts'
import type { StorageKey } from '#core/storage-key.ts'
import type { TextCodec } from '#core/text.ts'
import { BLANK, buildPart } from './part/build-part.ts'
import { eachPart } from './part/each-part.ts'
import { errorCode } from './part/error-code.ts'
import { layoutOf } from './part/layout.ts'
import { readBytes, readSection, sectionRange, viewOf } from './part/part-sections.ts'
import type { DirectoryIndexes, Job, ObjectReader, RangePart, Ranges } from './ports.ts'

export interface ReadRowsPorts {
  readonly objects: ObjectReader
  readonly indexes: Pick<DirectoryIndexes, 'open'>
  readonly ranges: Pick<Ranges, 'parts' | 'rangeOfRow'>
  readonly codec: TextCodec
}

export interface RowsQuery {
  /** Null: rows of every status. */
  readonly status: RowStatus | null
  /** The first row to look at, from 1. */
  readonly from: number
  readonly limit: number
}

/** The index and the lines of one range, wherever they come from. */
interface OpenPart {
  readonly sidecar: DataView
  readonly lines: (from: number, to: number) => Promise<Uint8Array>
  readonly resultBytes: number
}

/** @returns rows in order, and from which row the next page begins; null when there are no more for now */
export async function readRows(
  ports: ReadRowsPorts,
  job: Job,
  query: RowsQuery,
): Promise<{ readonly rows: readonly RowDetail[]; readonly next: number | null }> {
  const firstN = await ports.ranges.rangeOfRow(job.workspaceId, job.id, query.from)
  if (firstN === null) return { rows: [], next: null }
  const providers = await providersOf(ports, job)
  const rows: RowDetail[] = []
  for await (const range of eachPart(ports.ranges, job.workspaceId, job.id, firstN)) {
    if (!mayHold(range, query.status)) continue
    const part = await openPart(ports, job, range)
    const places = placesOf(part.sidecar, range, query, query.limit - rows.length + 1)
    const isLast = rows.length + places.length > query.limit
    const wanted = isLast ? places.slice(0, query.limit - rows.length) : places
    rows.push(...(await detailsOf(ports.codec, job, range, part, wanted, providers)))
    if (isLast) return { rows, next: range.span.firstRow + (places[wanted.length] ?? 0) }
  }
  return { rows, next: null }
}

function mayHold(range: RangePart, status: RowStatus | null): boolean {
  if (range.part === null) return range.isDead && (status === null || status === 'failed')
  return status === null || range.part.tallies.statuses[status] > 0
}

async function openPart(ports: ReadRowsPorts, job: Job, range: RangePart): Promise<OpenPart> {
  const { part } = range
  if (part === null) {
    const failed = { status: 'failed', issue: 'range.dead' } as const
    const built = await buildPart(ports.objects, job, range.span, ports.codec, failed, new AbortController().signal)
    return {
      sidecar: viewOf(built.index),
      lines: async (from, to) => built.result.subarray(from, to),
      resultBytes: built.result.byteLength,
    }
  }
  const start = sectionRange(part.sections, 'result').from
  return {
    sidecar: viewOf(await readSection(ports.objects, part, 'index')),
    lines: (from, to) => readBytes(ports.objects, part.key, { from: start + from, to: start + to }),
    resultBytes: part.sections.result,
  }
}

/** @returns places in the range, from 0, of at most `most` rows that the query asks for */
function placesOf(sidecar: DataView, range: RangePart, query: RowsQuery, most: number): number[] {
  const places: number[] = []
  const rows = sidecar.byteLength / SIDECAR_ROW_BYTES
  for (let i = Math.max(0, query.from - range.span.firstRow); i < rows && places.length < most; i++) {
    if (query.status === null || readStatus(sidecar, i) === query.status) places.push(i)
  }
  return places
}

async function detailsOf(
  codec: TextCodec,
  job: Job,
  range: RangePart,
  part: OpenPart,
  places: readonly number[],
  providers: Providers | null,
): Promise<RowDetail[]> {
  const first = places[0]
  const last = places.at(-1)
  if (first === undefined || last === undefined) return []
  const rowCount = part.sidecar.byteLength / SIDECAR_ROW_BYTES
  const startOf = (place: number) =>
    place < rowCount ? readSidecarRow(part.sidecar, place).result.offset : part.resultBytes
  const from = startOf(first)
  const lines = await part.lines(from, startOf(last + 1))
  const layout = layoutOf(job, codec)
  return places.map((place) => {
    const line = lines.subarray(startOf(place) - from, startOf(place + 1) - from)
    const row = readSidecarRow(part.sidecar, place)
    return describeLine(line, row, range.span.firstRow + place, job, layout, providers)
  })
}

function describeLine(
  line: Uint8Array,
  row: SidecarRow,
  number: number,
  job: Job,
  layout: ResultLayout,
  providers: Providers | null,
): RowDetail {
  const dialect = resultDialect(layout)
  const bytes = line.subarray(0, line.byteLength - dialect.lineEnd.length)
  const { cells } = readCells({ bytes, plainFrom: -1 }, dialect, layout.codec)
  const { own, fields } = layout.columns
  const sourceCells: string[] = layout.dialect.columns.map(() => '')
  for (const [place, column] of own.entries()) sourceCells[column] = cells[place] ?? ''
  const told = readKithCells(cells.slice(own.length), fields.length)
  // What ended a worker is not to end the server of the pages too.
  const isFeared = told.issues.includes('row.crash')
  const contact = isFeared ? BLANK : cleanContact(sourceCells, job.mapping, job.options)
  const owns = unlabelledFields(contact, fields)
  const outcomes = owns.map((outcome, i) => ({ ...outcome, ...told.fields[i] }))
  const { status, match, score, candidates } = row
  const { source, sourceId, issues } = told
  const outcome = { row: number, status, match, score, source, sourceId, issues, fields: outcomes, candidates }
  return describeRow(outcome, contact, providers)
}

async function providersOf(ports: ReadRowsPorts, job: Job): Promise<Providers | null> {
  if (job.frozen === null || job.frozen.directories.length === 0) return null
  // From before an upgrade: the answers stand in the results, why they were given can't be told any more.
  if (!areCurrent(job.frozen.parameters)) return null
  const indexes: (DirectoryIndex | null)[] = []
  for (const { key } of job.frozen.directories) indexes.push(await openIfThere(ports.indexes, key))
  return { indexes, parameters: job.frozen.parameters }
}

/** A directory may be deleted once no job runs on it, or left behind by an upgrade; its answers stay in the results. */
const GONE: readonly string[] = ['object.missing', 'directory.outdated']

async function openIfThere(indexes: ReadRowsPorts['indexes'], key: StorageKey): Promise<DirectoryIndex | null> {
  try {
    return await indexes.open(key)
  } catch (error) {
    if (GONE.includes(errorCode(error))) return null
    throw error
  }
}

/** Reads rows of a job, running or finished, out of its parts: no row stands in the database. */
import { cleanContact } from '#core/clean-contact.ts'
import type { Contact } from '#core/contact.ts'
import type { DirectoryIndex } from '#core/directory-index.ts'
import { unlabelledFields } from '#core/label.ts'
import type { RowOutcome, RowStatus } from '#core/outcome.ts'
import { areCurrent } from '#core/parameters.ts'
import { readCells } from '#core/record.ts'
import { type ResultLayout, resultDialect } from '#core/result-layout.ts'
import { readKithCells } from '#core/result-line.ts'
import type { LookupProvider } from '#core/row.ts'
import { describeRow, type Providers, type RowDetail } from '#core/row-detail.ts'
import type { SidecarRow } from '#core/sidecar.ts'
import type { StorageKey } from '#core/storage-key.ts'
import type { TextCodec } from '#core/text.ts'
import { BLANK } from './part/build-part.ts'
import { errorCode } from './part/error-code.ts'
import { layoutOf } from './part/layout.ts'
import { findRows, type RowLine } from './part/row-lines.ts'
import { knownAnswers } from './people/known-answers.ts'
import type { PeoplePorts } from './people/people-ports.ts'
import type { DirectoryIndexes } from './ports/directories.ts'
import type { Job } from './ports/jobs.ts'
import type { ObjectReader } from './ports/objects.ts'
import type { RangePart } from './ports/parts.ts'
import type { Ranges } from './ports/ranges.ts'

export interface ReadRowsPorts {
  readonly objects: ObjectReader
  readonly indexes: Pick<DirectoryIndexes, 'open'>
  readonly ranges: Pick<Ranges, 'partsHolding'>
  /** Where it is not given, what vendors said is not told. */
  readonly people?: PeoplePorts
  readonly codec: TextCodec
}

export interface RowsQuery {
  /** Null: rows of every status. */
  readonly status: RowStatus | null
  /** The first row to look at, from 1. */
  readonly from: number
  readonly limit: number
  /** `none` leaves out why: no directory is opened for it. */
  readonly evidence: 'full' | 'none'
}

/**
 * A page looks into so many parts at most: what it costs is bounded however rare a status is. Where each of them has a
 * single row of it, a page holds fewer than it may.
 */
const MOST_PARTS = 24

/**
 * @returns rows in order, and from which row the next page begins; null when there are no more for now. A page may hold
 *   fewer than `limit` although there are more.
 */
export async function readRows(
  ports: ReadRowsPorts,
  job: Job,
  query: RowsQuery,
): Promise<{ readonly rows: readonly RowDetail[]; readonly next: number | null }> {
  const { status, from, limit } = query
  const ranges = await ports.ranges.partsHolding(job.workspaceId, job.id, from, status, MOST_PARTS + 1)
  const looked = asFarAsNeeded(ranges.slice(0, MOST_PARTS), query)
  // One more than asked for: it is where the next page begins.
  const inRange = { status, from, most: limit + 1 }
  const found = await Promise.all(looked.map((range) => findRows(ports.objects, ports.codec, job, range, inRange)))
  const numbers = found.flatMap((rows) => rows.numbers)
  const shown = new Set(numbers.slice(0, limit))
  const lines = await Promise.all(found.map((rows) => rows.lines(rows.numbers.filter((number) => shown.has(number)))))
  const next = numbers[limit] ?? ranges[looked.length]?.span.firstRow ?? null
  return { rows: await describeLines(ports, job, lines.flat(), query), next }
}

/** @returns those that hold one row more than asked for, by their tallies; of the first nobody knows how many are past `from` */
function asFarAsNeeded(ranges: readonly RangePart[], { status, from, limit }: RowsQuery): readonly RangePart[] {
  let rows = 0
  for (const [i, { span, part }] of ranges.entries()) {
    if (status === null || part === null) rows += span.firstRow + span.rows - Math.max(from, span.firstRow)
    else if (from <= span.firstRow) rows += part.tallies.statuses[status]
    if (rows > limit) return ranges.slice(0, i + 1)
  }
  return ranges
}

async function describeLines(
  ports: ReadRowsPorts,
  job: Job,
  lines: readonly RowLine[],
  { evidence }: RowsQuery,
): Promise<readonly RowDetail[]> {
  const layout = layoutOf(job, ports.codec)
  const rows = lines.map(({ line, row, number }) => readLine(line, row, number, job, layout))
  const isTold = evidence === 'full' && rows.some(({ outcome }) => outcome.candidates.length > 0)
  const providers = isTold ? await providersOf(ports, job, rows) : null
  return rows.map(({ outcome, contact }) => describeRow(outcome, contact, providers, job.options))
}

interface ReadLine {
  readonly outcome: RowOutcome
  readonly contact: Contact
}

function readLine(line: Uint8Array, row: SidecarRow, number: number, job: Job, layout: ResultLayout): ReadLine {
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
  return { outcome, contact }
}

async function providersOf(ports: ReadRowsPorts, job: Job, rows: readonly ReadLine[]): Promise<Providers | null> {
  if (job.frozen === null || job.frozen.providers.length === 0) return null
  // From before an upgrade: the answers stand in the results, why they were given can't be told any more.
  if (!areCurrent(job.frozen.parameters)) return null
  const providers: (LookupProvider | null)[] = []
  for (const [place, provider] of job.frozen.providers.entries()) {
    if (provider.kind === 'directory') {
      const index = await openIfThere(ports.indexes, provider.key)
      providers.push(index && { kind: 'directory', index })
      continue
    }
    const isFrom = ({ outcome }: ReadLine) => outcome.candidates.some((candidate) => candidate.provider === place)
    const contacts = rows.filter(isFrom).map(({ contact }) => contact)
    const { people } = ports
    providers.push(people ? await knownAnswers(people, job.workspaceId, provider.connectionId, contacts) : null)
  }
  return { providers, parameters: job.frozen.parameters }
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

/** Merge: joins the parts in row order inside the store into the job's files. */
import { addTallies, noTallies, type Tallies } from '#core/counts.ts'
import { reportText } from '#core/report.ts'
import { type ResultName, resultHeader } from '#core/result-header.ts'
import { deadPartKey, resultKey, type StorageKey } from '#core/storage-key.ts'
import type { TextCodec } from '#core/text.ts'
import { buildPart } from './part/build-part.ts'
import { eachPart } from './part/each-part.ts'
import { joinInto } from './part/join.ts'
import { layoutOf } from './part/layout.ts'
import { sectionRange } from './part/part-sections.ts'
import { writePart } from './part/write-part.ts'
import type { Job, ResultFile } from './ports/jobs.ts'
import type { Task } from './ports/messages.ts'
import type { ByteRange, ObjectReader, ObjectWriter } from './ports/objects.ts'
import type { Part } from './ports/parts.ts'
import type { Ranges } from './ports/ranges.ts'

export interface MergePorts {
  readonly objects: ObjectReader & ObjectWriter
  readonly ranges: Pick<Ranges, 'parts' | 'finishMerge'>
  readonly codec: TextCodec
  /** Which of the job's tables are written; absent: all. Somebody at a shell has no use for the one for spreadsheets. */
  readonly files?: readonly ResultName[]
}

type TableName = Exclude<keyof Part['sections'], 'index' | 'statuses'>

/** The result comes first: the table for spreadsheets is mostly copied out of it. */
const TABLES: readonly { readonly name: ResultName; readonly section: TableName }[] = [
  { name: 'result.csv', section: 'result' },
  { name: 'result.spreadsheet.csv', section: 'spreadsheet' },
  { name: 'rejected.csv', section: 'rejected' },
]

export async function merge(ports: MergePorts, task: Task, job: Job, signal: AbortSignal): Promise<'done' | 'stale'> {
  const work: Work = { ports, task, job, dead: await writeDeadParts(ports, task, job, signal), signal }
  const bytes = await countBytes(work)
  const files: ResultFile[] = []
  let result: JoinedRows | null = null
  for (const { name, section } of TABLES) {
    if (ports.files?.includes(name) === false) continue
    const key = keyOf(work, name)
    const header = ports.codec.encode(resultHeader(name, layoutOf(job, ports.codec)))
    await joinTable(work, key, header, piecesOf(work, section, result), header.byteLength + bytes[section])
    if (section === 'result') result = { key, from: header.byteLength }
    files.push({ name, key, bytes: header.byteLength + bytes[section] })
  }
  files.push(await writeReport(work))
  return (await ports.ranges.finishMerge(task, files)) ? 'done' : 'stale'
}

interface Work {
  readonly ports: MergePorts
  readonly task: Task
  readonly job: Job
  /** Parts of dead ranges, by range. */
  readonly dead: ReadonlyMap<number, Part>
  readonly signal: AbortSignal
}

/** Every attempt writes objects of its own: one that was taken for dead, and is not, changes nothing. */
const keyOf = ({ task, job }: Work, name: string) =>
  resultKey(job.workspaceId, job.id, job.resultGeneration + 1, `${task.generation}-${task.attempt}`, name)

/** The rows of a dead range have no part: it is written here, with them as `failed` with `range.dead`. */
async function writeDeadParts(
  ports: MergePorts,
  task: Task,
  job: Job,
  signal: AbortSignal,
): Promise<ReadonlyMap<number, Part>> {
  const dead = new Map<number, Part>()
  if (job.deadRanges === 0) return dead
  for await (const { n, span, isDead } of eachPart(ports.ranges, job.workspaceId, job.id)) {
    if (!isDead) continue
    const failed = { status: 'failed', issue: 'range.dead' } as const
    const built = await buildPart(ports.objects, job, span, ports.codec, failed, signal)
    const key = deadPartKey(job.workspaceId, job.id, n, task.generation, task.attempt)
    dead.set(n, await writePart(ports.objects, key, built))
  }
  return dead
}

async function* writtenParts({ ports, job, dead, signal }: Work): AsyncGenerator<Part> {
  for await (const { n, part } of eachPart(ports.ranges, job.workspaceId, job.id)) {
    signal.throwIfAborted()
    const written = dead.get(n) ?? part
    if (written === null) throw new Error(`merge.part_missing ${n}`)
    yield written
  }
}

/** A part without a section for spreadsheets has the same rows as its result. */
function actualSection({ sections }: Part, section: TableName): TableName {
  return section === 'spreadsheet' && sections.spreadsheet === 0 ? 'result' : section
}

/** @returns how many bytes of rows each table has */
async function countBytes(work: Work): Promise<Readonly<Record<TableName, number>>> {
  const bytes = { result: 0, spreadsheet: 0, rejected: 0 }
  for await (const part of writtenParts(work)) {
    for (const { section } of TABLES) bytes[section] += part.sections[actualSection(part, section)]
  }
  return bytes
}

interface Piece {
  readonly key: StorageKey
  readonly range: ByteRange
}

/** The rows of the result once they are joined: in one object, from a place on. */
interface JoinedRows {
  readonly key: StorageKey
  readonly from: number
}

/** Where the rows of a table stand, in order. Those that are the result's are taken out of it where it is joined. */
async function* piecesOf(work: Work, section: TableName, result: JoinedRows | null): AsyncGenerator<Piece> {
  let at = result?.from ?? 0
  for await (const part of writtenParts(work)) {
    const actual = actualSection(part, section)
    const end = at + part.sections.result
    if (result !== null && actual === 'result') yield { key: result.key, range: { from: at, to: end } }
    else yield { key: part.key, range: sectionRange(part.sections, actual) }
    at = end
  }
}

/** Neighbours that stand behind each other in one object are added as one. */
async function joinTable(
  { ports }: Work,
  key: StorageKey,
  header: Uint8Array,
  pieces: AsyncIterable<Piece>,
  bytes: number,
): Promise<void> {
  await joinInto(ports.objects, key, 'text/csv; charset=utf-8', bytes, async (joiner) => {
    await joiner.addBytes(header)
    let run = null as Piece | null
    for await (const { key: from, range } of pieces) {
      if (run?.key === from && run.range.to === range.from) {
        run = { key: from, range: { from: run.range.from, to: range.to } }
        continue
      }
      if (run !== null) await joiner.addRange(run.key, run.range)
      run = { key: from, range }
    }
    if (run !== null) await joiner.addRange(run.key, run.range)
  })
}

async function writeReport(work: Work): Promise<ResultFile> {
  const { ports, job, dead } = work
  let tallies: Tallies = addTallies(noTallies(), job.tallies)
  for (const part of dead.values()) tallies = addTallies(tallies, part.tallies)
  const text = reportText({
    tallies,
    linesBeforeData: job.source.dialect.linesBeforeData,
    options: job.options,
    parameters: job.frozen?.parameters ?? null,
    directories: job.frozen?.providers.filter((provider) => provider.kind === 'directory') ?? [],
  })
  const key = keyOf(work, 'report.json')
  const bytes = ports.codec.encode(text)
  await ports.objects.write(key, [bytes], 'application/json')
  return { name: 'report.json', key, bytes: bytes.byteLength }
}

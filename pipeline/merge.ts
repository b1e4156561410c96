/** Merge: joins the parts in row order inside the store into the job's files. */
import { addTallies, noTallies, type Tallies } from '#core/counts.ts'
import { reportText } from '#core/report.ts'
import { type ResultName, resultHeader } from '#core/result-header.ts'
import { deadPartKey, resultKey } from '#core/storage-key.ts'
import type { TextCodec } from '#core/text.ts'
import { buildPart } from './part/build-part.ts'
import { eachPart } from './part/each-part.ts'
import { type Joiner, joinInto } from './part/join.ts'
import { layoutOf } from './part/layout.ts'
import { type SectionName, sectionRange } from './part/part-sections.ts'
import { writePart } from './part/write-part.ts'
import type { Job, ObjectReader, ObjectWriter, Part, Ranges, ResultFile, Task } from './ports.ts'

export interface MergePorts {
  readonly objects: ObjectReader & ObjectWriter
  readonly ranges: Pick<Ranges, 'parts' | 'finishMerge'>
  readonly codec: TextCodec
  /** Which of the job's tables are written; absent: all. Somebody at a shell has no use for the one for spreadsheets. */
  readonly files?: readonly ResultName[]
}

const FILES: readonly { readonly name: ResultName; readonly section: SectionName }[] = [
  { name: 'result.csv', section: 'result' },
  { name: 'result.spreadsheet.csv', section: 'spreadsheet' },
  { name: 'rejected.csv', section: 'rejected' },
]

export async function merge(ports: MergePorts, task: Task, job: Job, signal: AbortSignal): Promise<'done' | 'stale'> {
  const dead = await writeDeadParts(ports, task, job, signal)
  const files: ResultFile[] = []
  for (const { name, section } of FILES) {
    if (ports.files?.includes(name) !== false) files.push(await joinFile(ports, job, name, section, dead, signal))
  }
  files.push(await writeReport(ports, job, dead))
  return (await ports.ranges.finishMerge(task, files)) ? 'done' : 'stale'
}

type DeadParts = ReadonlyMap<number, Part>

/**
 * The rows of a dead range have no part: it is written here, with them as `failed` with `range.dead`. Every range of a
 * long list may be dead, so none is kept in memory.
 */
async function writeDeadParts(ports: MergePorts, task: Task, job: Job, signal: AbortSignal): Promise<DeadParts> {
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

async function joinFile(
  ports: MergePorts,
  job: Job,
  name: ResultName,
  section: SectionName,
  dead: DeadParts,
  signal: AbortSignal,
): Promise<ResultFile> {
  const key = resultKey(job.workspaceId, job.id, job.resultGeneration + 1, name)
  // Results are at most a few times their source: enough to choose a chunk size by.
  const bytes = await joinInto(ports.objects, key, 'text/csv; charset=utf-8', job.source.bytes * 4, async (joiner) => {
    await joiner.addBytes(ports.codec.encode(resultHeader(name, layoutOf(job, ports.codec))))
    for await (const { n, part } of eachPart(ports.ranges, job.workspaceId, job.id)) {
      signal.throwIfAborted()
      const written = dead.get(n) ?? part
      if (written === null) throw new Error(`merge.part_missing ${n}`)
      await addSection(joiner, written, section)
    }
  })
  return { name, key, bytes }
}

/** A part without a section for spreadsheets has the same rows as its result. */
async function addSection(joiner: Joiner, { key, sections }: Part, section: SectionName): Promise<void> {
  const actual = section === 'spreadsheet' && sections.spreadsheet === 0 ? 'result' : section
  const range = sectionRange(sections, actual)
  if (range.to > range.from) await joiner.addRange(key, range)
}

async function writeReport(ports: MergePorts, job: Job, dead: DeadParts): Promise<ResultFile> {
  let tallies: Tallies = addTallies(noTallies(), job.tallies)
  for (const part of dead.values()) tallies = addTallies(tallies, part.tallies)
  const text = reportText({
    tallies,
    linesBeforeData: job.source.dialect.linesBeforeData,
    options: job.options,
    parameters: job.frozen?.parameters ?? null,
    directories: job.frozen?.directories ?? [],
  })
  const key = resultKey(job.workspaceId, job.id, job.resultGeneration + 1, 'report.json')
  const bytes = ports.codec.encode(text)
  await ports.objects.write(key, [bytes], 'application/json')
  return { name: 'report.json', key, bytes: bytes.byteLength }
}

/** Merge: joins the parts in row order inside the store into the job's files. */
import { addTallies, noTallies, type Tallies } from '#core/counts.ts'
import type { BuiltPart } from '#core/part-builder.ts'
import { reportText } from '#core/report.ts'
import { type ResultName, resultHeader } from '#core/result-header.ts'
import { resultKey } from '#core/storage-key.ts'
import type { TextCodec } from '#core/text.ts'
import { buildPart } from './part/build-part.ts'
import { eachPart } from './part/each-part.ts'
import { createJoiner } from './part/join.ts'
import { layoutOf } from './part/layout.ts'
import { type SectionName, sectionRange } from './part/part-sections.ts'
import type { Job, ObjectReader, ObjectWriter, RangePart, Ranges, ResultFile, Task } from './ports.ts'

export interface MergePorts {
  readonly objects: ObjectReader & ObjectWriter
  readonly ranges: Pick<Ranges, 'parts' | 'finishMerge'>
  readonly codec: TextCodec
}

const FILES: readonly { readonly name: ResultName; readonly section: SectionName }[] = [
  { name: 'result.csv', section: 'result' },
  { name: 'result.spreadsheet.csv', section: 'spreadsheet' },
  { name: 'rejected.csv', section: 'rejected' },
]

export async function merge(ports: MergePorts, task: Task, job: Job, signal: AbortSignal): Promise<'done' | 'stale'> {
  const dead = await buildDeadParts(ports, job, signal)
  const files: ResultFile[] = []
  for (const { name, section } of FILES) files.push(await joinFile(ports, job, name, section, dead, signal))
  files.push(await writeReport(ports, job, dead))
  return (await ports.ranges.finishMerge(task, files)) ? 'done' : 'stale'
}

type DeadParts = ReadonlyMap<number, BuiltPart>

/** The rows of a dead range have no part: they are written here, as `failed` with `range.dead`. */
async function buildDeadParts(ports: MergePorts, job: Job, signal: AbortSignal): Promise<DeadParts> {
  const dead = new Map<number, BuiltPart>()
  if (job.deadRanges === 0) return dead
  for await (const range of eachPart(ports.ranges, job.workspaceId, job.id)) {
    if (!range.isDead) continue
    const failed = { status: 'failed', issue: 'range.dead' } as const
    dead.set(range.n, await buildPart(ports.objects, job, range.span, ports.codec, failed, signal))
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
  const joiner = createJoiner(ports.objects, key, 'text/csv; charset=utf-8', job.source.bytes * 4)
  await joiner.addBytes(ports.codec.encode(resultHeader(name, layoutOf(job, ports.codec))))
  for await (const range of eachPart(ports.ranges, job.workspaceId, job.id)) {
    signal.throwIfAborted()
    const built = dead.get(range.n)
    if (built !== undefined) await joiner.addBytes(builtSection(built, section))
    else await addSection(joiner, range, section)
  }
  return { name, key, bytes: await joiner.finish() }
}

/** A part without a section for spreadsheets has the same rows as its result. */
function builtSection(built: BuiltPart, section: SectionName): Uint8Array {
  return section === 'spreadsheet' && built.spreadsheet.byteLength === 0 ? built.result : built[section]
}

async function addSection(
  joiner: ReturnType<typeof createJoiner>,
  { part, n }: RangePart,
  section: SectionName,
): Promise<void> {
  if (part === null) throw new Error(`merge.part_missing ${n}`)
  const actual = section === 'spreadsheet' && part.sections.spreadsheet === 0 ? 'result' : section
  const range = sectionRange(part.sections, actual)
  if (range.to > range.from) await joiner.addRange(part.key, range)
}

async function writeReport(ports: MergePorts, job: Job, dead: DeadParts): Promise<ResultFile> {
  let tallies: Tallies = addTallies(noTallies(), job.tallies)
  for (const built of dead.values()) tallies = addTallies(tallies, built.tallies)
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

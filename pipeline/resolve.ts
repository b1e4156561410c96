/** Resolve: finds rows that repeat an earlier one; rewrites only the parts that hold one, under a new key. */
import { createByteSink } from '#core/byte-sink.ts'
import { markDuplicates } from '#core/mark-duplicates.ts'
import { resultDialect } from '#core/result-layout.ts'
import { doublesKey, resolvedPartKey } from '#core/storage-key.ts'
import type { TextCodec } from '#core/text.ts'
import { eachPart } from './part/each-part.ts'
import { type Doubles, type DoublesMemory, findDoubles, MEMORY } from './part/find-doubles.ts'
import { layoutOf } from './part/layout.ts'
import { createSectionReader } from './part/part-sections.ts'
import { writePart } from './part/write-part.ts'
import type { Job } from './ports/jobs.ts'
import type { Task } from './ports/messages.ts'
import type { ObjectReader, ObjectWriter } from './ports/objects.ts'
import type { Part, RangePart } from './ports/parts.ts'
import type { Ranges } from './ports/ranges.ts'

export interface ResolvePorts {
  readonly objects: ObjectReader & ObjectWriter
  readonly ranges: Pick<Ranges, 'parts' | 'replacePart' | 'finishResolve'>
  readonly codec: TextCodec
}

/** @param memory less of it, to try a long list's ways with a short one */
export async function resolve(
  ports: ResolvePorts,
  task: Task,
  job: Job,
  signal: AbortSignal,
  memory: DoublesMemory = MEMORY,
): Promise<'done' | 'stale'> {
  const keyOf = (name: string) => doublesKey(job.workspaceId, job.id, task.generation, task.attempt, name)
  let largest = 0
  async function* parts(): AsyncGenerator<RangePart> {
    for await (const range of eachPart(ports.ranges, job.workspaceId, job.id)) {
      signal.throwIfAborted()
      const { result = 0, spreadsheet = 0 } = range.part?.sections ?? {}
      largest = Math.max(largest, result, spreadsheet)
      yield range
    }
  }
  const doubles = await findDoubles(ports.objects, parts(), job, keyOf, memory)
  if (doubles.found > 0 && (await markAll(ports, task, job, doubles, largest, signal)) === 'stale') return 'stale'
  if (doubles.isStored) await ports.objects.deletePrefix(keyOf(''))
  return (await ports.ranges.finishResolve(task)) ? 'done' : 'stale'
}

async function markAll(
  ports: ResolvePorts,
  task: Task,
  job: Job,
  doubles: Doubles,
  largest: number,
  signal: AbortSignal,
): Promise<'done' | 'stale'> {
  const rewrite = createRewriter(ports, task, job, largest)
  for await (const range of eachPart(ports.ranges, job.workspaceId, job.id)) {
    signal.throwIfAborted()
    const found = await doubles.of(range)
    if (range.part === null || found.size === 0) continue
    const part = await rewrite(range.n, range.part, found)
    if ((await ports.ranges.replacePart(task, range.n, range.part.key, part)) === 'stale') return 'stale'
  }
  return 'done'
}

/** A line that is marked grows by some bytes; where many do, its memory doubles. */
const GROWTH = 17 / 16

/**
 * @param largest bytes of the largest section of lines
 * @returns what marks the duplicates of one part after the other; parts are large, so all share the same memory
 */
function createRewriter({ objects, codec }: ResolvePorts, task: Task, job: Job, largest: number) {
  const dialect = resultDialect(layoutOf(job, codec))
  const read = createSectionReader(objects)
  const bytes = Math.ceil(largest * GROWTH)
  const sinks = { result: createByteSink(codec, bytes), spreadsheet: createByteSink(codec, bytes) }
  return async (n: number, part: Part, duplicates: ReadonlyMap<number, number | null>): Promise<Part> => {
    sinks.result.clear()
    sinks.spreadsheet.clear()
    const before = {
      result: await read(part, 'result'),
      spreadsheet: await read(part, 'spreadsheet'),
      index: await read(part, 'index'),
      tallies: part.tallies,
    }
    const marked = markDuplicates(before, duplicates, dialect, codec, sinks)
    const key = resolvedPartKey(job.workspaceId, job.id, n, task.generation, task.attempt)
    return writePart(objects, key, { ...marked, rejected: await read(part, 'rejected') })
  }
}

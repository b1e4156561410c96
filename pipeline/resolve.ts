/** Resolve: finds rows that repeat an earlier one; rewrites only the parts that hold one, under a new key. */
import { createByteSink } from '#core/byte-sink.ts'
import { createDuplicateFinder, passesFor } from '#core/find-duplicates.ts'
import { markDuplicates } from '#core/mark-duplicates.ts'
import type { RowStatus } from '#core/outcome.ts'
import { resultDialect } from '#core/result-layout.ts'
import { identityAt, readDuplicateOf, readStatus, SIDECAR_ROW_BYTES } from '#core/sidecar.ts'
import { resolvedPartKey } from '#core/storage-key.ts'
import type { TextCodec } from '#core/text.ts'
import { eachPart } from './part/each-part.ts'
import { layoutOf } from './part/layout.ts'
import { createSectionReader, viewOf } from './part/part-sections.ts'
import { writePart } from './part/write-part.ts'
import type { Job, ObjectReader, ObjectWriter, Part, RangePart, Ranges, Task } from './ports.ts'

export interface ResolvePorts {
  readonly objects: ObjectReader & ObjectWriter
  readonly ranges: Pick<Ranges, 'parts' | 'replacePart' | 'finishResolve'>
  readonly codec: TextCodec
}

/** Duplicates of one range: place of the row in its part, number of the row it repeats, in turn; 8 bytes each. */
interface Found {
  readonly pairs: Uint32Array
  readonly length: number
}

export async function resolve(
  ports: ResolvePorts,
  task: Task,
  job: Job,
  signal: AbortSignal,
): Promise<'done' | 'stale'> {
  const found = await findDuplicates(ports, job, signal)
  const rewrite = createRewriter(ports, task, job)
  for await (const range of eachPart(ports.ranges, job.workspaceId, job.id)) {
    const duplicates = found.get(range.n)
    if (range.part === null || duplicates === undefined) continue
    signal.throwIfAborted()
    const part = await rewrite(range.n, range.part, byPlace(duplicates))
    if ((await ports.ranges.replacePart(task, range.n, range.part.key, part)) === 'stale') return 'stale'
  }
  return (await ports.ranges.finishResolve(task)) ? 'done' : 'stale'
}

/** @returns those not marked so already, by range */
async function findDuplicates(ports: ResolvePorts, job: Job, signal: AbortSignal): Promise<ReadonlyMap<number, Found>> {
  const found = new Map<number, Found>()
  const read = createSectionReader(ports.objects)
  const passes = passesFor(job.rowsSplit)
  for (let pass = 0; pass < passes; pass++) {
    const finder = createDuplicateFinder(pass, passes, job.rowsSplit)
    for await (const range of eachPart(ports.ranges, job.workspaceId, job.id)) {
      if (range.part === null) continue
      signal.throwIfAborted()
      const sidecar = viewOf(await read(range.part, 'index'))
      collect(sidecar, range, job, finder, found)
    }
  }
  return found
}

function collect(
  sidecar: DataView,
  range: RangePart,
  job: Job,
  finder: ReturnType<typeof createDuplicateFinder>,
  found: Map<number, Found>,
): void {
  for (let i = 0; i < sidecar.byteLength / SIDECAR_ROW_BYTES; i++) {
    if (!hasOutcome(readStatus(sidecar, i), job)) continue
    const first = finder.firstOf(range.span.firstRow + i, sidecar, identityAt(i))
    if (first === null || readDuplicateOf(sidecar, i) === first) continue
    found.set(range.n, withPair(found.get(range.n) ?? { pairs: new Uint32Array(16), length: 0 }, i, first))
  }
}

function withPair({ pairs, length }: Found, place: number, first: number): Found {
  let room = pairs
  if (length === pairs.length) {
    room = new Uint32Array(2 * length)
    room.set(pairs)
  }
  room[length] = place
  room[length + 1] = first
  return { pairs: room, length: length + 2 }
}

/** @returns place of a row in its part → number of the row it repeats */
function byPlace({ pairs, length }: Found): ReadonlyMap<number, number> {
  const duplicates = new Map<number, number>()
  for (let i = 0; i < length; i += 2) duplicates.set(pairs[i] as number, pairs[i + 1] as number)
  return duplicates
}

/**
 * A duplicate shares the outcome of its first row. An unusable row says nothing about anybody, a failed one may still be
 * looked up, and one that a cancelled job did not come to has none, whatever became of its likes.
 */
function hasOutcome(status: RowStatus, { isCancelled, providers }: Job): boolean {
  if (status === 'not_tried') return !(isCancelled && providers.length > 0)
  return status !== 'invalid' && status !== 'failed'
}

/** @returns what marks the duplicates of one part after the other; parts are large, so all share the same memory */
function createRewriter({ objects, codec }: ResolvePorts, task: Task, job: Job) {
  const dialect = resultDialect(layoutOf(job, codec))
  const read = createSectionReader(objects)
  const sinks = { result: createByteSink(codec), spreadsheet: createByteSink(codec) }
  return async (n: number, part: Part, duplicates: ReadonlyMap<number, number>): Promise<Part> => {
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

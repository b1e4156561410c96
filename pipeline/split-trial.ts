/** Split for a trial: the same reading of the whole list, of which only some short stretches become ranges. */
import { type RangeSize, scanCuts } from '#core/scan-cuts.ts'
import { readSource } from './part/read-source.ts'
import type { Job } from './ports/jobs.ts'
import type { Span, Task } from './ports/messages.ts'
import type { ObjectReader } from './ports/objects.ts'
import type { Ranges } from './ports/ranges.ts'

/** Rows that stand together: few, because neighbours are alike, and more than one, because each stretch is a call. */
const ROWS_PER_STRETCH = 5
/** So many stretches are kept for one that is wanted, so that those that are chosen are far apart. */
const KEPT_FOR_ONE = 16
const MAX_BYTES = 16 * 1024 * 1024

export interface SplitTrialPorts {
  readonly objects: ObjectReader
  readonly ranges: Pick<Ranges, 'lastSpan' | 'append' | 'finishSplit'>
}

/**
 * @returns `stale` when another attempt has taken over; nothing more was written then
 * @throws SourceError when the source is no longer the file the job was made for
 */
export async function splitTrial(
  ports: SplitTrialPorts,
  task: Task,
  job: Job,
  signal: AbortSignal,
): Promise<'done' | 'stale'> {
  // All ranges are recorded at once: an attempt that comes after that has only to say so.
  const { nextN } = await ports.ranges.lastSpan(task)
  if (nextN > 0) return (await ports.ranges.finishSplit(task, nextN)) ? 'done' : 'stale'
  const spans = await stretchesOf(ports.objects, job, Math.ceil((job.trialRows ?? 0) / ROWS_PER_STRETCH), signal)
  if (spans.length > 0 && !(await ports.ranges.append(task, 0, spans))) return 'stale'
  return (await ports.ranges.finishSplit(task, spans.length)) ? 'done' : 'stale'
}

/**
 * Nobody knows how long the list is before it was read: a stretch is kept of each stride, and whenever too many are kept,
 * every other one goes and the stride doubles.
 */
async function stretchesOf(
  objects: ObjectReader,
  { source }: Job,
  wanted: number,
  signal: AbortSignal,
): Promise<readonly Span[]> {
  let kept: Span[] = []
  let stride = 1
  /** The how-manieth stretch of the list comes next. */
  let place = 0
  let from = { offset: source.dialect.dataStart, row: 1 }
  const size: RangeSize = { rows: ROWS_PER_STRETCH, bytes: MAX_BYTES }

  const scan = scanCuts(source.dialect, from, size, (offset, row) => {
    if (place % stride === 0) {
      kept.push({ fromByte: from.offset, toByte: offset, firstRow: from.row, rows: row - from.row })
    }
    if (kept.length >= KEPT_FOR_ONE * wanted) {
      kept = kept.filter((_, i) => i % 2 === 0)
      stride *= 2
    }
    place++
    from = { offset, row }
    return size
  })
  if (from.offset < source.bytes) {
    for await (const chunk of readSource(objects, source, { from: from.offset, to: source.bytes }, signal)) {
      scan.push(chunk)
      signal.throwIfAborted()
    }
  }
  scan.end()
  return spread(
    kept.filter(({ rows }) => rows > 0),
    wanted,
  )
}

/** @returns so many of them, evenly spread: of each share of the list the one in its middle */
function spread(spans: readonly Span[], wanted: number): readonly Span[] {
  if (spans.length <= wanted) return spans
  return Array.from({ length: wanted }, (_, i) => spans[Math.floor(((i + 0.5) * spans.length) / wanted)] as Span)
}

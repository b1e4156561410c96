/** Split: streams the source once and records ranges while still reading; one that died goes on where it stopped. */
import { type RangeSize, scanCuts } from '#core/scan-cuts.ts'
import { readSource } from './part/read-source.ts'
import type { PeoplePorts } from './people/people-ports.ts'
import { rowsPerRange } from './people/rows-per-range.ts'
import type { Job } from './ports/jobs.ts'
import type { Span, Task } from './ports/messages.ts'
import type { ObjectReader } from './ports/objects.ts'
import type { Ranges } from './ports/ranges.ts'

/**
 * Range sizes start small, so that results show at once, and double. (design, "Range size is by time")
 * Several ranges of one size come before the next: the work is shared evenly by workers, and the bar moves often.
 */
const FIRST_ROWS = 250
const RANGES_PER_SIZE = 4
const MAX_ROWS = 50_000
const MAX_BYTES = 16 * 1024 * 1024
/**
 * Ranges are recorded when as much was read as was recorded before, and after so many bytes at the latest: the first one
 * at once, nobody waits long for the next ones, and the calls are few.
 */
const MOST_UNRECORDED_BYTES = 64 * 1024 * 1024

export interface SplitPorts {
  readonly objects: ObjectReader
  /** Where it is not given, jobs ask directories only. */
  readonly people?: Pick<PeoplePorts, 'connections' | 'providers'>
  readonly ranges: Pick<Ranges, 'lastSpan' | 'append' | 'finishSplit'>
}

/** @returns the size of range `n`. */
function sizeOf(n: number, mostRows: number): RangeSize {
  return { rows: Math.min(mostRows, FIRST_ROWS * 2 ** Math.min(Math.floor(n / RANGES_PER_SIZE), 16)), bytes: MAX_BYTES }
}

/**
 * @returns `stale` when another attempt has taken over; nothing more was written then
 * @throws SourceError when the source is no longer the file the job was made for
 */
export async function split(ports: SplitPorts, task: Task, job: Job, signal: AbortSignal): Promise<'done' | 'stale'> {
  const { source } = job
  const mostRows = Math.min(MAX_ROWS, await rowsPerRange(ports.people, job))
  const { nextN, last } = await ports.ranges.lastSpan(task)
  const start = last
    ? { offset: last.toByte, row: last.firstRow + last.rows }
    : { offset: source.dialect.dataStart, row: 1 }
  let n = nextN
  let from = start
  let found: Span[] = []

  const scan = scanCuts(source.dialect, start, sizeOf(n, mostRows), (offset, row) => {
    found.push({ fromByte: from.offset, toByte: offset, firstRow: from.row, rows: row - from.row })
    from = { offset, row }
    return sizeOf(++n, mostRows)
  })

  let recordedTo = start.offset
  async function record(): Promise<boolean> {
    const spans = found
    found = []
    recordedTo = from.offset
    return spans.length === 0 || ports.ranges.append(task, n - spans.length, spans)
  }
  const isDue = () => from.offset - recordedTo >= Math.min(recordedTo - source.dialect.dataStart, MOST_UNRECORDED_BYTES)

  if (start.offset < source.bytes) {
    for await (const chunk of readSource(ports.objects, source, { from: start.offset, to: source.bytes }, signal)) {
      scan.push(chunk)
      if (isDue() && !(await record())) return 'stale'
      signal.throwIfAborted()
    }
  }
  scan.end()
  if (!(await record())) return 'stale'
  return (await ports.ranges.finishSplit(task, n)) ? 'done' : 'stale'
}

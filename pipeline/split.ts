/** Split: streams the source once and records ranges while still reading; one that died goes on where it stopped. */
import { scanEnds } from '#core/scan-ends.ts'
import { readSource } from './part/read-source.ts'
import type { Job, ObjectReader, Ranges, Span, Task } from './ports.ts'

/**
 * Range sizes start small, so that results show at once, and double. (design, "Range size is by time")
 * Several ranges of one size come before the next: the work is shared evenly by workers, and the bar moves often.
 */
const FIRST_ROWS = 250
const RANGES_PER_SIZE = 4
const MAX_ROWS = 50_000
const MAX_BYTES = 16 * 1024 * 1024
/** Ranges are written to the store in batches of at most this many. */
const BATCH = 50

export interface SplitPorts {
  readonly objects: ObjectReader
  readonly ranges: Pick<Ranges, 'lastSpan' | 'append' | 'finishSplit'>
}

/** @returns how many rows range `n` holds at the most. */
function rowsOfRange(n: number): number {
  return Math.min(MAX_ROWS, FIRST_ROWS * 2 ** Math.min(Math.floor(n / RANGES_PER_SIZE), 16))
}

/**
 * @returns `stale` when another attempt has taken over; nothing more was written then
 * @throws SourceError when the source is no longer the file the job was made for
 */
export async function split(ports: SplitPorts, task: Task, job: Job, signal: AbortSignal): Promise<'done' | 'stale'> {
  const { source } = job
  const { nextN, last } = await ports.ranges.lastSpan(task)
  const from = last?.toByte ?? source.dialect.dataStart
  let n = nextN
  let fromByte = from
  let firstRow = last ? last.firstRow + last.rows : 1
  let found: Span[] = []

  function cut(toByte: number, nextRow: number): void {
    found.push({ fromByte, toByte, firstRow, rows: nextRow - firstRow })
    fromByte = toByte
    firstRow = nextRow
    n++
  }

  async function record(): Promise<boolean> {
    const spans = found
    found = []
    return spans.length === 0 || ports.ranges.append(task, n - spans.length, spans)
  }

  let end = from
  let nextRow = firstRow
  const engine = scanEnds(source.dialect, { offset: from, row: firstRow }, (offset, row) => {
    end = offset
    nextRow = row
    if (row - firstRow >= rowsOfRange(n) || offset - fromByte >= MAX_BYTES) cut(offset, row)
  })
  if (from < source.bytes) {
    for await (const chunk of readSource(ports.objects, source, { from, to: source.bytes }, signal)) {
      engine.push(chunk)
      // The first range is given away as soon as it is known.
      if ((n === found.length || found.length >= BATCH) && !(await record())) return 'stale'
      signal.throwIfAborted()
    }
  }
  engine.end('file')
  // Lines that are no rows at the very end belong to a range too, so that they are counted.
  if (end > fromByte) cut(end, nextRow)
  if (!(await record())) return 'stale'
  return (await ports.ranges.finishSplit(task, n)) ? 'done' : 'stale'
}

/** The process that may die of a row: does one task, and says which row it is at. */
import { once } from 'node:events'
import { writeFileSync, writeSync } from 'node:fs'
import { errorCode } from '#pipeline/part/error-code.ts'
import type { RowWatch } from '#pipeline/part/row-watch.ts'
import { type PerformPorts, workOn } from '#pipeline/perform.ts'
import { WaitError } from '#pipeline/ports/wait-error.ts'
import { type CarefulEnd, type CarefulOrder, NO_ROW, ROW_BYTES, ROWS_FD } from './careful.ts'
import { startWatchdog } from './watchdog.ts'

/** @param rowMs what takes a row that long hangs: they take a millisecond */
export async function runCareful(ports: PerformPorts, rowMs: number): Promise<void> {
  const told = once(process, 'message')
  const dog = startWatchdog({ stillMs: rowMs, diesWithParent: true })
  dieFirst()
  const [order] = (await told) as [CarefulOrder]
  const feared = new Map(order.feared)
  const bytes = Buffer.alloc(ROW_BYTES)

  /** Written at once, and there even when this process is gone the next moment. */
  function sayRow(row: number): void {
    bytes.writeDoubleLE(row)
    writeSync(ROWS_FD, bytes)
    dog.alive()
  }

  const watch: RowWatch = {
    begin(row) {
      sayRow(row)
      return feared.get(row) ?? 'all'
    },
    rest: () => sayRow(NO_ROW),
  }
  const end = await workOn({ ...ports, watch }, order.task, new AbortController().signal).then(done, endOf)
  await new Promise<void>((sent) => process.send?.(end, () => sent()))
  // Nobody listens any more where the worker was killed meanwhile.
  if (process.connected) process.disconnect()
}

const done = (): CarefulEnd => ({ end: 'done' })

function endOf(error: unknown): CarefulEnd {
  if (error instanceof WaitError) return { end: 'waits', code: error.code, forMs: error.forMs }
  return { end: 'failed', errorCode: errorCode(error) }
}

/** Where memory is short for all of the machine, this process goes and not the worker that waits for it. */
function dieFirst(): void {
  try {
    writeFileSync('/proc/self/oom_score_adj', '1000')
  } catch {
    // Only Linux has it.
  }
}

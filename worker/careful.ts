/**
 * Works on a range in a process of its own, again and again until no row ends it any more. Of a row that ended it twice
 * only the cells are read, then not even these; a death is held against no row for the first time, as it may be chance.
 */
import { spawn } from 'node:child_process'
import type { Readable } from 'node:stream'
import type { RowCare } from '#pipeline/part/row-watch.ts'
import { taskFacts } from '#pipeline/part/task-facts.ts'
import type { Careful, PerformPorts } from '#pipeline/perform.ts'
import type { Task } from '#pipeline/ports/messages.ts'
import { WaitError } from '#pipeline/ports/wait-error.ts'

/** What the child is told. */
export interface CarefulOrder {
  readonly task: Task
  readonly feared: readonly (readonly [row: number, care: RowCare])[]
}

/** What the child says at its end; without it, it died. */
export type CarefulEnd =
  | { readonly end: 'done' }
  | { readonly end: 'failed'; readonly errorCode: string }
  /** It has to wait, and nothing is wrong with it. */
  | { readonly end: 'waits'; readonly code: string; readonly forMs: number | null }

/** The argument that makes a worker such a child. */
export const CAREFUL = 'careful'
/** A number that stands for no row; rows count from 1. Each is written as eight bytes. */
export const NO_ROW = 0
export const ROW_BYTES = 8
/** Where the child writes which row it is at. */
export const ROWS_FD = 3

/** What is still done with a row after so many deaths. */
const CARE: readonly RowCare[] = ['all', 'all', 'read', 'nothing']
/** Where so many rows are deadly, it is not the rows. */
const MOST_DEATHS = 100

class CarefulError extends Error {
  readonly code: string
  constructor(code: string) {
    super(code)
    this.name = 'CarefulError'
    this.code = code
  }
}

export function createCareful(ports: Pick<PerformPorts, 'log'>): Careful {
  return async (task, signal) => {
    const deaths = new Map<number, number>()
    for (let died = 0; died < MOST_DEATHS; died++) {
      const feared = [...deaths].map(([row, count]) => [row, CARE[count] as RowCare] as const)
      const row = await tryOnce({ task, feared }, signal)
      if (row === null) return
      const count = (deaths.get(row) ?? 0) + 1
      ports.log('warn', 'row.crash', taskFacts(task))
      if (row === NO_ROW || count === CARE.length) throw new CarefulError('step.crash')
      deaths.set(row, count)
    }
    throw new CarefulError('step.crash')
  }
}

/** @returns null when it is done, else the row at which the child died */
async function tryOnce(order: CarefulOrder, signal: AbortSignal): Promise<number | null> {
  signal.throwIfAborted()
  // The same program with the same limits: what it dies of does not depend on who works on it.
  const child = spawn(process.execPath, [...process.execArgv, process.argv[1] ?? '', CAREFUL], {
    // Its stdin ends when this process does.
    stdio: ['pipe', 'inherit', 'inherit', 'pipe', 'ipc'],
  })
  let end: CarefulEnd | null = null
  child.on('message', (message) => {
    end = message as CarefulEnd
  })
  child.stdin?.on('error', () => {})
  const rowAt = followRows(child.stdio[ROWS_FD] as Readable)
  const kill = () => child.kill('SIGKILL')
  signal.addEventListener('abort', kill, { once: true })
  try {
    child.send(order)
    await new Promise((resolve, reject) => child.once('close', resolve).once('error', reject))
  } finally {
    signal.removeEventListener('abort', kill)
  }
  signal.throwIfAborted()
  const said = end as CarefulEnd | null
  if (said === null) return rowAt()
  switch (said.end) {
    case 'done':
      return null
    case 'failed':
      throw new CarefulError(said.errorCode)
    case 'waits':
      throw new WaitError(said.code, said.forMs)
    default:
      return said satisfies never
  }
}

/** @returns what gives the last number that came whole */
function followRows(rows: Readable): () => number {
  let last = Buffer.alloc(0)
  let row = NO_ROW
  rows.on('data', (chunk: Buffer) => {
    const bytes = Buffer.concat([last, chunk])
    const whole = bytes.length - (bytes.length % ROW_BYTES)
    if (whole > 0) row = bytes.readDoubleLE(whole - ROW_BYTES)
    last = bytes.subarray(whole)
  })
  return () => row
}

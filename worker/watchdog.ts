/** Ends a process whose only thread stands still: nobody else can, and what it holds goes to others. */
import { Worker } from 'node:worker_threads'

export interface Watchdog {
  /** Says that something goes on, where no timer gets its turn. */
  alive(): void
}

export interface WatchdogOptions {
  /** For so long nothing may happen. Time in which the process itself is stopped does not count. */
  readonly stillMs: number
  /** Whether it ends with the process that started it, even while it stands still. */
  readonly diesWithParent: boolean
}

/** How often it is looked at. */
const LOOK_MS = 500

/**
 * Counts looks, not time: a process that was frozen goes on. Text, because a thread needs a file or a text, and what
 * is bundled is one file.
 */
const LOOKING = `
const { workerData: { turns, stillLooks, lookMs, diesWithParent } } = require('node:worker_threads')
const { writeSync } = require('node:fs')
const parent = process.ppid
let seen = 0
let still = 0
setInterval(() => {
  const now = Atomics.load(turns, 0)
  still = now === seen ? still + 1 : 0
  seen = now
  const isAlone = diesWithParent && process.ppid !== parent
  if (still < stillLooks && !isAlone) return
  if (!isAlone) writeSync(2, 'Nothing has gone on in this process for too long: it ends itself.\\n')
  process.kill(process.pid, 'SIGKILL')
}, lookMs)
`

export function startWatchdog({ stillMs, diesWithParent }: WatchdogOptions): Watchdog {
  const turns = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT))
  const alive = () => void Atomics.add(turns, 0, 1)
  setInterval(alive, LOOK_MS).unref()
  const looking = new Worker(LOOKING, {
    eval: true,
    execArgv: [],
    workerData: { turns, stillLooks: Math.ceil(stillMs / LOOK_MS), lookMs: LOOK_MS, diesWithParent },
  })
  looking.unref()
  return { alive }
}

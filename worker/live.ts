/** A worker's life: begins, works until it is told to stop, drains. Or, as the child of one, works on one task carefully. */
import { randomUUID } from 'node:crypto'
import { CAREFUL, createCareful } from './careful.ts'
import { runCareful } from './run-careful.ts'
import { runWorker, type WorkerPorts } from './run-worker.ts'
import { startWatchdog } from './watchdog.ts'

/** Whatever still holds a worker up so long after it was told to stop: it goes. */
const GONE_MS = 19_000

export interface Wired {
  readonly ports: WorkerPorts
  /** How long a message is hidden from other workers. */
  readonly visibilityMs: number
  readonly close: () => Promise<void>
}

export async function live({ ports, visibilityMs, close }: Wired): Promise<void> {
  if (process.argv[2] === CAREFUL) return runCareful(ports, visibilityMs / 2).finally(close)
  // What it held was given to others long before; only the end of a huge import takes so long without being stuck.
  startWatchdog({ stillMs: 2 * visibilityMs, diesWithParent: false })
  const worker = runWorker({ ...ports, careful: createCareful(ports) }, randomUUID())
  // What starts the worker waits for this line.
  process.stdout.write(`${JSON.stringify({ ready: true })}\n`)
  await new Promise<void>((resume) => {
    process.once('SIGTERM', () => resume())
    process.once('SIGINT', () => resume())
  })
  setTimeout(() => process.exit(1), GONE_MS).unref()
  await worker.drain()
  await close()
  // What was given back may still be worked on here.
  process.exit()
}

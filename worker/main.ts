/** The door for messages: polls, dispatches, sweeps, and drains when it is told to stop. Or works on one task carefully. */
import { randomUUID } from 'node:crypto'
import { wireWorker } from '#adapters/wire.ts'
import { CAREFUL, createCareful } from './careful.ts'
import { lastWords } from './last-words.ts'
import { runCareful } from './run-careful.ts'
import { runWorker } from './run-worker.ts'
import { startWatchdog } from './watchdog.ts'

/** Whatever still holds a worker up so long after it was told to stop: it goes. */
const GONE_MS = 19_000

async function main(): Promise<void> {
  const { ports, close, visibilityMs } = wireWorker(process.env)
  if (process.argv[2] === CAREFUL) return runCareful(ports, visibilityMs / 4).finally(close)
  // Standing still for longer than its messages are hidden, it has lost them anyway.
  startWatchdog({ stillMs: visibilityMs, diesWithParent: false })
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

function end(error: unknown): void {
  process.stderr.write(`${lastWords(error)}\n`)
  process.exitCode = 1
}

// Node's own words for it would hold the error's message and all its properties.
process.on('uncaughtException', (error) => {
  end(error)
  process.exit()
})
main().catch(end)

/** The door for messages: polls, dispatches, sweeps, and drains when it is told to stop. */
import { randomUUID } from 'node:crypto'
import { wireWorker } from '#adapters/wire.ts'
import { lastWords } from './last-words.ts'
import { runWorker } from './run-worker.ts'

async function main(): Promise<void> {
  const { ports, close } = wireWorker(process.env)
  const worker = runWorker(ports, randomUUID())
  // What starts the worker waits for this line.
  process.stdout.write(`${JSON.stringify({ ready: true })}\n`)
  await new Promise<void>((resume) => {
    process.once('SIGTERM', () => resume())
    process.once('SIGINT', () => resume())
  })
  await worker.drain()
  await close()
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

/** The door for messages: polls, dispatches, sweeps, and drains when it is told to stop. */
import { randomUUID } from 'node:crypto'
import { wireWorker } from '#adapters/wire.ts'
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

main().catch((error: unknown) => {
  // A wrong setting says what to do in one sentence; anything else only its name, which holds nobody's data.
  const isSetting = error instanceof Error && error.name === 'SettingsError'
  process.stderr.write(
    `${isSetting ? error.message : `The worker ended: ${error instanceof Error ? error.name : 'unknown'}.`}\n`,
  )
  process.exitCode = 1
})

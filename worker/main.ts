/** The door for messages: polls, dispatches, sweeps, and drains when it is told to stop. */
import { keepHeapSmall } from '#adapters/heap/small-heap.ts'
import { wireWorker } from '#adapters/wire.ts'
import { lastWords } from './last-words.ts'
import { live } from './live.ts'

function end(error: unknown): void {
  process.stderr.write(`${lastWords(error)}\n`)
  process.exitCode = 1
}

// Node's own words for it would hold the error's message and all its properties.
process.on('uncaughtException', (error) => {
  end(error)
  process.exit()
})
keepHeapSmall()
new Promise<void>((resolve) => resolve(live(wireWorker(process.env)))).catch(end)

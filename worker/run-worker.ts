/** One worker: takes messages one at a time, and keeps the queue filled and swept while it lives. */
import type { Consumer } from '#adapters/sqs/consumer.ts'
import { type DispatchPorts, dispatch } from '#pipeline/dispatch.ts'
import { errorCode } from '#pipeline/part/error-code.ts'
import { type PerformPorts, perform } from '#pipeline/perform.ts'
import type { Workers } from '#pipeline/ports/backlog.ts'
import type { Message, Queue } from '#pipeline/ports/messages.ts'
import { type SweepPorts, sweep } from '#pipeline/sweep.ts'
import { type ChoresPorts, doChores } from './do-chores.ts'
import { repeat } from './repeat.ts'

/** How often a worker says that it lives; it counts as gone after a few of them. */
const BEAT_MS = 3_000
/** The queue is refilled after every message, and this often besides. */
const DISPATCH_MS = 500
const SWEEP_MS = 1_000
/** How often a worker asks whether it is its turn. */
const CHORES_MS = 60_000
/** What is in flight when a worker is told to stop may take this long to end: it is gone within 20 s. */
const DRAIN_MS = 15_000

export interface WorkerPorts extends PerformPorts, DispatchPorts, SweepPorts, ChoresPorts {
  readonly objects: PerformPorts['objects'] & ChoresPorts['objects']
  readonly queue: Queue
  readonly workers: Workers
  /** Starts taking messages; each is deleted when `handle` resolves, and comes again soon when it throws. */
  readonly consume: (handle: (message: Message) => Promise<void>) => Consumer
}

export interface RunningWorker {
  /** Takes no more messages and waits for the one in flight; one that takes too long is given back. */
  drain(): Promise<void>
}

export function runWorker(ports: WorkerPorts, workerId: string): RunningWorker {
  const shutdown = new AbortController()
  const stopping = new AbortController()
  ports.log('info', 'worker.started', { workerId })
  const report = (what: string) => (error: unknown) => ports.log('warn', what, { workerId, code: errorCode(error) })
  const beating = repeat(BEAT_MS, () => ports.workers.beat(workerId), report('beat.failed'))
  const sweeping = repeat(SWEEP_MS, () => sweep(ports), report('sweep.failed'))
  const dispatching = repeat(DISPATCH_MS, async () => void (await dispatch(ports)), report('dispatch.failed'))
  const tidying = repeat(CHORES_MS, () => doChores(ports, workerId, stopping.signal), report('chores.failed'))
  const consumer = ports.consume(async (message) => {
    await perform(ports, message, workerId, shutdown.signal)
    dispatching.nudge()
  })

  return {
    async drain() {
      stopping.abort()
      const tooLong = setTimeout(() => shutdown.abort(), DRAIN_MS)
      await consumer.stop()
      clearTimeout(tooLong)
      await Promise.all([beating.stop(), sweeping.stop(), dispatching.stop(), tidying.stop()])
      await ports.workers.leave(workerId).catch(report('leave.failed'))
      ports.log('info', 'worker.stopped', { workerId })
    },
  }
}

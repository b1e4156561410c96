/** Sweep: gives work that waited long enough, or was lost with its worker or message, another turn. */
import { taskFacts } from './part/task-facts.ts'
import type { Backlog } from './ports/backlog.ts'
import type { Log } from './ports/log.ts'
import type { Queue } from './ports/messages.ts'

export interface SweepPorts {
  readonly backlog: Backlog
  readonly queue: Queue
  readonly log: Log
}

/** Ranges that used up their attempts are put into the dead-letter queue with their reason. */
export async function sweep(ports: SweepPorts): Promise<void> {
  const { readied, dead } = await ports.backlog.sweep()
  if (readied > 0) ports.log('debug', 'sweep.readied', { count: readied })
  for (const { message, reasonCode } of dead) {
    ports.log('error', 'step.dead', { ...taskFacts(message), code: reasonCode })
    await ports.queue.bury(message, reasonCode)
  }
}

/** Sweep: gives work that waited long enough, or was lost with its worker or message, another turn. */
import type { Backlog, Queue } from './ports.ts'

export interface SweepPorts {
  readonly backlog: Backlog
  readonly queue: Queue
}

/** Ranges that used up their attempts are put into the dead-letter queue with their reason. */
export async function sweep(ports: SweepPorts): Promise<void> {
  const { dead } = await ports.backlog.sweep()
  for (const { message, reasonCode } of dead) await ports.queue.bury(message, reasonCode)
}

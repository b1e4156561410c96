/** Dispatch: keeps a window of messages in the queue, so that a short list never waits behind a long one. */
import { type DiskRoom, hasRoom } from './part/disk-room.ts'
import { type Backlog, PLACES_PER_WORKER, type Workers } from './ports/backlog.ts'
import type { Message, Queue } from './ports/messages.ts'

export interface DispatchPorts {
  readonly backlog: Backlog
  readonly queue: Queue
  readonly workers: Workers
  /** Where it is not given, nobody looks. */
  readonly room?: DiskRoom
}

/**
 * While the disk is nearly full nothing goes out: it would only be parked, each range at its own cost.
 * @returns how many messages went out. What the queue refuses is taken back and thrown.
 */
export async function dispatch(ports: DispatchPorts): Promise<number> {
  if (ports.room && !(await hasRoom(ports.room))) return 0
  const places = PLACES_PER_WORKER * Math.max(1, await ports.workers.alive())
  const messages: readonly Message[] = await ports.backlog.claim(places)
  if (messages.length === 0) return 0
  try {
    await ports.queue.send(messages)
  } catch (error) {
    // Some may have gone out all the same: a message that nobody claimed is dropped by whoever begins it.
    await ports.backlog.unclaim(messages)
    throw error
  }
  return messages.length
}

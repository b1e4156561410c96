/** Dispatch: keeps a window of messages in the queue, so that a short list never waits behind a long one. */
import type { Backlog, Message, Queue, Workers } from './ports.ts'

/** Messages in flight per living worker: one being worked on, one waiting. (design, "Waiting is never a redelivery") */
const MESSAGES_PER_WORKER = 2

export interface DispatchPorts {
  readonly backlog: Backlog
  readonly queue: Queue
  readonly workers: Workers
}

/** @returns how many messages went out. What the queue refuses is taken back and thrown. */
export async function dispatch(ports: DispatchPorts): Promise<number> {
  const window = MESSAGES_PER_WORKER * Math.max(1, await ports.workers.alive())
  const messages: readonly Message[] = await ports.backlog.claim(window)
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

/** The in-memory twin of the queue: messages wait in order until somebody takes them. */
import type { Message, Queue } from '#pipeline/ports/messages.ts'

export interface MemoryQueue extends Queue {
  /** What waits, oldest first; whoever works takes from it. */
  readonly waiting: Message[]
  readonly buried: { readonly message: Message; readonly reasonCode: string }[]
}

export function memoryQueue(): MemoryQueue {
  const waiting: Message[] = []
  const buried: { readonly message: Message; readonly reasonCode: string }[] = []
  return {
    waiting,
    buried,
    async send(messages) {
      waiting.push(...messages)
    },
    async bury(message, reasonCode) {
      buried.push({ message, reasonCode })
    },
  }
}

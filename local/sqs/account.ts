// All queues and messages in memory. They change only by applying events, live and when the journal is replayed.
import { createHeap, type Heap, popHeap, pushHeap } from './heap.ts'
import type { MessageAttributes } from './message-attributes.ts'
import type { QueueAttributes } from './queue-attributes.ts'

/** Times are milliseconds since 1970. */
export type NewMessage = {
  readonly id: string
  readonly body: string
  readonly attributes: MessageAttributes
  readonly systemAttributes: MessageAttributes
  readonly groupId?: string
  readonly sentMs: number
  /** Not given to a receiver before this time. */
  readonly visibleAtMs: number
  /** Receives in the queues it was redriven from. */
  readonly earlierReceiveCount: number
  readonly firstReceivedMs?: number
  readonly redrivenFromArn?: string
}

export type Message = NewMessage & {
  /** Arrival order in its queue, so that messages visible since the same millisecond leave in that order. */
  readonly order: number
  /** Receives in this queue. */
  readonly receiveCount: number
  /** The newest receive; older receipt handles no longer count. */
  readonly receipt?: { readonly nonce: string; readonly receivedMs: number }
}

export type QueueRecord = {
  readonly name: string
  /** Differs when a queue of the same name is made anew. */
  readonly id: string
  readonly attributes: QueueAttributes
  readonly createdMs: number
  readonly modifiedMs: number
}

export type Queue = {
  record: QueueRecord
  readonly messages: Map<string, Message>
  /** Messages by the time they become visible; entries that are no longer in `messages` are stale and skipped. */
  byVisibility: Heap<Message>
  nextOrder: number
}

export type Account = { readonly region: string; readonly queues: Map<string, Queue> }

/** `queue` is a queue's name, `id` a message's. `kept` is a whole message as a snapshot holds it. */
export type SqsEvent =
  | { readonly type: 'queue'; readonly record: QueueRecord }
  | { readonly type: 'queue-removed'; readonly queue: string }
  | { readonly type: 'sent'; readonly queue: string; readonly message: NewMessage }
  | { readonly type: 'kept'; readonly queue: string; readonly message: Message }
  | {
      readonly type: 'received'
      readonly queue: string
      readonly id: string
      readonly nonce: string
      readonly atMs: number
      readonly visibleAtMs: number
    }
  | { readonly type: 'handed-back'; readonly queue: string; readonly id: string; readonly atMs: number }
  | { readonly type: 'visibility'; readonly queue: string; readonly id: string; readonly visibleAtMs: number }
  | { readonly type: 'removed'; readonly queue: string; readonly id: string }
  | { readonly type: 'purged'; readonly queue: string }

export const accountId = '000000000000'

export function createAccount(region: string): Account {
  return { region, queues: new Map() }
}

export function queueArn(account: Account, name: string): string {
  return `arn:aws:sqs:${account.region}:${accountId}:${name}`
}

/** Changes the account by one event; one about a queue or message that is gone changes nothing. */
export function applyEvent(account: Account, event: SqsEvent): void {
  if (event.type === 'queue') {
    const known = account.queues.get(event.record.name)
    if (known) known.record = event.record
    else account.queues.set(event.record.name, emptyQueue(event.record))
    return
  }
  const queue = account.queues.get(event.queue)
  if (!queue) return
  switch (event.type) {
    case 'queue-removed':
      account.queues.delete(event.queue)
      return
    case 'purged':
      queue.messages.clear()
      queue.byVisibility = createHeap(becomesVisibleBefore)
      return
    case 'sent':
      hold(queue, { ...event.message, order: queue.nextOrder, receiveCount: 0 })
      return
    case 'kept':
      hold(queue, event.message)
      return
    case 'removed':
      queue.messages.delete(event.id)
      return
    case 'received':
    case 'handed-back':
    case 'visibility': {
      const message = queue.messages.get(event.id)
      if (message) hold(queue, changed(message, event))
      return
    }
    default:
      event satisfies never
  }
}

/** Events that rebuild the account from nothing. */
export function* snapshotEvents(account: Account): Iterable<SqsEvent> {
  for (const queue of account.queues.values()) {
    yield { type: 'queue', record: queue.record }
    for (const message of queue.messages.values()) yield { type: 'kept', queue: queue.record.name, message }
  }
}

function changed(
  message: Message,
  event: Extract<SqsEvent, { readonly type: 'received' | 'handed-back' | 'visibility' }>,
): Message {
  switch (event.type) {
    case 'received':
      return {
        ...message,
        visibleAtMs: event.visibleAtMs,
        receiveCount: message.receiveCount + 1,
        firstReceivedMs: message.firstReceivedMs ?? event.atMs,
        receipt: { nonce: event.nonce, receivedMs: event.atMs },
      }
    case 'handed-back': {
      const { receipt: _, firstReceivedMs, ...rest } = message
      const receiveCount = message.receiveCount - 1
      const isUnread = receiveCount + message.earlierReceiveCount === 0
      return { ...rest, ...(isUnread ? {} : { firstReceivedMs }), receiveCount, visibleAtMs: event.atMs }
    }
    case 'visibility':
      return { ...message, visibleAtMs: event.visibleAtMs }
    default:
      return event satisfies never
  }
}

function hold(queue: Queue, message: Message): void {
  queue.messages.set(message.id, message)
  queue.nextOrder = Math.max(queue.nextOrder, message.order + 1)
  pushHeap(queue.byVisibility, message)
  if (queue.byVisibility.items.length > 2 * queue.messages.size + 64) dropStaleEntries(queue)
}

function dropStaleEntries(queue: Queue): void {
  queue.byVisibility = createHeap(becomesVisibleBefore)
  for (const message of queue.messages.values()) pushHeap(queue.byVisibility, message)
}

/** The message that becomes visible first, or undefined; stale entries above it are dropped. */
export function firstVisible(queue: Queue): Message | undefined {
  for (;;) {
    const first = queue.byVisibility.items[0]
    if (first === undefined || queue.messages.get(first.id) === first) return first
    popHeap(queue.byVisibility)
  }
}

function becomesVisibleBefore(a: Message, b: Message): boolean {
  return a.visibleAtMs < b.visibleAtMs || (a.visibleAtMs === b.visibleAtMs && a.order < b.order)
}

function emptyQueue(record: QueueRecord): Queue {
  return { record, messages: new Map(), byVisibility: createHeap(becomesVisibleBefore), nextOrder: 0 }
}

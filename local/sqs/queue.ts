// The rules of a standard queue: who gets a message, for how long, and when it goes to the dead-letter queue.
// Each rule reads the account, takes the time as an argument and answers with events; nothing here waits or writes.
import {
  type Account,
  firstVisible,
  type Message,
  type NewMessage,
  type Queue,
  queueArn,
  type SqsEvent,
} from './account.ts'
import { SqsError } from './errors.ts'
import { popHeap } from './heap.ts'
import { integerAttribute, redrivePolicy } from './queue-attributes.ts'
import { parseReceiptHandle } from './receipt-handle.ts'

/** A message may stay hidden for 12 hours from its receive, however often that is prolonged. */
const longestHiddenMs = 43_200_000

/** Every rule's answer: what changes. */
type Events = readonly SqsEvent[]

/** The queue of a name, or a QueueDoesNotExist. */
export function findQueue(account: Account, name: string): Queue {
  const queue = account.queues.get(name)
  if (!queue) throw new SqsError('QueueDoesNotExist', 'The specified queue does not exist.')
  return queue
}

/**
 * Gives out up to `most` visible messages, those longest visible first. On its way it removes what is past retention
 * and moves what has used up its receives to the dead-letter queue.
 * The events must be applied before the next call: the messages have left the order of visibility until then.
 */
export function receive(
  account: Account,
  queue: Queue,
  request: { readonly most: number; readonly visibilityMs: number; readonly newNonce: () => string },
  nowMs: number,
): { readonly events: Events; readonly receivedIds: readonly string[] } {
  const name = queue.record.name
  const events: SqsEvent[] = []
  const receivedIds: string[] = []
  while (receivedIds.length < request.most) {
    const message = firstVisible(queue)
    if (!message || message.visibleAtMs > nowMs) break
    popHeap(queue.byVisibility)
    const deadLetterQueue = redriveTarget(account, queue, message)
    if (isExpired(queue, message, nowMs)) {
      events.push({ type: 'removed', queue: name, id: message.id })
    } else if (deadLetterQueue) {
      const redriven = redrive(message, queueArn(account, name), nowMs)
      events.push({ type: 'sent', queue: deadLetterQueue.record.name, message: redriven })
      events.push({ type: 'removed', queue: name, id: message.id })
    } else {
      const visibleAtMs = nowMs + request.visibilityMs
      const nonce = request.newNonce()
      events.push({ type: 'received', queue: name, id: message.id, nonce, atMs: nowMs, visibleAtMs })
      receivedIds.push(message.id)
    }
  }
  return { events, receivedIds }
}

/** Undoes a receive whose answer nobody got: visible at once and not counted. Nothing if it was received again since. */
export function handBack(queue: Queue, handle: string, nowMs: number): Events {
  const { messageId, nonce } = parseReceiptHandle(handle, queue.record.id)
  if (queue.messages.get(messageId)?.receipt?.nonce !== nonce) return []
  return [{ type: 'handed-back', queue: queue.record.name, id: messageId, atMs: nowMs }]
}

/**
 * Deletes by receipt handle, also after its visibility timeout. A message already gone, or received again since, is no
 * error: the service answers with success and leaves the latter where it is.
 */
export function remove(queue: Queue, handle: string): Events {
  const { messageId, nonce } = parseReceiptHandle(handle, queue.record.id)
  if (queue.messages.get(messageId)?.receipt?.nonce !== nonce) return []
  return [{ type: 'removed', queue: queue.record.name, id: messageId }]
}

/** Hides a message in flight for `seconds` from now; 0 makes it visible at once. */
export function changeVisibility(queue: Queue, handle: string, seconds: number, nowMs: number): Events {
  const { messageId, nonce } = parseReceiptHandle(handle, queue.record.id)
  const message = queue.messages.get(messageId)
  if (!message) {
    throw new SqsError(
      'InvalidParameterValue',
      'Message does not exist or is not available for visibility timeout change.',
    )
  }
  if (message.receipt?.nonce !== nonce || message.visibleAtMs <= nowMs) {
    throw new SqsError('MessageNotInflight', 'The message referred to is not in flight.')
  }
  const visibleAtMs = nowMs + seconds * 1_000
  if (visibleAtMs > message.receipt.receivedMs + longestHiddenMs) {
    throw new SqsError('InvalidParameterValue', 'Total VisibilityTimeout for the message is beyond 43200 seconds.')
  }
  return [{ type: 'visibility', queue: queue.record.name, id: messageId, visibleAtMs }]
}

/** Removes what is past the queue's retention. */
export function expire(queue: Queue, nowMs: number): Events {
  return [...queue.messages.values()]
    .filter((message) => isExpired(queue, message, nowMs))
    .map((message) => ({ type: 'removed', queue: queue.record.name, id: message.id }))
}

/** How many messages are there: to receive, in flight, and not yet visible for the first time. */
export function countMessages(queue: Queue, nowMs: number): { visible: number; notVisible: number; delayed: number } {
  const counts = { visible: 0, notVisible: 0, delayed: 0 }
  for (const message of queue.messages.values()) {
    if (message.visibleAtMs <= nowMs) counts.visible++
    else if (message.receipt) counts.notVisible++
    else counts.delayed++
  }
  return counts
}

function isExpired(queue: Queue, message: Message, nowMs: number): boolean {
  return nowMs - message.sentMs >= integerAttribute(queue.record.attributes, 'MessageRetentionPeriod') * 1_000
}

/** Where a message goes instead of being received once more; undefined while it may still be received. */
function redriveTarget(account: Account, queue: Queue, message: Message): Queue | undefined {
  const policy = redrivePolicy(queue.record.attributes)
  if (!policy || message.receiveCount < policy.maxReceiveCount) return undefined
  return queueByArn(account, policy.deadLetterTargetArn)
}

/** The queue of an ARN, or undefined when it is not one of this account. */
export function queueByArn(account: Account, arn: string): Queue | undefined {
  const queue = account.queues.get(arn.slice(arn.lastIndexOf(':') + 1))
  return queue && queueArn(account, queue.record.name) === arn ? queue : undefined
}

/** A message as it enters the dead-letter queue; its age keeps counting from when it was first sent. */
function redrive(message: Message, sourceArn: string, nowMs: number): NewMessage {
  const { order: _order, receipt: _receipt, receiveCount, ...kept } = message
  return {
    ...kept,
    visibleAtMs: nowMs,
    earlierReceiveCount: message.earlierReceiveCount + receiveCount,
    redrivenFromArn: sourceArn,
  }
}

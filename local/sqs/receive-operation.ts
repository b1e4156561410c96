// ReceiveMessage: short and long polling, what a message looks like to its receiver, and handing back.
import { createHash, randomUUID } from 'node:crypto'
import type { Message, Queue } from './account.ts'
import { type Input, optionalInteger, textList } from './input.ts'
import { attributesMd5, renderAttributes, selectAttributes } from './message-attributes.ts'
import type { Operation } from './operation.ts'
import { findQueue, handBack, receive } from './queue.ts'
import { integerAttribute } from './queue-attributes.ts'
import { requestedQueue } from './queue-url.ts'
import { formatReceiptHandle } from './receipt-handle.ts'
import type { Store } from './store.ts'

type Taken = { readonly message: Message; readonly handle: string }

/** Ranges as in the API reference of ReceiveMessage. */
export const receiveMessage: Operation = async (store, { input, now, signal }) => {
  const { name, attributes } = requestedQueue(store.account, input).record
  const most = optionalInteger(input, 'MaxNumberOfMessages', { least: 1, most: 10 }) ?? 1
  const visibilityS =
    optionalInteger(input, 'VisibilityTimeout', { least: 0, most: 43_200 }) ??
    integerAttribute(attributes, 'VisibilityTimeout')
  const waitS =
    optionalInteger(input, 'WaitTimeSeconds', { least: 0, most: 20 }) ??
    integerAttribute(attributes, 'ReceiveMessageWaitTimeSeconds')
  const wanted: Wanted = {
    attributes: textList(input, 'MessageAttributeNames'),
    system: [...textList(input, 'MessageSystemAttributeNames'), ...textList(input, 'AttributeNames')],
  }

  let written = Promise.resolve()
  const take = (): readonly Taken[] => {
    const queue = findQueue(store.account, name)
    const request = { most, visibilityMs: visibilityS * 1_000, newNonce: randomUUID }
    const { events, receivedIds } = receive(store.account, queue, request, now())
    written = store.commit(events)
    return receivedIds.flatMap((id) => withHandle(queue, id))
  }
  const first = take()
  const taken =
    first.length > 0 || waitS === 0 ? first : await store.wait(name, { waitMs: waitS * 1_000, signal, take })
  await written
  return {
    output: taken.length > 0 ? { Messages: taken.map((one) => render(one, wanted)) } : {},
    undelivered: () => handBackAll(store, name, taken, now()),
  }
}

function withHandle(queue: Queue, messageId: string): readonly Taken[] {
  const message = queue.messages.get(messageId)
  if (!message?.receipt) return []
  const { nonce } = message.receipt
  return [{ message, handle: formatReceiptHandle({ queueId: queue.record.id, messageId, nonce }) }]
}

function handBackAll(store: Store, name: string, taken: readonly Taken[], nowMs: number): void {
  const queue = store.account.queues.get(name)
  if (!queue) return
  // Nobody waits for this write; should it fail, the server stops and the visibility timeout brings the messages back.
  store.commit(taken.flatMap(({ handle }) => handBack(queue, handle, nowMs))).catch(() => undefined)
}

type Wanted = { readonly attributes: readonly string[]; readonly system: readonly string[] }

function render({ message, handle }: Taken, wanted: Wanted): Input {
  const attributes = selectAttributes(message.attributes, wanted.attributes)
  const system = Object.entries(systemAttributes(message)).filter(
    ([name]) => wanted.system.includes('All') || wanted.system.includes(name),
  )
  const md5 = attributesMd5(attributes)
  return {
    MessageId: message.id,
    ReceiptHandle: handle,
    MD5OfBody: createHash('md5').update(message.body).digest('hex'),
    Body: message.body,
    ...(system.length > 0 ? { Attributes: Object.fromEntries(system) } : {}),
    ...(md5 ? { MessageAttributes: renderAttributes(attributes), MD5OfMessageAttributes: md5 } : {}),
  }
}

/** Counts and times as the receiver of this moment sees them; times in milliseconds since 1970. */
function systemAttributes(message: Message): Readonly<Record<string, string>> {
  return {
    SenderId: 'local',
    SentTimestamp: String(message.sentMs),
    ApproximateReceiveCount: String(message.earlierReceiveCount + message.receiveCount),
    ApproximateFirstReceiveTimestamp: String(message.firstReceivedMs),
    ...(message.redrivenFromArn ? { DeadLetterQueueSourceArn: message.redrivenFromArn } : {}),
    ...(message.groupId ? { MessageGroupId: message.groupId } : {}),
    ...Object.fromEntries(Object.entries(message.systemAttributes).map(([name, { value }]) => [name, value])),
  }
}

// Operations on queues themselves: make, find, list, describe, change, empty, delete.
import { randomUUID } from 'node:crypto'
import { type Account, type QueueRecord, queueArn } from './account.ts'
import { SqsError } from './errors.ts'
import { objectMap, optionalInteger, optionalText, requiredText, textList } from './input.ts'
import type { Operation } from './operation.ts'
import { countMessages, expire, findQueue, queueByArn } from './queue.ts'
import {
  allowsRedriveFrom,
  checkAttributeNames,
  defaultAttributes,
  mergeAttributes,
  type QueueAttributes,
  readQueueAttributes,
  redrivePolicy,
} from './queue-attributes.ts'
import { formatQueueUrl, requestedQueue } from './queue-url.ts'
import type { Store } from './store.ts'

export const createQueue: Operation = async (store, { input, now, baseUrl }) => {
  const name = requiredText(input, 'QueueName')
  if (Object.keys(objectMap(input, 'tags')).length > 0) {
    throw new SqsError('UnsupportedOperation', 'Tags are not supported here.')
  }
  await ensureQueue(store, name, readQueueAttributes(objectMap(input, 'Attributes')), now())
  return { output: { QueueUrl: formatQueueUrl(baseUrl, name) } }
}

/**
 * Makes a queue unless one of this name has the given attributes already; those not given are not compared.
 * Throws QueueNameExists, or what is wrong with the name or the redrive policy.
 */
export async function ensureQueue(store: Store, name: string, given: QueueAttributes, nowMs: number): Promise<void> {
  if (name.endsWith('.fifo')) throw new SqsError('UnsupportedOperation', 'FIFO queues are not supported here.')
  if (!/^[A-Za-z0-9_-]{1,80}$/.test(name)) {
    throw new SqsError('InvalidParameterValue', 'A queue name has 1 to 80 letters, digits, hyphens and underscores.')
  }
  const known = store.account.queues.get(name)?.record
  if (known) {
    const differing = Object.keys(given).find((key) => given[key] !== (known.attributes[key] ?? ''))
    if (differing) throw new SqsError('QueueNameExists', `A queue already exists with another value for ${differing}.`)
    return
  }
  checkRedrive(store.account, name, given)
  const attributes = mergeAttributes(defaultAttributes, given)
  const record: QueueRecord = { name, id: randomUUID(), attributes, createdMs: nowMs, modifiedMs: nowMs }
  await store.commit([{ type: 'queue', record }])
}

export const getQueueUrl: Operation = async (store, { input, baseUrl }) => {
  const { record } = findQueue(store.account, requiredText(input, 'QueueName'))
  return { output: { QueueUrl: formatQueueUrl(baseUrl, record.name) } }
}

/** Names in byte order; a token is the last name of the page before. */
export const listQueues: Operation = async (store, { input, baseUrl }) => {
  const prefix = optionalText(input, 'QueueNamePrefix') ?? ''
  const most = optionalInteger(input, 'MaxResults', { least: 1, most: 1_000 })
  const after = Buffer.from(optionalText(input, 'NextToken') ?? '', 'base64url').toString('utf8')
  const names = [...store.account.queues.keys()].filter((name) => name.startsWith(prefix) && name > after).sort()
  const page = names.slice(0, most ?? 1_000)
  const last = page.at(-1)
  const hasMore = most !== undefined && page.length < names.length && last !== undefined
  return {
    output: {
      ...(page.length > 0 ? { QueueUrls: page.map((name) => formatQueueUrl(baseUrl, name)) } : {}),
      ...(hasMore ? { NextToken: Buffer.from(last).toString('base64url') } : {}),
    },
  }
}

export const deleteQueue: Operation = async (store, { input }) => {
  await store.commit([{ type: 'queue-removed', queue: requestedQueue(store.account, input).record.name }])
  return { output: {} }
}

export const purgeQueue: Operation = async (store, { input }) => {
  await store.commit([{ type: 'purged', queue: requestedQueue(store.account, input).record.name }])
  return { output: {} }
}

export const getQueueAttributes: Operation = async (store, { input, now }) => {
  const queue = requestedQueue(store.account, input)
  const names = textList(input, 'AttributeNames')
  checkAttributeNames(names)
  const nowMs = now()
  await store.commit(expire(queue, nowMs))
  const counts = countMessages(queue, nowMs)
  const all: QueueAttributes = {
    ...queue.record.attributes,
    QueueArn: queueArn(store.account, queue.record.name),
    CreatedTimestamp: seconds(queue.record.createdMs),
    LastModifiedTimestamp: seconds(queue.record.modifiedMs),
    ApproximateNumberOfMessages: String(counts.visible),
    ApproximateNumberOfMessagesNotVisible: String(counts.notVisible),
    ApproximateNumberOfMessagesDelayed: String(counts.delayed),
  }
  const wanted = Object.entries(all).filter(([name]) => names.includes('All') || names.includes(name))
  return { output: wanted.length > 0 ? { Attributes: Object.fromEntries(wanted) } : {} }
}

export const setQueueAttributes: Operation = async (store, { input, now }) => {
  const { record } = requestedQueue(store.account, input)
  await changeAttributes(store, record, readQueueAttributes(objectMap(input, 'Attributes')), now())
  return { output: {} }
}

export type Redrive = { readonly queue: string; readonly deadLetterQueue: string; readonly maxReceiveCount: number }

/** Sets a queue's redrive policy; throws what is wrong with it, or that there is no such queue. */
export async function setRedrive(
  store: Store,
  { queue, deadLetterQueue, maxReceiveCount }: Redrive,
  nowMs: number,
): Promise<void> {
  const { record } = findQueue(store.account, queue)
  const policy = { deadLetterTargetArn: queueArn(store.account, deadLetterQueue), maxReceiveCount }
  await changeAttributes(store, record, readQueueAttributes({ RedrivePolicy: JSON.stringify(policy) }), nowMs)
}

async function changeAttributes(
  store: Store,
  record: QueueRecord,
  changes: QueueAttributes,
  nowMs: number,
): Promise<void> {
  checkRedrive(store.account, record.name, changes)
  const attributes = mergeAttributes(record.attributes, changes)
  await store.commit([{ type: 'queue', record: { ...record, attributes, modifiedMs: nowMs } }])
}

export const listDeadLetterSourceQueues: Operation = async (store, { input, baseUrl }) => {
  const target = queueArn(store.account, requestedQueue(store.account, input).record.name)
  const sources = [...store.account.queues.values()].filter(
    ({ record }) => redrivePolicy(record.attributes)?.deadLetterTargetArn === target,
  )
  return { output: { queueUrls: sources.map(({ record }) => formatQueueUrl(baseUrl, record.name)) } }
}

/** A redrive policy must name another queue of this account that allows it. */
function checkRedrive(account: Account, name: string, changes: QueueAttributes): void {
  const policy = changes.RedrivePolicy ? redrivePolicy(changes) : undefined
  if (!policy) return
  const target = queueByArn(account, policy.deadLetterTargetArn)
  if (!target || target.record.name === name) {
    throw new SqsError('InvalidParameterValue', 'RedrivePolicy is invalid. Reason: Dead letter target does not exist.')
  }
  if (!allowsRedriveFrom(target.record.attributes, queueArn(account, name))) {
    throw new SqsError(
      'InvalidParameterValue',
      'RedrivePolicy is invalid. Reason: The target does not allow this source.',
    )
  }
}

function seconds(ms: number): string {
  return String(Math.floor(ms / 1_000))
}

// SendMessage and SendMessageBatch.
import { createHash, randomUUID } from 'node:crypto'
import type { NewMessage, Queue } from './account.ts'
import { readEntries, runBatch } from './batch.ts'
import { SqsError } from './errors.ts'
import { type Input, optionalInteger, optionalText, requiredText } from './input.ts'
import { attributesBytes, attributesMd5, readMessageAttributes, readSystemAttributes } from './message-attributes.ts'
import type { Operation } from './operation.ts'
import { integerAttribute } from './queue-attributes.ts'
import { requestedQueue } from './queue-url.ts'

/** A message, and all messages of a batch together, are at most 1 MiB (SQS quotas). */
const mostBatchBytes = 1_048_576

/** Text that is not one of the characters SQS takes (those of XML 1.0); lone surrogates are among them. */
const forbiddenCharacter = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u

export const sendMessage: Operation = async (store, { input, now }) => {
  const queue = requestedQueue(store.account, input)
  const message = readMessage(queue, input, now())
  await store.commit([{ type: 'sent', queue: queue.record.name, message }])
  return { output: renderSent(message) }
}

export const sendMessageBatch: Operation = async (store, { input, now }) => {
  const queue = requestedQueue(store.account, input)
  const entries = readEntries(input)
  if (entries.reduce((sum, { fields }) => sum + entryBytes(fields), 0) > mostBatchBytes) {
    throw new SqsError('BatchRequestTooLong', `Batch requests cannot be longer than ${mostBatchBytes} bytes.`)
  }
  const nowMs = now()
  return runBatch(store, entries, (fields) => {
    const message = readMessage(queue, fields, nowMs)
    return { events: [{ type: 'sent', queue: queue.record.name, message }], output: renderSent(message) }
  })
}

function readMessage(queue: Queue, input: Input, nowMs: number): NewMessage {
  const body = requiredText(input, 'MessageBody')
  if (forbiddenCharacter.test(body)) {
    throw new SqsError('InvalidMessageContents', 'Invalid characters found. Valid are #x9, #xA, #xD and #x20 upwards.')
  }
  if (optionalText(input, 'MessageDeduplicationId') !== undefined) {
    throw new SqsError('InvalidParameterValue', 'MessageDeduplicationId is not valid for this queue type.')
  }
  const attributes = readMessageAttributes(input)
  const mostBytes = integerAttribute(queue.record.attributes, 'MaximumMessageSize')
  if (Buffer.byteLength(body) + attributesBytes(attributes) > mostBytes) {
    throw new SqsError('InvalidParameterValue', `Message must be shorter than ${mostBytes} bytes.`)
  }
  const groupId = optionalText(input, 'MessageGroupId')
  // 0 to 900 seconds: the range of DelaySeconds.
  const delaySeconds =
    optionalInteger(input, 'DelaySeconds', { least: 0, most: 900 }) ??
    integerAttribute(queue.record.attributes, 'DelaySeconds')
  return {
    id: randomUUID(),
    body,
    attributes,
    systemAttributes: readSystemAttributes(input),
    ...(groupId === undefined ? {} : { groupId }),
    sentMs: nowMs,
    visibleAtMs: nowMs + delaySeconds * 1_000,
    earlierReceiveCount: 0,
  }
}

/** Bytes of one batch entry; an entry that is refused for its attributes counts with its body only. */
function entryBytes(fields: Input): number {
  const bodyBytes = Buffer.byteLength(optionalText(fields, 'MessageBody') ?? '')
  try {
    return bodyBytes + attributesBytes(readMessageAttributes(fields))
  } catch (error) {
    if (error instanceof SqsError) return bodyBytes
    throw error
  }
}

function renderSent(message: NewMessage): Input {
  const md5 = attributesMd5(message.attributes)
  const systemMd5 = attributesMd5(message.systemAttributes)
  return {
    MessageId: message.id,
    MD5OfMessageBody: createHash('md5').update(message.body).digest('hex'),
    ...(md5 ? { MD5OfMessageAttributes: md5 } : {}),
    ...(systemMd5 ? { MD5OfMessageSystemAttributes: systemMd5 } : {}),
  }
}

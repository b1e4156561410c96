// What a receiver does with a receipt handle: delete the message, or change how long it stays hidden.
import type { Queue, SqsEvent } from './account.ts'
import { readEntries, runBatch } from './batch.ts'
import { SqsError } from './errors.ts'
import { type Input, optionalInteger, requiredText } from './input.ts'
import type { Operation } from './operation.ts'
import { changeVisibility, remove } from './queue.ts'
import { requestedQueue } from './queue-url.ts'

/** A receipt decision: the events for one request or batch entry. */
type Decide = (queue: Queue, fields: Input, nowMs: number) => readonly SqsEvent[]

const deleteOne: Decide = (queue, fields) => remove(queue, requiredText(fields, 'ReceiptHandle'))

const changeOne: Decide = (queue, fields, nowMs) => {
  const handle = requiredText(fields, 'ReceiptHandle')
  const seconds = optionalInteger(fields, 'VisibilityTimeout', { least: 0, most: 43_200 })
  if (seconds === undefined) {
    throw new SqsError('MissingParameter', 'The request must contain the parameter VisibilityTimeout.')
  }
  return changeVisibility(queue, handle, seconds, nowMs)
}

function single(decide: Decide): Operation {
  return async (store, { input, now }) => {
    await store.commit(decide(requestedQueue(store.account, input), input, now()))
    return { output: {} }
  }
}

function batch(decide: Decide): Operation {
  return async (store, { input, now }) => {
    const queue = requestedQueue(store.account, input)
    const nowMs = now()
    return runBatch(store, readEntries(input), (fields) => ({ events: decide(queue, fields, nowMs), output: {} }))
  }
}

export const deleteMessage = single(deleteOne)
export const deleteMessageBatch = batch(deleteOne)
export const changeMessageVisibility = single(changeOne)
export const changeMessageVisibilityBatch = batch(changeOne)

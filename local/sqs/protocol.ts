// The AWS JSON 1.0 protocol: from a target header and a body to an operation's answer.
import { SqsError } from './errors.ts'
import { parseInput } from './input.ts'
import type { Operation, OperationReply, OperationRequest } from './operation.ts'
import * as queues from './queue-operations.ts'
import * as receipts from './receipt-operations.ts'
import { receiveMessage } from './receive-operation.ts'
import { sendMessage, sendMessageBatch } from './send-operations.ts'
import type { Store } from './store.ts'

/** Every operation that is answered, by its name in `x-amz-target`. */
const operations: ReadonlyMap<string, Operation> = new Map([
  ['CreateQueue', queues.createQueue],
  ['GetQueueUrl', queues.getQueueUrl],
  ['ListQueues', queues.listQueues],
  ['DeleteQueue', queues.deleteQueue],
  ['PurgeQueue', queues.purgeQueue],
  ['GetQueueAttributes', queues.getQueueAttributes],
  ['SetQueueAttributes', queues.setQueueAttributes],
  ['ListDeadLetterSourceQueues', queues.listDeadLetterSourceQueues],
  ['SendMessage', sendMessage],
  ['SendMessageBatch', sendMessageBatch],
  ['ReceiveMessage', receiveMessage],
  ['DeleteMessage', receipts.deleteMessage],
  ['DeleteMessageBatch', receipts.deleteMessageBatch],
  ['ChangeMessageVisibility', receipts.changeMessageVisibility],
  ['ChangeMessageVisibilityBatch', receipts.changeMessageVisibilityBatch],
])

/** Operations that SQS has and this stand-in refuses. */
const unsupported = [
  'AddPermission',
  'RemovePermission',
  'TagQueue',
  'UntagQueue',
  'ListQueueTags',
  'StartMessageMoveTask',
  'CancelMessageMoveTask',
  'ListMessageMoveTasks',
]

const targetPrefix = 'AmazonSQS.'

/** Runs the operation that `target` names. Throws SqsError. */
export function runOperation(
  store: Store,
  target: string,
  body: string,
  request: Omit<OperationRequest, 'input'>,
): Promise<OperationReply> {
  const name = target.startsWith(targetPrefix) ? target.slice(targetPrefix.length) : ''
  const operation = operations.get(name)
  if (operation) return operation(store, { ...request, input: parseInput(body) })
  if (unsupported.includes(name)) throw new SqsError('UnsupportedOperation', `${name} is not supported here.`)
  throw new SqsError('UnknownOperationException', 'The operation is not known.')
}

// Queue URLs: written from a name, read back to the queue they mean.
import { type Account, accountId, type Queue } from './account.ts'
import { SqsError } from './errors.ts'
import { type Input, requiredText } from './input.ts'
import { findQueue } from './queue.ts'

export function formatQueueUrl(baseUrl: string, name: string): string {
  return `${baseUrl}/${accountId}/${name}`
}

/** The queue that the request's QueueUrl names, whatever the host in it. Throws InvalidAddress or QueueDoesNotExist. */
export function requestedQueue(account: Account, input: Input): Queue {
  const url = requiredText(input, 'QueueUrl')
  const [owner, name, ...rest] = URL.canParse(url) ? new URL(url).pathname.slice(1).split('/') : []
  if (!owner || !name || rest.length > 0) {
    throw new SqsError('InvalidAddress', 'The address of the queue is not valid for this endpoint.')
  }
  if (owner !== accountId) throw new SqsError('QueueDoesNotExist', 'The specified queue does not exist.')
  return findQueue(account, name)
}

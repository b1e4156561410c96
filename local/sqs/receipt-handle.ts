// Receipt handles: opaque to callers, they name the queue, the message and one receive of it.
import { SqsError } from './errors.ts'

export type Receipt = { readonly queueId: string; readonly messageId: string; readonly nonce: string }

export function formatReceiptHandle(receipt: Receipt): string {
  return Buffer.from(`${receipt.queueId} ${receipt.messageId} ${receipt.nonce}`).toString('base64url')
}

/** Throws ReceiptHandleIsInvalid for a text that no receive of the queue `queueId` gave out. */
export function parseReceiptHandle(handle: string, queueId: string): Receipt {
  const [givenQueueId, messageId, nonce, rest] = Buffer.from(handle, 'base64url').toString('utf8').split(' ')
  if (givenQueueId !== queueId || !messageId || !nonce || rest !== undefined) {
    throw new SqsError('ReceiptHandleIsInvalid', 'The input receipt handle is invalid.')
  }
  return { queueId, messageId, nonce }
}

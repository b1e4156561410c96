/** Sends messages, and buries those that gave up. */
import { SendMessageBatchCommand, SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs'
import type { Queue } from '#pipeline/ports/messages.ts'
import { writeMessage } from './message-body.ts'

/** What SQS takes at once. */
const BATCH = 10

/** Some of a batch was refused; which of it went out does not matter, see dispatch. */
export class QueueError extends Error {
  readonly code = 'queue.refused'
  constructor() {
    super('queue.refused')
    this.name = 'QueueError'
  }
}

export interface SqsQueueOptions {
  readonly client: SQSClient
  readonly queueUrl: string
  readonly dlqUrl: string
}

export function sqsQueue({ client, queueUrl, dlqUrl }: SqsQueueOptions): Queue {
  return {
    async send(messages) {
      for (let at = 0; at < messages.length; at += BATCH) {
        const { Failed } = await client.send(
          new SendMessageBatchCommand({
            QueueUrl: queueUrl,
            Entries: messages
              .slice(at, at + BATCH)
              .map((message, i) => ({ Id: String(i), MessageBody: writeMessage(message) })),
          }),
        )
        if (Failed?.length) throw new QueueError()
      }
    },

    async bury(message, reasonCode) {
      await client.send(
        new SendMessageCommand({
          QueueUrl: dlqUrl,
          MessageBody: writeMessage(message),
          MessageAttributes: { reason: { DataType: 'String', StringValue: reasonCode } },
        }),
      )
    },
  }
}

/** Takes messages out of the dead-letter queue whose work was given another life. */
import { DeleteMessageCommand, ReceiveMessageCommand, type SQSClient } from '@aws-sdk/client-sqs'
import type { Message } from '#pipeline/ports/messages.ts'
import type { DeadLetters } from '#pipeline/ports/operating.ts'
import { readMessage, writeMessage } from './message-body.ts'

/** What SQS gives at once. */
const BATCH = 10
/** A queue with more than this is a person's affair. */
const MOST_BATCHES = 200
/** Those that stay are hidden from others for so long. */
const HIDDEN_SECONDS = 10

export function sqsDeadLetters(client: SQSClient, dlqUrl: string, hiddenSeconds = HIDDEN_SECONDS): DeadLetters {
  return {
    async drain(messages: readonly Message[]) {
      const bodies = new Set(messages.map(writeMessage))
      const seen = new Set<string | undefined>()
      let drained = 0
      for (let batch = 0; batch < MOST_BATCHES && bodies.size > 0; batch++) {
        const { Messages = [] } = await client.send(
          new ReceiveMessageCommand({
            QueueUrl: dlqUrl,
            MaxNumberOfMessages: BATCH,
            VisibilityTimeout: hiddenSeconds,
            // A short poll asks only some of the servers.
            WaitTimeSeconds: 1,
          }),
        )
        // Once round: those that were seen are not hidden any more.
        if (Messages.every(({ MessageId }) => seen.has(MessageId))) break
        for (const { MessageId, Body, ReceiptHandle } of Messages) {
          seen.add(MessageId)
          const message = readMessage(Body)
          if (message === null || !bodies.delete(writeMessage(message))) continue
          await client.send(new DeleteMessageCommand({ QueueUrl: dlqUrl, ReceiptHandle }))
          drained++
        }
      }
      return drained
    },
  }
}

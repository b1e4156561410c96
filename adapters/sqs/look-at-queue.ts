/** Whether a queue is there and answers. */
import { GetQueueAttributesCommand, type SQSClient } from '@aws-sdk/client-sqs'

/** @throws where it does not */
export async function lookAtQueue(client: SQSClient, queueUrl: string): Promise<void> {
  await client.send(new GetQueueAttributesCommand({ QueueUrl: queueUrl, AttributeNames: ['QueueArn'] }))
}

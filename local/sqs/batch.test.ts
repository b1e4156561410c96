import {
  ChangeMessageVisibilityBatchCommand,
  DeleteMessageBatchCommand,
  SendMessageBatchCommand,
} from '@aws-sdk/client-sqs'
import { describe, expect, test, vi } from 'vitest'
import { refusal, testTarget } from './test-target.ts'

const { makeQueue, receive, receiveOne, attributesOf, target } = testTarget()

describe('a batch', () => {
  test('of sends, changes and deletes says per entry what worked', async () => {
    const queueUrl = await makeQueue({ MaximumMessageSize: '1024' })
    const sent = await target.client().send(
      new SendMessageBatchCommand({
        QueueUrl: queueUrl,
        Entries: [
          { Id: 'good', MessageBody: 'a' },
          { Id: 'long', MessageBody: 'x'.repeat(1_025) },
          { Id: 'bad', MessageBody: 'a\u0000' },
        ],
      }),
    )
    expect(sent.Successful?.map(({ Id }) => Id)).toEqual(['good'])
    expect(sent.Failed).toMatchObject([
      { Id: 'long', SenderFault: true, Code: 'InvalidParameterValue' },
      { Id: 'bad', SenderFault: true, Code: 'InvalidMessageContents' },
    ])
    const { ReceiptHandle } = await receiveOne(queueUrl)
    const changed = await target.client().send(
      new ChangeMessageVisibilityBatchCommand({
        QueueUrl: queueUrl,
        Entries: [
          { Id: 'good', ReceiptHandle, VisibilityTimeout: 60 },
          { Id: 'bad', ReceiptHandle: 'nonsense', VisibilityTimeout: 60 },
        ],
      }),
    )
    expect(changed.Successful).toEqual([{ Id: 'good' }])
    expect(changed.Failed).toMatchObject([{ Id: 'bad', Code: 'ReceiptHandleIsInvalid' }])
    const deleted = await target.client().send(
      new DeleteMessageBatchCommand({
        QueueUrl: queueUrl,
        Entries: [
          { Id: 'good', ReceiptHandle },
          { Id: 'bad', ReceiptHandle: 'nonsense' },
        ],
      }),
    )
    expect(deleted.Successful).toEqual([{ Id: 'good' }])
    expect(deleted.Failed).toMatchObject([{ Id: 'bad', Code: 'ReceiptHandleIsInvalid' }])
    await vi.waitFor(async () => expect((await attributesOf(queueUrl)).ApproximateNumberOfMessagesNotVisible).toBe('0'))
  })

  const entry = (Id: string, MessageBody = 'a') => ({ Id, MessageBody })
  test.each([
    ['EmptyBatchRequest', []],
    ['TooManyEntriesInBatchRequest', Array.from({ length: 11 }, (_, i) => entry(`e${i}`))],
    ['BatchEntryIdsNotDistinct', [entry('a'), entry('a')]],
    ['InvalidBatchEntryId', [entry('a b')]],
    ['BatchRequestTooLong', [entry('a', 'x'.repeat(600_000)), entry('b', 'x'.repeat(600_000))]],
  ])('is refused with %s', async (code, Entries) => {
    const queueUrl = await makeQueue()
    const sent = target.client().send(new SendMessageBatchCommand({ QueueUrl: queueUrl, Entries }))
    expect(await refusal(sent)).toEqual({ name: code, status: 400, queryCode: `AWS.SimpleQueueService.${code}` })
    expect(await receive(queueUrl)).toEqual([])
  })
})

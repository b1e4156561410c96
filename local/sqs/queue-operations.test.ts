import {
  CreateQueueCommand,
  DeleteQueueCommand,
  GetQueueUrlCommand,
  ListQueuesCommand,
  PurgeQueueCommand,
  SetQueueAttributesCommand,
  TagQueueCommand,
} from '@aws-sdk/client-sqs'
import { describe, expect, test, vi } from 'vitest'
import { foreignEndpoint, nameOf, refusal, testTarget } from './test-target.ts'

const { makeQueue, send, attributesOf, target, run } = testTarget()

describe('queues', () => {
  test('are made once, found by name and listed by prefix in pages', async () => {
    const first = await makeQueue({ VisibilityTimeout: '7' })
    const second = await makeQueue()
    const QueueName = nameOf(first)
    const again = await target
      .client()
      .send(new CreateQueueCommand({ QueueName, Attributes: { VisibilityTimeout: '7' } }))
    expect(again.QueueUrl).toBe(first)
    expect((await target.client().send(new GetQueueUrlCommand({ QueueName }))).QueueUrl).toBe(first)
    const page = await target.client().send(new ListQueuesCommand({ QueueNamePrefix: `t-${run}-`, MaxResults: 1 }))
    const rest = await target
      .client()
      .send(new ListQueuesCommand({ QueueNamePrefix: `t-${run}-`, MaxResults: 1_000, NextToken: page.NextToken }))
    expect([...(page.QueueUrls ?? []), ...(rest.QueueUrls ?? [])]).toEqual(expect.arrayContaining([first, second]))
    expect(page.QueueUrls).toHaveLength(1)
  })

  test('with the same name and other attributes are refused', async () => {
    const QueueName = nameOf(await makeQueue({ VisibilityTimeout: '7' }))
    const other = target.client().send(new CreateQueueCommand({ QueueName, Attributes: { VisibilityTimeout: '8' } }))
    expect(await refusal(other)).toEqual({ name: 'QueueNameExists', status: 400, queryCode: 'QueueAlreadyExists' })
  })

  test('that are unknown or deleted do not exist', async () => {
    const queueUrl = await makeQueue()
    await target.client().send(new DeleteQueueCommand({ QueueUrl: queueUrl }))
    const gone = { name: 'QueueDoesNotExist', status: 400, queryCode: 'AWS.SimpleQueueService.NonExistentQueue' }
    expect(await refusal(send(queueUrl, 'a'))).toEqual(gone)
    expect(await refusal(target.client().send(new GetQueueUrlCommand({ QueueName: `no-${run}` })))).toEqual(gone)
  })

  test('tell and change their attributes', async () => {
    const queueUrl = await makeQueue({ DelaySeconds: '0', MaximumMessageSize: '2048' })
    await target.client().send(
      new SetQueueAttributesCommand({
        QueueUrl: queueUrl,
        Attributes: { MessageRetentionPeriod: '60', ReceiveMessageWaitTimeSeconds: '1', VisibilityTimeout: '5' },
      }),
    )
    const attributes = await attributesOf(queueUrl)
    expect(attributes).toMatchObject({
      DelaySeconds: '0',
      MaximumMessageSize: '2048',
      MessageRetentionPeriod: '60',
      ReceiveMessageWaitTimeSeconds: '1',
      VisibilityTimeout: '5',
      ApproximateNumberOfMessages: '0',
      ApproximateNumberOfMessagesNotVisible: '0',
      ApproximateNumberOfMessagesDelayed: '0',
    })
    expect(attributes.QueueArn).toMatch(new RegExp(`^arn:aws:sqs:[a-z0-9-]+:\\d{12}:${nameOf(queueUrl)}$`))
    expect(attributes.CreatedTimestamp).toMatch(/^\d{10}$/)
  })

  test.each<[Record<string, string>, string]>([
    [{ VisibilityTimeout: '43201' }, 'InvalidAttributeValue'],
    [{ DelaySeconds: '-1' }, 'InvalidAttributeValue'],
    [{ RedrivePolicy: 'no json' }, 'InvalidAttributeValue'],
    [{ Colour: 'blue' }, 'InvalidAttributeName'],
  ])('refuse the attributes %j', async (Attributes, code) => {
    const QueueName = `t-${run}-refused`
    expect((await refusal(target.client().send(new CreateQueueCommand({ QueueName, Attributes })))).name).toBe(code)
  })

  test.skipIf(foreignEndpoint)('of the FIFO kind and tags are refused clearly', async () => {
    const fifo = target
      .client()
      .send(new CreateQueueCommand({ QueueName: 'a.fifo', Attributes: { FifoQueue: 'true' } }))
    expect((await refusal(fifo)).name).toBe('UnsupportedOperation')
    const tag = target.client().send(new TagQueueCommand({ QueueUrl: await makeQueue(), Tags: { a: 'b' } }))
    expect((await refusal(tag)).name).toBe('UnsupportedOperation')
  })

  test('are emptied by a purge', async () => {
    const queueUrl = await makeQueue()
    await send(queueUrl, 'a')
    await target.client().send(new PurgeQueueCommand({ QueueUrl: queueUrl }))
    await vi.waitFor(async () => expect((await attributesOf(queueUrl)).ApproximateNumberOfMessages).toBe('0'))
  })
})

import { ChangeMessageVisibilityCommand, DeleteMessageCommand } from '@aws-sdk/client-sqs'
import { describe, expect, test } from 'vitest'
import { foreignEndpoint, refusal, testTarget } from './test-target.ts'

const { makeQueue, send, receive, receiveOne, target } = testTarget()

describe.concurrent('a receiver', () => {
  test('waits for a message that comes later', async () => {
    const queueUrl = await makeQueue()
    const waiting = receiveOne(queueUrl, { WaitTimeSeconds: 20 })
    await send(queueUrl, 'a')
    expect((await waiting).Body).toBe('a')
  })

  test('waits for a message in flight to become visible again', async () => {
    const queueUrl = await makeQueue()
    await send(queueUrl, 'a')
    await receiveOne(queueUrl, { VisibilityTimeout: 1 })
    expect((await receiveOne(queueUrl, { WaitTimeSeconds: 20 })).Attributes?.ApproximateReceiveCount).toBe('2')
  })

  test('gets nothing after its wait', async () => {
    expect(await receive(await makeQueue({ ReceiveMessageWaitTimeSeconds: '1' }))).toEqual([])
  })

  test('deletes what it received, once or twice', async () => {
    const queueUrl = await makeQueue({ VisibilityTimeout: '0' })
    await send(queueUrl, 'a')
    const { ReceiptHandle } = await receiveOne(queueUrl)
    await target.client().send(new DeleteMessageCommand({ QueueUrl: queueUrl, ReceiptHandle }))
    await target.client().send(new DeleteMessageCommand({ QueueUrl: queueUrl, ReceiptHandle }))
    expect(await receive(queueUrl)).toEqual([])
  })

  test('gives a message back with visibility 0 and keeps it longer with more', async () => {
    const queueUrl = await makeQueue()
    await send(queueUrl, 'a')
    const change = (ReceiptHandle: string, VisibilityTimeout: number) =>
      target.client().send(new ChangeMessageVisibilityCommand({ QueueUrl: queueUrl, ReceiptHandle, VisibilityTimeout }))
    const first = await receiveOne(queueUrl)
    await change(first.ReceiptHandle, 0)
    const second = await receiveOne(queueUrl, { VisibilityTimeout: 1 })
    await change(second.ReceiptHandle, 600)
    expect(await receive(queueUrl, { WaitTimeSeconds: 2 })).toEqual([])
    expect((await refusal(change(second.ReceiptHandle, 43_201))).status).toBe(400)
    expect((await refusal(change(second.ReceiptHandle, 43_200))).status).toBe(400)
  })

  test.skipIf(foreignEndpoint)(
    'can’t use a receipt handle that is not one, is another queue’s, or is out of date',
    async () => {
      const queueUrl = await makeQueue()
      const elsewhere = await makeQueue()
      await send(queueUrl, 'a')
      const { ReceiptHandle } = await receiveOne(queueUrl, { VisibilityTimeout: 0 })
      const invalid = { name: 'ReceiptHandleIsInvalid', status: 404, queryCode: 'ReceiptHandleIsInvalid' }
      for (const [QueueUrl, handle] of [
        [queueUrl, 'nonsense'],
        [elsewhere, ReceiptHandle],
      ] as const) {
        const removal = target.client().send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle: handle }))
        expect(await refusal(removal)).toEqual(invalid)
      }
      const change = target
        .client()
        .send(new ChangeMessageVisibilityCommand({ QueueUrl: queueUrl, ReceiptHandle, VisibilityTimeout: 9 }))
      expect((await refusal(change)).name).toBe('MessageNotInflight')
      await receiveOne(queueUrl, { VisibilityTimeout: 0 })
      await target.client().send(new DeleteMessageCommand({ QueueUrl: queueUrl, ReceiptHandle }))
      expect((await receiveOne(queueUrl)).Attributes?.ApproximateReceiveCount).toBe('3')
    },
  )

  test.each([
    { MaxNumberOfMessages: 11 },
    { MaxNumberOfMessages: 0 },
    { WaitTimeSeconds: 21 },
    { VisibilityTimeout: -1 },
  ])('that asks for %j is refused', async (options) => {
    expect((await refusal(receive(await makeQueue(), options))).status).toBe(400)
  })
})

import { connect } from 'node:net'
import { DeleteMessageCommand, ListDeadLetterSourceQueuesCommand, ReceiveMessageCommand } from '@aws-sdk/client-sqs'
import { describe, expect, test, vi } from 'vitest'
import { foreignEndpoint, type RawRequest, refusal, signReceive, testTarget } from './test-target.ts'

const { makeQueue, send, receive, receiveOne, attributesOf, target } = testTarget()

describe.concurrent('a redrive policy', () => {
  test('moves a message to the dead-letter queue after its receives, the count going on', async () => {
    const deadUrl = await makeQueue()
    const { QueueArn: deadLetterTargetArn } = await attributesOf(deadUrl)
    const RedrivePolicy = JSON.stringify({ deadLetterTargetArn, maxReceiveCount: 2 })
    const queueUrl = await makeQueue({ RedrivePolicy, VisibilityTimeout: '0' })
    const id = await send(queueUrl, 'a')
    await receiveOne(queueUrl)
    await receiveOne(queueUrl)
    expect(await receive(queueUrl, { WaitTimeSeconds: 1 })).toEqual([])
    const dead = await receiveOne(deadUrl)
    expect(dead).toMatchObject({ MessageId: id, Body: 'a' })
    expect(dead.Attributes).toMatchObject({
      ApproximateReceiveCount: '3',
      DeadLetterQueueSourceArn: (await attributesOf(queueUrl)).QueueArn,
    })
    const sources = await target.client().send(new ListDeadLetterSourceQueuesCommand({ QueueUrl: deadUrl }))
    expect(sources.queueUrls).toEqual([queueUrl])
  })

  test('must name a queue that exists and allows it', async () => {
    const deadUrl = await makeQueue({ RedriveAllowPolicy: JSON.stringify({ redrivePermission: 'denyAll' }) })
    const { QueueArn = '' } = await attributesOf(deadUrl)
    for (const deadLetterTargetArn of [`${QueueArn}-none`, QueueArn]) {
      const RedrivePolicy = JSON.stringify({ deadLetterTargetArn, maxReceiveCount: 2 })
      expect((await refusal(makeQueue({ RedrivePolicy }))).status).toBe(400)
    }
  })
})

describe.skipIf(foreignEndpoint)('an aborted receive', () => {
  test('that was waiting takes nothing', async () => {
    const queueUrl = await makeQueue()
    for (let round = 0; round < 20; round++) {
      const abort = new AbortController()
      const waiting = target
        .client()
        .send(new ReceiveMessageCommand({ QueueUrl: queueUrl, WaitTimeSeconds: 20, VisibilityTimeout: 43_200 }), {
          abortSignal: abort.signal,
        })
      await attributesOf(queueUrl)
      abort.abort()
      await expect(waiting).rejects.toMatchObject({ name: 'AbortError' })
      await send(queueUrl, `round ${round}`)
      const message = await receiveOne(queueUrl)
      expect(message.Attributes?.ApproximateReceiveCount).toBe('1')
      await target.client().send(new DeleteMessageCommand({ QueueUrl: queueUrl, ReceiptHandle: message.ReceiptHandle }))
    }
  })

  test('whose answer did not get through gives the messages back at once, uncounted', async () => {
    const queueUrl = await makeQueue()
    for (let count = 0; count < 10; count++) await send(queueUrl, 'x'.repeat(1_048_576))
    const input = { QueueUrl: queueUrl, MaxNumberOfMessages: 10, VisibilityTimeout: 43_200 }
    const socket = await sendWithoutReading(await signReceive(target.endpoint(), input))
    await vi.waitFor(async () =>
      expect((await attributesOf(queueUrl)).ApproximateNumberOfMessagesNotVisible).toBe('10'),
    )
    socket.destroy()
    await vi.waitFor(async () => expect((await attributesOf(queueUrl)).ApproximateNumberOfMessages).toBe('10'))
    const messages = await receive(queueUrl)
    expect(messages.map(({ Attributes }) => Attributes?.ApproximateReceiveCount)).toEqual(Array(10).fill('1'))
  })
})

async function sendWithoutReading(request: RawRequest): Promise<ReturnType<typeof connect>> {
  const socket = connect(Number(new URL(target.endpoint()).port), '127.0.0.1')
  socket.pause()
  const headers = { ...request.headers, 'content-length': String(Buffer.byteLength(request.body)) }
  const head = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
  socket.write(`POST / HTTP/1.1\r\n${head.join('')}\r\n${request.body}`)
  return socket
}

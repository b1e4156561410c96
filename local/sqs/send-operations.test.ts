import { createHash } from 'node:crypto'
import { SendMessageCommand } from '@aws-sdk/client-sqs'
import { describe, expect, test } from 'vitest'
import { refusal, testTarget } from './test-target.ts'

const { makeQueue, send, receive, receiveOne, attributesOf, target } = testTarget()

describe.concurrent('a message', () => {
  test('arrives whole, with the MD5s that the SDK checks, its attributes and its counts', async () => {
    const queueUrl = await makeQueue()
    const body = 'Zoë & 株式会社 🙂\r\n\t{"a":1}'
    const sent = await target.client().send(
      new SendMessageCommand({
        QueueUrl: queueUrl,
        MessageBody: body,
        MessageAttributes: {
          'kind.name': { DataType: 'String', StringValue: 'range' },
          'kind.size': { DataType: 'Number.int', StringValue: '12' },
          raw: { DataType: 'Binary', BinaryValue: new Uint8Array([0, 255, 7]) },
        },
        MessageSystemAttributes: { AWSTraceHeader: { DataType: 'String', StringValue: 'Root=1-0-0' } },
      }),
    )
    expect(sent.MD5OfMessageBody).toBe(createHash('md5').update(body).digest('hex'))
    const message = await receiveOne(queueUrl, { MessageAttributeNames: ['All'] })
    expect(message).toMatchObject({ MessageId: sent.MessageId, Body: body })
    expect(message.MD5OfMessageAttributes).toBe(sent.MD5OfMessageAttributes)
    expect(message.MessageAttributes).toEqual({
      'kind.name': { DataType: 'String', StringValue: 'range' },
      'kind.size': { DataType: 'Number.int', StringValue: '12' },
      raw: { DataType: 'Binary', BinaryValue: new Uint8Array([0, 255, 7]) },
    })
    expect(message.Attributes).toMatchObject({ ApproximateReceiveCount: '1', AWSTraceHeader: 'Root=1-0-0' })
    expect(message.Attributes?.SentTimestamp).toMatch(/^\d{13}$/)
    expect(message.Attributes?.ApproximateFirstReceiveTimestamp).toMatch(/^\d{13}$/)
  })

  test('comes with the attributes that were asked for only', async () => {
    const queueUrl = await makeQueue({ VisibilityTimeout: '0' })
    await target.client().send(
      new SendMessageCommand({
        QueueUrl: queueUrl,
        MessageBody: 'a',
        MessageAttributes: {
          'kind.name': { DataType: 'String', StringValue: 'range' },
          other: { DataType: 'String', StringValue: 'x' },
        },
      }),
    )
    const bare = await receiveOne(queueUrl, { MessageSystemAttributeNames: [] })
    expect(bare.Attributes).toBeUndefined()
    expect(bare.MessageAttributes).toBeUndefined()
    const some = await receiveOne(queueUrl, {
      MessageAttributeNames: ['kind.*'],
      MessageSystemAttributeNames: ['ApproximateReceiveCount'],
    })
    expect(Object.keys(some.MessageAttributes ?? {})).toEqual(['kind.name'])
    expect(some.Attributes).toEqual({ ApproximateReceiveCount: '2' })
  })

  test('has at most 1 MiB, attributes included', async () => {
    const queueUrl = await makeQueue()
    const mebibyte = 'x'.repeat(1_048_576)
    await send(queueUrl, mebibyte)
    expect((await receiveOne(queueUrl)).Body).toBe(mebibyte)
    expect((await refusal(send(queueUrl, `${mebibyte}x`))).status).toBe(400)
    const withAttribute = target.client().send(
      new SendMessageCommand({
        QueueUrl: queueUrl,
        MessageBody: mebibyte.slice(5),
        MessageAttributes: { a: { DataType: 'String', StringValue: 'b' } },
      }),
    )
    expect((await refusal(withAttribute)).status).toBe(400)
  })

  test.each([
    ['an empty body', ''],
    ['a NUL', 'a\u0000b'],
    ['a non-character', 'a\uffff'],
  ])('with %s is refused', async (_, body) => {
    expect((await refusal(send(await makeQueue(), body))).status).toBe(400)
  })

  test.each<[string, Record<string, { DataType: string; StringValue?: string }>]>([
    ['a reserved name', { 'AWS.x': { DataType: 'String', StringValue: 'a' } }],
    ['a name with two dots', { 'a..b': { DataType: 'String', StringValue: 'a' } }],
    ['an unknown type', { a: { DataType: 'Text', StringValue: 'a' } }],
    ['no value', { a: { DataType: 'String' } }],
    ['a number that is none', { a: { DataType: 'Number', StringValue: 'a' } }],
    [
      'eleven of them',
      Object.fromEntries(Array.from({ length: 11 }, (_, i) => [`a${i}`, { DataType: 'String', StringValue: 'a' }])),
    ],
  ])('whose attributes have %s is refused', async (_, MessageAttributes) => {
    const sent = target
      .client()
      .send(new SendMessageCommand({ QueueUrl: await makeQueue(), MessageBody: 'a', MessageAttributes }))
    expect((await refusal(sent)).status).toBe(400)
  })

  test('with a delay stays back, whether its own or the queue’s', async () => {
    const queueUrl = await makeQueue({ DelaySeconds: '900' })
    await send(queueUrl, 'late')
    await send(queueUrl, 'soon', 1)
    await send(queueUrl, 'now', 0)
    expect((await receive(queueUrl, { WaitTimeSeconds: 1 })).map(({ Body }) => Body)).toEqual(['now'])
    expect((await receiveOne(queueUrl)).Body).toBe('soon')
    expect(await attributesOf(queueUrl)).toMatchObject({
      ApproximateNumberOfMessages: '0',
      ApproximateNumberOfMessagesNotVisible: '2',
      ApproximateNumberOfMessagesDelayed: '1',
    })
  })
})

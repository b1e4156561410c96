import { createHash, randomUUID } from 'node:crypto'
import { connect } from 'node:net'
import {
  ChangeMessageVisibilityBatchCommand,
  ChangeMessageVisibilityCommand,
  CreateQueueCommand,
  DeleteMessageBatchCommand,
  DeleteMessageCommand,
  DeleteQueueCommand,
  GetQueueAttributesCommand,
  GetQueueUrlCommand,
  ListDeadLetterSourceQueuesCommand,
  ListQueuesCommand,
  type Message,
  PurgeQueueCommand,
  ReceiveMessageCommand,
  type ReceiveMessageCommandInput,
  SendMessageBatchCommand,
  SendMessageCommand,
  SetQueueAttributesCommand,
  TagQueueCommand,
} from '@aws-sdk/client-sqs'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { clientFor, foreignEndpoint, openTarget, sayWhyLocalTestsAreSkipped, type TestTarget } from './test-target.ts'

let target: TestTarget
const run = randomUUID().slice(0, 8)
let queueNumber = 0
const madeQueues: string[] = []

beforeAll(async () => {
  target = await openTarget()
})

afterAll(async () => {
  await Promise.all(madeQueues.map((QueueUrl) => target.client.send(new DeleteQueueCommand({ QueueUrl }))))
  await target.close()
})

async function makeQueue(attributes: Record<string, string> = {}): Promise<string> {
  const QueueName = `t-${run}-${queueNumber++}`
  const { QueueUrl = '' } = await target.client.send(new CreateQueueCommand({ QueueName, Attributes: attributes }))
  madeQueues.push(QueueUrl)
  return QueueUrl
}

const nameOf = (queueUrl: string): string => queueUrl.slice(queueUrl.lastIndexOf('/') + 1)

async function send(QueueUrl: string, MessageBody: string, DelaySeconds?: number): Promise<string> {
  const sent = await target.client.send(new SendMessageCommand({ QueueUrl, MessageBody, DelaySeconds }))
  return sent.MessageId ?? ''
}

async function receive(
  QueueUrl: string,
  options: Omit<ReceiveMessageCommandInput, 'QueueUrl'> = {},
): Promise<readonly Message[]> {
  const input = { QueueUrl, MaxNumberOfMessages: 10, MessageSystemAttributeNames: ['All' as const], ...options }
  return (await target.client.send(new ReceiveMessageCommand(input))).Messages ?? []
}

async function receiveOne(queueUrl: string, options = {}): Promise<Message & { ReceiptHandle: string }> {
  const [message, ...more] = await receive(queueUrl, { WaitTimeSeconds: 5, ...options })
  expect(more).toEqual([])
  if (!message?.ReceiptHandle) throw new Error('no message came')
  return { ...message, ReceiptHandle: message.ReceiptHandle }
}

async function attributesOf(QueueUrl: string): Promise<Record<string, string>> {
  const answer = await target.client.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['All'] }))
  return answer.Attributes ?? {}
}

async function refusal(promise: Promise<unknown>): Promise<{ name: string; status?: number; queryCode?: string }> {
  const error = await promise.then(
    () => undefined,
    (reason) => reason,
  )
  return {
    name: error?.name ?? 'none',
    status: error?.$metadata?.httpStatusCode,
    queryCode: error?.Error?.Code ?? error?.Code,
  }
}

describe('queues', () => {
  test('are made once, found by name and listed by prefix in pages', async () => {
    const first = await makeQueue({ VisibilityTimeout: '7' })
    const second = await makeQueue()
    const QueueName = nameOf(first)
    const again = await target.client.send(
      new CreateQueueCommand({ QueueName, Attributes: { VisibilityTimeout: '7' } }),
    )
    expect(again.QueueUrl).toBe(first)
    expect((await target.client.send(new GetQueueUrlCommand({ QueueName }))).QueueUrl).toBe(first)
    const page = await target.client.send(new ListQueuesCommand({ QueueNamePrefix: `t-${run}-`, MaxResults: 1 }))
    const rest = await target.client.send(
      new ListQueuesCommand({ QueueNamePrefix: `t-${run}-`, MaxResults: 1_000, NextToken: page.NextToken }),
    )
    expect([...(page.QueueUrls ?? []), ...(rest.QueueUrls ?? [])]).toEqual(expect.arrayContaining([first, second]))
    expect(page.QueueUrls).toHaveLength(1)
  })

  test('with the same name and other attributes are refused', async () => {
    const QueueName = nameOf(await makeQueue({ VisibilityTimeout: '7' }))
    const other = target.client.send(new CreateQueueCommand({ QueueName, Attributes: { VisibilityTimeout: '8' } }))
    expect(await refusal(other)).toEqual({ name: 'QueueNameExists', status: 400, queryCode: 'QueueAlreadyExists' })
  })

  test('that are unknown or deleted do not exist', async () => {
    const queueUrl = await makeQueue()
    madeQueues.pop()
    await target.client.send(new DeleteQueueCommand({ QueueUrl: queueUrl }))
    const gone = { name: 'QueueDoesNotExist', status: 400, queryCode: 'AWS.SimpleQueueService.NonExistentQueue' }
    expect(await refusal(send(queueUrl, 'a'))).toEqual(gone)
    expect(await refusal(target.client.send(new GetQueueUrlCommand({ QueueName: `no-${run}` })))).toEqual(gone)
  })

  test('tell and change their attributes', async () => {
    const queueUrl = await makeQueue({ DelaySeconds: '0', MaximumMessageSize: '2048' })
    await target.client.send(
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
    expect((await refusal(target.client.send(new CreateQueueCommand({ QueueName, Attributes })))).name).toBe(code)
  })

  test.skipIf(foreignEndpoint)('of the FIFO kind and tags are refused clearly', async () => {
    const fifo = target.client.send(new CreateQueueCommand({ QueueName: 'a.fifo', Attributes: { FifoQueue: 'true' } }))
    expect((await refusal(fifo)).name).toBe('UnsupportedOperation')
    const tag = target.client.send(new TagQueueCommand({ QueueUrl: await makeQueue(), Tags: { a: 'b' } }))
    expect((await refusal(tag)).name).toBe('UnsupportedOperation')
  })

  test('are emptied by a purge', async () => {
    const queueUrl = await makeQueue()
    await send(queueUrl, 'a')
    await target.client.send(new PurgeQueueCommand({ QueueUrl: queueUrl }))
    await vi.waitFor(async () => expect((await attributesOf(queueUrl)).ApproximateNumberOfMessages).toBe('0'))
  })
})

describe.concurrent('a message', () => {
  test('arrives whole, with the MD5s that the SDK checks, its attributes and its counts', async () => {
    const queueUrl = await makeQueue()
    const body = 'Zoë & 株式会社 🙂\r\n\t{"a":1}'
    const sent = await target.client.send(
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
    await target.client.send(
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
    const withAttribute = target.client.send(
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
    const sent = target.client.send(
      new SendMessageCommand({ QueueUrl: await makeQueue(), MessageBody: 'a', MessageAttributes }),
    )
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
    await target.client.send(new DeleteMessageCommand({ QueueUrl: queueUrl, ReceiptHandle }))
    await target.client.send(new DeleteMessageCommand({ QueueUrl: queueUrl, ReceiptHandle }))
    expect(await receive(queueUrl)).toEqual([])
  })

  test('gives a message back with visibility 0 and keeps it longer with more', async () => {
    const queueUrl = await makeQueue()
    await send(queueUrl, 'a')
    const change = (ReceiptHandle: string, VisibilityTimeout: number) =>
      target.client.send(new ChangeMessageVisibilityCommand({ QueueUrl: queueUrl, ReceiptHandle, VisibilityTimeout }))
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
        const removal = target.client.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle: handle }))
        expect(await refusal(removal)).toEqual(invalid)
      }
      const change = target.client.send(
        new ChangeMessageVisibilityCommand({ QueueUrl: queueUrl, ReceiptHandle, VisibilityTimeout: 9 }),
      )
      expect((await refusal(change)).name).toBe('MessageNotInflight')
      await receiveOne(queueUrl, { VisibilityTimeout: 0 })
      await target.client.send(new DeleteMessageCommand({ QueueUrl: queueUrl, ReceiptHandle }))
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

describe('a batch', () => {
  test('of sends, changes and deletes says per entry what worked', async () => {
    const queueUrl = await makeQueue({ MaximumMessageSize: '1024' })
    const sent = await target.client.send(
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
    const changed = await target.client.send(
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
    const deleted = await target.client.send(
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
    const sent = target.client.send(new SendMessageBatchCommand({ QueueUrl: queueUrl, Entries }))
    expect(await refusal(sent)).toEqual({ name: code, status: 400, queryCode: `AWS.SimpleQueueService.${code}` })
    expect(await receive(queueUrl)).toEqual([])
  })
})

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
    const sources = await target.client.send(new ListDeadLetterSourceQueuesCommand({ QueueUrl: deadUrl }))
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
  sayWhyLocalTestsAreSkipped('aborted receives')

  test('that was waiting takes nothing', async () => {
    const queueUrl = await makeQueue()
    for (let round = 0; round < 20; round++) {
      const abort = new AbortController()
      const waiting = target.client.send(
        new ReceiveMessageCommand({ QueueUrl: queueUrl, WaitTimeSeconds: 20, VisibilityTimeout: 43_200 }),
        { abortSignal: abort.signal },
      )
      await attributesOf(queueUrl)
      abort.abort()
      await expect(waiting).rejects.toMatchObject({ name: 'AbortError' })
      await send(queueUrl, `round ${round}`)
      const message = await receiveOne(queueUrl)
      expect(message.Attributes?.ApproximateReceiveCount).toBe('1')
      await target.client.send(new DeleteMessageCommand({ QueueUrl: queueUrl, ReceiptHandle: message.ReceiptHandle }))
    }
  })

  test('whose answer did not get through gives the messages back at once, uncounted', async () => {
    const queueUrl = await makeQueue()
    for (let count = 0; count < 10; count++) await send(queueUrl, 'x'.repeat(1_048_576))
    const input = { QueueUrl: queueUrl, MaxNumberOfMessages: 10, VisibilityTimeout: 43_200 }
    const socket = await sendWithoutReading(await signedRequest(input))
    await vi.waitFor(async () =>
      expect((await attributesOf(queueUrl)).ApproximateNumberOfMessagesNotVisible).toBe('10'),
    )
    socket.destroy()
    await vi.waitFor(async () => expect((await attributesOf(queueUrl)).ApproximateNumberOfMessages).toBe('10'))
    const messages = await receive(queueUrl)
    expect(messages.map(({ Attributes }) => Attributes?.ApproximateReceiveCount)).toEqual(Array(10).fill('1'))
  })
})

type RawRequest = { readonly headers: Record<string, string>; readonly body: string }

/** A ReceiveMessage as the SDK signs it, not sent. */
async function signedRequest(input: ReceiveMessageCommandInput, overrides = {}): Promise<RawRequest> {
  let captured: RawRequest | undefined
  const client = clientFor(target.endpoint, {
    ...overrides,
    requestHandler: {
      async handle(request: { headers: Record<string, string>; body: Uint8Array }) {
        const { 'content-length': _, ...headers } = request.headers
        captured = { headers, body: new TextDecoder().decode(request.body) }
        throw new Error('captured')
      },
    },
  })
  await client.send(new ReceiveMessageCommand(input)).catch(() => undefined)
  if (!captured) throw new Error('nothing was signed')
  return captured
}

async function sendWithoutReading(request: RawRequest): Promise<ReturnType<typeof connect>> {
  const socket = connect(Number(new URL(target.endpoint).port), '127.0.0.1')
  socket.pause()
  const headers = { ...request.headers, 'content-length': String(Buffer.byteLength(request.body)) }
  const head = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
  socket.write(`POST / HTTP/1.1\r\n${head.join('')}\r\n${request.body}`)
  return socket
}

describe.skipIf(foreignEndpoint)('a signature', () => {
  async function post({ headers, body }: RawRequest, path = '/'): Promise<{ status: number; type: string }> {
    const response = await fetch(`${target.endpoint}${path}`, { method: 'POST', headers, body })
    const answer = (await response.json()) as { __type?: string }
    return { status: response.status, type: answer.__type?.split('#')[1] ?? '' }
  }
  const forbidden = (type: string) => ({ status: 403, type })
  const input = async () => ({ QueueUrl: await makeQueue() })

  test('as the SDK makes it is taken', async () => {
    expect(await post(await signedRequest(await input()))).toEqual({ status: 200, type: '' })
  })

  test('by a foreign key, a wrong secret or for another region is refused', async () => {
    const foreign = { credentials: { accessKeyId: 'other', secretAccessKey: 'local-secret' } }
    expect(await post(await signedRequest(await input(), foreign))).toEqual(forbidden('InvalidClientTokenId'))
    const wrong = { credentials: { accessKeyId: 'local', secretAccessKey: 'guess' } }
    expect(await post(await signedRequest(await input(), wrong))).toEqual(forbidden('SignatureDoesNotMatch'))
    const elsewhere = { region: 'us-east-1' }
    expect(await post(await signedRequest(await input(), elsewhere))).toEqual(forbidden('SignatureDoesNotMatch'))
  })

  test('does not cover another body, target or path', async () => {
    const good = await signedRequest(await input())
    const mismatch = forbidden('SignatureDoesNotMatch')
    expect(await post({ ...good, body: `${good.body} ` })).toEqual(mismatch)
    const otherTarget = { ...good.headers, 'x-amz-target': 'AmazonSQS.PurgeQueue' }
    expect(await post({ ...good, headers: otherTarget })).toEqual(mismatch)
    expect(await post(good, '/elsewhere')).toEqual(mismatch)
    expect(await post({ ...good, headers: { ...good.headers, 'x-amz-extra': '1' } })).toEqual(mismatch)
  })

  test.each([-16, 16])('made %i minutes from now is refused, one within 15 is taken', async (minutes) => {
    const at = (offset: number) => ({ systemClockOffset: offset * 60_000 })
    const stale = await signedRequest(await input(), at(minutes))
    expect(await post(stale)).toEqual(forbidden('SignatureDoesNotMatch'))
    expect((await post(await signedRequest(await input(), at(Math.sign(minutes) * 14)))).status).toBe(200)
  })

  test('that is missing or broken is refused', async () => {
    const good = await signedRequest(await input())
    const { authorization: _, ...anonymous } = good.headers
    expect(await post({ ...good, headers: anonymous })).toEqual(forbidden('MissingAuthenticationToken'))
    const broken = { ...good.headers, authorization: 'AWS4-HMAC-SHA256 Credential=local' }
    expect(await post({ ...good, headers: broken })).toEqual(forbidden('IncompleteSignature'))
  })
})

describe.skipIf(foreignEndpoint)('a request that is no SQS request', () => {
  test('is refused with a body that says so', async () => {
    const response = await fetch(target.endpoint)
    expect(response.status).toBe(403)
    expect(response.headers.get('x-amzn-query-error')).toBe('MissingAuthenticationToken;Sender')
  })

  test('and is too large is refused before it is read whole', async () => {
    const response = await fetch(target.endpoint, { method: 'POST', body: 'x'.repeat(9 << 20) })
    expect(response.status).toBe(413)
  })
})

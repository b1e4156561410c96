/** Messages through the local stand-in of SQS. */
import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CreateQueueCommand, ReceiveMessageCommand, SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { startSqs } from '#local/sqs/server.ts'
import type { Message } from '#pipeline/ports/messages.ts'
import { sqsClient } from './client.ts'
import { type ConsumeOptions, consume } from './consumer.ts'
import { sqsQueue } from './queue.ts'

let dir: string
let server: Awaited<ReturnType<typeof startSqs>>
let client: SQSClient
let options: ConsumeOptions
let errors: unknown[]

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'kith-sqs-'))
  const identity = { accessKeyId: 'local', secretAccessKey: 'local-secret', region: 'eu-central-1' }
  server = await startSqs({ dir, port: 0, ...identity, queues: [] })
  const credentials = { ...identity, sessionToken: null }
  client = sqsClient({ region: identity.region, endpoint: `http://127.0.0.1:${server.port}`, credentials })
})
afterAll(async () => {
  client.destroy()
  await server.close()
  await rm(dir, { recursive: true })
})

beforeEach(async () => {
  errors = []
  options = {
    client,
    queueUrl: await newQueue(),
    dlqUrl: await newQueue(),
    slots: 2,
    visibilitySeconds: 30,
    heartbeatSeconds: 10,
    againSeconds: 0,
    onError: (error) => errors.push(error),
  }
})

async function newQueue(): Promise<string> {
  const { QueueUrl } = await client.send(new CreateQueueCommand({ QueueName: `kith-test-${randomUUID()}` }))
  if (!QueueUrl) throw new Error('no queue')
  return QueueUrl
}

const message = (n: number): Message => ({
  step: 'enrich',
  workspaceId: 'ours',
  subjectId: 'job',
  n,
  generation: 1,
})

/** What can be seen in a queue right now. */
async function look(queueUrl: string) {
  const { Messages = [] } = await client.send(
    new ReceiveMessageCommand({ QueueUrl: queueUrl, MaxNumberOfMessages: 10, MessageAttributeNames: ['All'] }),
  )
  return Messages.map(({ Body, MessageAttributes }) => [Body, MessageAttributes?.reason?.StringValue])
}

test('what was sent is handled once, and gone when it was handled', async () => {
  const queue = sqsQueue(options)
  const sent = Array.from({ length: 23 }, (_, n) => message(n))
  await queue.send(sent)
  const handled: Message[] = []
  const consumer = consume(options, async (taken) => {
    handled.push(taken)
  })
  await vi.waitUntil(() => handled.length >= sent.length, { timeout: 30_000 })
  await consumer.stop()
  expect(handled.sort((a, b) => a.n - b.n)).toEqual(sent)
  expect(await look(options.queueUrl)).toEqual([])
  expect(errors).toEqual([])
})

test('a message carries ids only, whatever the task it is made from carries', async () => {
  const task = { ...message(1), attempt: 3, span: null, email: 'somebody' }
  await sqsQueue(options).send([task])
  await sqsQueue(options).bury(task, 'range.attempts')
  const body = '{"step":"enrich","workspaceId":"ours","subjectId":"job","n":1,"generation":1}'
  expect(await look(options.queueUrl)).toEqual([[body, undefined]])
  expect(await look(options.dlqUrl)).toEqual([[body, 'range.attempts']])
})

test('what is not ours goes to the dead-letter queue, and work goes on', async () => {
  const foreign = ['no JSON', '{}', '{"step":"format","workspaceId":"a","subjectId":"b","n":0,"generation":1}']
  for (const MessageBody of foreign) {
    await client.send(new SendMessageCommand({ QueueUrl: options.queueUrl, MessageBody }))
  }
  await sqsQueue(options).send([message(7)])
  const handled: Message[] = []
  const buried: unknown[] = []
  const consumer = consume(options, async (taken) => {
    handled.push(taken)
  })
  await vi.waitUntil(
    async () => {
      buried.push(...(await look(options.dlqUrl)))
      return handled.length === 1 && buried.length === foreign.length
    },
    { timeout: 30_000 },
  )
  await consumer.stop()
  expect(buried.sort()).toEqual(foreign.sort().map((body) => [body, 'message.foreign']))
})

test('a message whose handler throws comes again', async () => {
  await sqsQueue(options).send([message(1)])
  let tries = 0
  const consumer = consume(options, async () => {
    if (++tries < 3) throw new Error('not yet')
  })
  await vi.waitUntil(() => tries === 3, { timeout: 30_000 })
  await consumer.stop()
  expect(await look(options.queueUrl)).toEqual([])
  expect(errors).toEqual([new Error('not yet'), new Error('not yet')])
})

test('stopping finishes what is under way and takes nothing more', async () => {
  await sqsQueue(options).send([message(1)])
  let finish: (() => void) | null = null
  const handled: number[] = []
  const consumer = consume({ ...options, slots: 1 }, async ({ n }) => {
    await new Promise<void>((resolve) => {
      finish = resolve
    })
    handled.push(n)
  })
  const go = await vi.waitUntil(() => finish, { timeout: 30_000 })
  await sqsQueue(options).send([message(2)])
  const stopped = consumer.stop()
  go()
  await stopped
  expect(handled).toEqual([1])
  expect((await look(options.queueUrl)).map(([body]) => JSON.parse(body ?? '').n)).toEqual([2])
})

test('work longer than the hiding stays hidden', async () => {
  await sqsQueue(options).send([message(1)])
  let begun = 0
  let prolonged = 0
  client.middlewareStack.add(
    (next, context) => (args) => {
      if (context.commandName === 'ChangeMessageVisibilityCommand') prolonged++
      return next(args)
    },
    { step: 'initialize', name: 'countProlonged', override: true },
  )
  const consumer = consume({ ...options, visibilitySeconds: 2, heartbeatSeconds: 1 }, async () => {
    begun++
    await vi.waitUntil(() => prolonged >= 3, { timeout: 30_000 })
  })
  await vi.waitUntil(() => prolonged >= 3, { timeout: 30_000 })
  await consumer.stop()
  expect(begun).toBe(1)
})

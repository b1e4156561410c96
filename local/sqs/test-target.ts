// For the tests: an SQS to talk to (this one, or the one of KITH_TEST_SQS_ENDPOINT) and clients for it.
import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  CreateQueueCommand,
  DeleteQueueCommand,
  GetQueueAttributesCommand,
  type Message,
  ReceiveMessageCommand,
  type ReceiveMessageCommandInput,
  SendMessageCommand,
  SQSClient,
  type SQSClientConfig,
} from '@aws-sdk/client-sqs'
import { afterAll, beforeAll } from 'vitest'
import { type SqsServer, startSqs } from './server.ts'

export const identity = { accessKeyId: 'local', secretAccessKey: 'local-secret', region: 'eu-central-1' }

/** A foreign endpoint to run the protocol tests against, with the caller's own AWS settings. */
export const foreignEndpoint = process.env.KITH_TEST_SQS_ENDPOINT

/** Prints why tests that need the stand-in's own process or disk do not run. */
export function sayWhyLocalTestsAreSkipped(what: string): void {
  if (foreignEndpoint) console.log(`${what}: skipped, KITH_TEST_SQS_ENDPOINT points at another server.`)
}

export function clientFor(endpoint: string, overrides: SQSClientConfig = {}): SQSClient {
  const { accessKeyId, secretAccessKey, region } = identity
  return new SQSClient({
    endpoint,
    region: foreignEndpoint ? process.env.AWS_REGION : region,
    ...(foreignEndpoint ? {} : { credentials: { accessKeyId, secretAccessKey } }),
    maxAttempts: 1,
    ...overrides,
  })
}

/** The server the tests of a file talk to, its client, and the calls most tests make. Made queues go at the end. */
export function testTarget() {
  sayWhyLocalTestsAreSkipped('tests of signatures, aborted receives and what only the stand-in refuses')
  const run = randomUUID().slice(0, 8)
  const madeQueues: string[] = []
  let endpoint = foreignEndpoint ?? ''
  let client: SQSClient
  let closeServer = async (): Promise<void> => undefined

  beforeAll(async () => {
    if (!foreignEndpoint) {
      const { server, close } = await startInTemporaryFolder()
      endpoint = `http://127.0.0.1:${server.port}`
      closeServer = close
    }
    client = clientFor(endpoint)
  })

  afterAll(async () => {
    // Settled only: a test may have deleted its queue.
    await Promise.allSettled(madeQueues.map((QueueUrl) => client.send(new DeleteQueueCommand({ QueueUrl }))))
    client.destroy()
    await closeServer()
  })

  async function makeQueue(Attributes: Record<string, string> = {}): Promise<string> {
    const QueueName = `t-${run}-${madeQueues.length}-${randomUUID().slice(0, 4)}`
    const { QueueUrl = '' } = await client.send(new CreateQueueCommand({ QueueName, Attributes }))
    madeQueues.push(QueueUrl)
    return QueueUrl
  }

  async function send(QueueUrl: string, MessageBody: string, DelaySeconds?: number): Promise<string> {
    const sent = await client.send(new SendMessageCommand({ QueueUrl, MessageBody, DelaySeconds }))
    return sent.MessageId ?? ''
  }

  async function receive(
    QueueUrl: string,
    options: Omit<ReceiveMessageCommandInput, 'QueueUrl'> = {},
  ): Promise<readonly Message[]> {
    const input = { QueueUrl, MaxNumberOfMessages: 10, MessageSystemAttributeNames: ['All' as const], ...options }
    return (await client.send(new ReceiveMessageCommand(input))).Messages ?? []
  }

  async function receiveOne(queueUrl: string, options = {}): Promise<Message & { ReceiptHandle: string }> {
    const [message, ...more] = await receive(queueUrl, { WaitTimeSeconds: 5, ...options })
    if (!message?.ReceiptHandle || more.length > 0) throw new Error(`${more.length + (message ? 1 : 0)} messages came`)
    return { ...message, ReceiptHandle: message.ReceiptHandle }
  }

  async function attributesOf(QueueUrl: string): Promise<Record<string, string>> {
    const answer = await client.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['All'] }))
    return answer.Attributes ?? {}
  }

  const target = { endpoint: () => endpoint, client: () => client }
  return { run, target, makeQueue, send, receive, receiveOne, attributesOf }
}

export const nameOf = (queueUrl: string): string => queueUrl.slice(queueUrl.lastIndexOf('/') + 1)

/** What an SDK call was refused with; `none` when it was not. */
export async function refusal(
  promise: Promise<unknown>,
): Promise<{ readonly name: string; readonly status?: number; readonly queryCode?: string }> {
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

export type RawRequest = { readonly headers: Record<string, string>; readonly body: string }

/** A ReceiveMessage as the SDK signs it, not sent. */
export async function signReceive(
  endpoint: string,
  input: ReceiveMessageCommandInput,
  overrides: SQSClientConfig = {},
): Promise<RawRequest> {
  let captured: RawRequest | undefined
  const client = clientFor(endpoint, {
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

async function startInTemporaryFolder(): Promise<{ server: SqsServer; close: () => Promise<void> }> {
  const dir = await temporaryFolder()
  const server = await startSqs({ dir, port: 0, ...identity, queues: [] })
  return {
    server,
    async close() {
      await server.close()
      await rm(dir, { recursive: true })
    },
  }
}

export function temporaryFolder(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'kith-sqs-'))
}

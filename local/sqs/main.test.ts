import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import {
  ChangeMessageVisibilityCommand,
  DeleteMessageCommand,
  type Message,
  ReceiveMessageCommand,
  SendMessageCommand,
  type SQSClient,
} from '@aws-sdk/client-sqs'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { clientFor, foreignEndpoint, identity, sayWhyLocalTestsAreSkipped, temporaryFolder } from './test-target.ts'

const mainPath = fileURLToPath(new URL('main.ts', import.meta.url))
let folder: string
const children: ChildProcess[] = []

beforeEach(async () => {
  folder = await temporaryFolder()
})

afterEach(async () => {
  for (const child of children.splice(0)) await end(child, 'SIGKILL')
  await rm(folder, { recursive: true })
})

function spawnMain(env: Record<string, string> = {}): ChildProcess {
  const child = spawn(process.execPath, ['--import', 'tsx', mainPath], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      SQS_STAND_IN_DIR: folder,
      SQS_STAND_IN_PORT: '0',
      SQS_STAND_IN_QUEUES: 'kith,kith-dead',
      AWS_ACCESS_KEY_ID: identity.accessKeyId,
      AWS_SECRET_ACCESS_KEY: identity.secretAccessKey,
      AWS_REGION: identity.region,
      ...env,
    },
  })
  children.push(child)
  return child
}

type Running = { readonly child: ChildProcess; readonly port: number; readonly client: SQSClient; readonly url: string }

async function startMain(env: Record<string, string> = {}): Promise<Running> {
  const child = spawnMain(env)
  if (!child.stdout) throw new Error('no stdout')
  for await (const line of createInterface(child.stdout)) {
    const { ready, port } = JSON.parse(line)
    expect(ready).toBe(true)
    const endpoint = `http://127.0.0.1:${port}`
    return { child, port, client: clientFor(endpoint), url: `${endpoint}/000000000000/kith` }
  }
  throw new Error('the stand-in ended before it was ready')
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode === null && child.signalCode === null) {
    child.kill(signal)
    await once(child, 'exit')
  }
  return child.exitCode
}

async function refusedStart(env: Record<string, string>): Promise<{ code: number | null; said: string }> {
  const child = spawnMain(env)
  let said = ''
  child.stderr?.on('data', (chunk) => {
    said += chunk
  })
  await once(child, 'close')
  return { code: child.exitCode, said: said.trim() }
}

async function send({ client, url }: Running, body: string): Promise<void> {
  await client.send(new SendMessageCommand({ QueueUrl: url, MessageBody: body }))
}

async function receiveAll({ client, url }: Running, VisibilityTimeout = 3_600): Promise<readonly Message[]> {
  const all: Message[] = []
  for (;;) {
    const options = { MaxNumberOfMessages: 10, VisibilityTimeout, MessageSystemAttributeNames: ['All' as const] }
    const { Messages = [] } = await client.send(new ReceiveMessageCommand({ QueueUrl: url, ...options }))
    if (Messages.length === 0) return all
    all.push(...Messages)
  }
}

/** Takes one message without hiding it. */
async function receiveOnce({ client, url }: Running): Promise<readonly (string | undefined)[]> {
  const { Messages = [] } = await client.send(new ReceiveMessageCommand({ QueueUrl: url, VisibilityTimeout: 0 }))
  return Messages.map(({ Body }) => Body)
}

describe.skipIf(foreignEndpoint)('the process', () => {
  sayWhyLocalTestsAreSkipped('tests of the process and its disk')

  test('keeps every acknowledged change through kill -9, receive counts and timeouts included', async () => {
    const first = await startMain()
    for (const body of ['visible', 'in flight', 'deleted', 'given back']) await send(first, body)
    for (const { Body, ReceiptHandle } of await receiveAll(first)) {
      const which = { QueueUrl: first.url, ReceiptHandle }
      if (Body === 'deleted') await first.client.send(new DeleteMessageCommand(which))
      if (Body === 'visible' || Body === 'given back') {
        await first.client.send(new ChangeMessageVisibilityCommand({ ...which, VisibilityTimeout: 0 }))
      }
    }
    const acknowledged: string[] = []
    const storm = Array.from({ length: 8 }, async (_, lane) => {
      for (let count = 0; ; count++) {
        await send(first, `${lane}-${count}`)
        acknowledged.push(`${lane}-${count}`)
        if (acknowledged.length === 100) first.child.kill('SIGKILL')
      }
    })
    await Promise.allSettled(storm)
    expect(acknowledged.length).toBeGreaterThanOrEqual(100)

    const second = await startMain()
    const messages = await receiveAll(second)
    const bodies = messages.map(({ Body = '' }) => Body)
    expect(new Set(bodies).size).toBe(bodies.length)
    expect(bodies).toEqual(expect.arrayContaining(['visible', 'given back', ...acknowledged]))
    expect(bodies).not.toContain('deleted')
    expect(bodies).not.toContain('in flight')
    const counts = new Map(messages.map(({ Body, Attributes }) => [Body, Attributes?.ApproximateReceiveCount]))
    expect([counts.get('visible'), counts.get(acknowledged[0])]).toEqual(['2', '1'])
  })

  test('gives up on a message after the set number of receives, whatever an earlier start had set', async () => {
    const first = await startMain({ SQS_STAND_IN_REDRIVE: 'kith:kith-dead:1' })
    await end(first.child, 'SIGTERM')
    const second = await startMain({ SQS_STAND_IN_REDRIVE: 'kith:kith-dead:3' })
    await send(second, 'a')
    for (let receives = 0; receives < 3; receives++) expect(await receiveOnce(second)).toEqual(['a'])
    expect(await receiveOnce(second)).toEqual([])
    expect(await receiveOnce({ ...second, url: `${second.url}-dead` })).toEqual(['a'])
  })

  test('honours a receipt handle from before a restart', async () => {
    const first = await startMain()
    await send(first, 'a')
    const [message] = await receiveAll(first)
    await end(first.child, 'SIGKILL')
    const second = await startMain()
    const which = { QueueUrl: second.url, ReceiptHandle: message?.ReceiptHandle }
    await second.client.send(new ChangeMessageVisibilityCommand({ ...which, VisibilityTimeout: 0 }))
    expect(await receiveAll(second)).toHaveLength(1)
  })

  test.each(['SIGTERM', 'SIGINT'] as const)('ends cleanly on %s and sends waiting receivers home', async (signal) => {
    const running = await startMain()
    const waiting = running.client.send(new ReceiveMessageCommand({ QueueUrl: running.url, WaitTimeSeconds: 20 }))
    await send({ ...running, url: running.url.replace('kith', 'kith-dead') }, 'a')
    expect(await end(running.child, signal)).toBe(0)
    expect((await waiting).Messages).toBeUndefined()
  })

  test('says in one sentence why it does not start', async () => {
    expect(await refusedStart({ AWS_REGION: '' })).toEqual({ code: 1, said: 'AWS_REGION is not set.' })
    const badPort = await refusedStart({ SQS_STAND_IN_PORT: '70000' })
    expect(badPort.said).toBe('SQS_STAND_IN_PORT must be a port number, or 0 for any free one.')
    const badRedrive = await refusedStart({ SQS_STAND_IN_REDRIVE: 'kith' })
    expect(badRedrive.said).toBe('SQS_STAND_IN_REDRIVE must look like queue:dead-letter-queue:20.')
    const { port } = await startMain()
    const taken = await refusedStart({ SQS_STAND_IN_PORT: String(port), SQS_STAND_IN_DIR: join(folder, 'other') })
    expect(taken).toEqual({ code: 1, said: `listen EADDRINUSE: address already in use 127.0.0.1:${port}` })
    await writeFile(join(folder, 'file'), '')
    const noFolder = await refusedStart({ SQS_STAND_IN_DIR: join(folder, 'file', 'below') })
    expect(noFolder).toMatchObject({ code: 1, said: expect.stringContaining('ENOTDIR') })
  })
})

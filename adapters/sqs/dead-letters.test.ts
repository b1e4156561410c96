/** The dead-letter queue of the local stand-in of SQS. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ReceiveMessageCommand, SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startSqs } from '#local/sqs/server.ts'
import type { Message } from '#pipeline/ports/messages.ts'
import { sqsClient } from './client.ts'
import { sqsDeadLetters } from './dead-letters.ts'
import { sqsQueue } from './queue.ts'

let dir: string
let server: Awaited<ReturnType<typeof startSqs>>
let client: SQSClient

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'kith-dead-'))
  const identity = { accessKeyId: 'local', secretAccessKey: 'local-secret', region: 'eu-central-1' }
  server = await startSqs({ dir, port: 0, ...identity, queues: ['kith', 'kith-dead'] })
  const credentials = { ...identity, sessionToken: null }
  client = sqsClient({ region: identity.region, endpoint: `http://127.0.0.1:${server.port}`, credentials })
})
afterAll(async () => {
  client.destroy()
  await server.close()
  await rm(dir, { recursive: true })
})

const message = (n: number, generation = 1): Message => ({
  step: 'enrich',
  workspaceId: 'ours',
  subjectId: 'job',
  n,
  generation,
})

test('what lives again is taken out of the dead-letter queue; all else stays for somebody to look at', async () => {
  const [queueUrl, dlqUrl] = [server.queueUrl('kith'), server.queueUrl('kith-dead')]
  const queue = sqsQueue({ client, queueUrl, dlqUrl })
  for (let n = 0; n < 25; n++) await queue.bury(message(n), 'cause')
  await queue.bury(message(3, 2), 'cause')
  await client.send(new SendMessageCommand({ QueueUrl: dlqUrl, MessageBody: 'not ours' }))
  const dead = sqsDeadLetters(client, dlqUrl, 1)

  expect(await dead.drain([message(3), message(24), message(99)])).toBe(2)
  expect(await dead.drain([])).toBe(0)

  const left = new Set<string>()
  await expect
    .poll(
      async () => {
        const { Messages = [] } = await client.send(
          new ReceiveMessageCommand({ QueueUrl: dlqUrl, MaxNumberOfMessages: 10, WaitTimeSeconds: 1 }),
        )
        for (const { Body } of Messages) left.add(Body ?? '')
        return left.size
      },
      { timeout: 50_000 },
    )
    .toBe(25)
  const bodies = [...left].filter((body) => body.startsWith('{')).map((body) => JSON.parse(body))
  expect(left).toContain('not ours')
  expect(bodies).toContainEqual(message(3, 2))
  expect(bodies).not.toContainEqual(message(3))
  expect(bodies).not.toContainEqual(message(24))
})

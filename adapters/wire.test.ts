/** Settings become ports that reach what the settings name: a database of the test's own, local S3, SQS and SMTP. */
import { mkdtemp, rm } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { resultKey } from '#core/storage-key.ts'
import { startS3 } from '#local/s3/server.ts'
import { startSqs } from '#local/sqs/server.ts'
import { cloneDatabase } from './postgres/test-database.ts'
import { wireShell, wireWeb, wireWorker } from './wire.ts'

let env: Record<string, string>
const closing: (() => Promise<unknown>)[] = []

beforeAll(async () => {
  const identity = { accessKeyId: 'local', secretAccessKey: 'local-secret', region: 'us-east-1' }
  const [s3Dir, sqsDir] = await Promise.all(['s3', 'sqs'].map((name) => mkdtemp(join(tmpdir(), `kith-wire-${name}-`))))
  if (!s3Dir || !sqsDir) throw new Error('no folders')
  const clone = await cloneDatabase()
  const s3 = await startS3({ ...identity, dir: s3Dir, port: 0, bucket: 'kith', corsOrigins: [] })
  const sqs = await startSqs({ ...identity, dir: sqsDir, port: 0, queues: ['kith', 'kith-dead'] })
  const smtp = new SMTPServer({ authOptional: true, disabledCommands: ['STARTTLS'] })
  await new Promise<void>((resolve) => smtp.listen(0, '127.0.0.1', resolve))
  env = {
    DATABASE_URL: clone.url,
    S3_BUCKET: 'kith',
    S3_ENDPOINT: `http://127.0.0.1:${s3.port}`,
    S3_PUBLIC_ENDPOINT: 'http://files.kith.example:9000',
    AWS_REGION: identity.region,
    AWS_ACCESS_KEY_ID: identity.accessKeyId,
    AWS_SECRET_ACCESS_KEY: identity.secretAccessKey,
    SQS_QUEUE_URL: sqs.queueUrl('kith'),
    SQS_DLQ_URL: sqs.queueUrl('kith-dead'),
    SQS_ENDPOINT: `http://127.0.0.1:${sqs.port}`,
    MAIL_URL: `smtp://127.0.0.1:${(smtp.server.address() as AddressInfo).port}`,
    KITH_URL: 'http://kith.example:3000',
    KITH_SECRET: 's'.repeat(32),
  }
  closing.push(
    () => clone.drop(),
    () => s3.close(),
    () => sqs.close(),
    () => new Promise<void>((resolve) => smtp.close(() => resolve())),
    () => rm(s3Dir, { recursive: true }),
    () => rm(sqsDir, { recursive: true }),
  )
})
afterAll(async () => {
  for (const close of closing) await close()
})

test('a worker reaches its database, objects and queue', async () => {
  const { ports, close } = wireWorker(env)
  await ports.workers.beat('worker')
  expect(await ports.workers.alive()).toBe(1)
  expect(await ports.objects.head(resultKey('local', 'job', 1, '1-1', 'result.csv'))).toBeNull()
  expect(ports.heartbeatMs).toBe(15_000)
  const message = { step: 'split', workspaceId: 'local', subjectId: 'job', n: 0, generation: 1 } as const
  await ports.queue.send([message])
  const taken: unknown[] = []
  const consumer = ports.consume(async (each) => {
    taken.push(each)
  })
  await vi.waitUntil(() => taken.length > 0, { timeout: 30_000 })
  await consumer.stop()
  expect(taken).toEqual([message])
  await close()
})

test('the web app gives out addresses that browsers reach', async () => {
  const doors = await wireWeb(env)
  expect(doors.settings).toMatchObject({
    siteUrl: 'http://kith.example:3000',
    objectsOrigin: 'http://files.kith.example:9000',
  })
  const url = await doors.objects.downloadUrl(resultKey('local', 'job', 1, '1-1', 'result.csv'), 'result.csv')
  expect(url).toMatch(/^http:\/\/files\.kith\.example:9000\/kith\/results\/local\/job\/1\/1-1\/result\.csv\?/)
  expect(await doors.jobs.get('local', 'nothing')).toBeNull()
  expect(await doors.accounts.signIn('nobody@example.com', 'no password')).toBeNull()
  await doors.close()
})

test('the web app is ready while all that it needs answers, and says which part does not', async () => {
  const doors = await wireWeb(env)
  const well = ['database', 'objects', 'queue'].map((part) => ({ part, trouble: null }))
  expect(await doors.readiness.check()).toEqual(well)
  await doors.close()
  const elsewhere = await wireWeb({
    ...env,
    SQS_QUEUE_URL: env.SQS_QUEUE_URL?.replace(/kith$/, 'none') ?? '',
    S3_ENDPOINT: 'http://127.0.0.1:9',
    KITH_LOG_LEVEL: 'silent',
  })
  expect((await elsewhere.readiness.check()).map(({ trouble }) => trouble)).toEqual([
    null,
    'objects.unavailable',
    'queue.unavailable',
  ])
  await elsewhere.close()
})

test('the shell needs the database and nothing else', async () => {
  const shell = wireShell({ DATABASE_URL: env.DATABASE_URL })
  expect(await shell.sql.query('select id from workspace')).toEqual([{ id: 'local' }])
  expect(shell.siteUrl).toBe('http://127.0.0.1:3000')
  await shell.close()
})

test.each([
  ['DATABASE_URL', /^DATABASE/],
  ['S3_BUCKET', /^S3/],
  ['SQS_QUEUE_URL', /^SQS/],
  ['MAIL_URL', /^MAIL/],
])('a worker without %s does not start, and says so', (variable, left) => {
  const rest = Object.fromEntries(Object.entries(env).filter(([name]) => !left.test(name)))
  expect(() => wireWorker(rest)).toThrow(expect.objectContaining({ code: 'settings.invalid', variable }))
})

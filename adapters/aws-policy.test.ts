/**
 * docs/aws is enough and not too much: a whole list goes through the real adapters, as pages and workers use them, and
 * every request to S3 and SQS on the way is held against the policy.
 */
import { randomUUID } from 'node:crypto'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PutBucketCorsCommand } from '@aws-sdk/client-s3'
import { SendMessageCommand } from '@aws-sdk/client-sqs'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { changesPrefix, directoryKey, resultKey, type StorageKey, uploadKey } from '#core/storage-key.ts'
import { startS3 } from '#local/s3/server.ts'
import { startSqs } from '#local/sqs/server.ts'
import { readBatch, writeBatch } from '#pipeline/audience/write-back/stored-batch.ts'
import { completeUpload } from '#pipeline/complete-upload.ts'
import { createDirectory } from '#pipeline/create-directory.ts'
import { createJob } from '#pipeline/create-job.ts'
import { deleteSubject } from '#pipeline/delete-subject.ts'
import { listUploadParts } from '#pipeline/list-upload-parts.ts'
import type { Job } from '#pipeline/ports/jobs.ts'
import { readRows } from '#pipeline/read-rows.ts'
import { startUpload } from '#pipeline/start-upload.ts'
import { runWorker } from '#worker/run-worker.ts'
import {
  allowedBy,
  covers,
  type Permission,
  type Policy,
  permissionsOfS3,
  permissionsOfSqs,
} from './aws-permissions-under-test.ts'
import { cloneDatabase } from './postgres/test-database.ts'
import { type RecordingProxy, recordingProxy } from './recording-proxy-under-test.ts'
import { s3Client } from './s3/client.ts'
import { sqsClient } from './sqs/client.ts'
import { wireWeb, wireWorker } from './wire.ts'

const WORKSPACE = 'local'
const IDENTITY = { accessKeyId: 'local', secretAccessKey: 'local-secret', region: 'your-region' }
const CREDENTIALS = { ...IDENTITY, sessionToken: null }
const CONTACTS_HEADER = 'First Name,Last Name,Email,Attachment\n'
/** One range of 250 rows whose part is large enough to be copied inside S3 instead of read. */
const ATTACHMENT = 'x'.repeat(56 * 1024)
const CONTACTS = CONTACTS_HEADER + contactLines(250)
const PEOPLE = 'id,First Name,Last Name,Email\n1,Ann,Lee1,ann1@lee.example\n2,Bob,Roy,bob@roy.example\n'

function contactLines(count: number): string {
  return Array.from({ length: count }, (_, i) => `Ann,Lee${i},ann${i}@lee.example,${ATTACHMENT}\n`).join('')
}

let s3: RecordingProxy
let sqs: RecordingProxy
let env: Record<string, string>
const closing: (() => Promise<unknown>)[] = []

const read = async (name: string) => JSON.parse(await readFile(join(import.meta.dirname, '../docs/aws', name), 'utf8'))

beforeAll(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'kith-policy-'))
  const clone = await cloneDatabase()
  const s3Server = await startS3({
    ...IDENTITY,
    dir: join(folder, 's3'),
    port: 0,
    bucket: 'your-bucket',
    corsOrigins: [],
  })
  const sqsServer = await startSqs({ ...IDENTITY, dir: folder, port: 0, queues: ['kith', 'kith-dead'] })
  s3 = await recordingProxy(s3Server.port)
  sqs = await recordingProxy(sqsServer.port)
  env = {
    DATABASE_URL: clone.url,
    S3_BUCKET: 'your-bucket',
    S3_ENDPOINT: s3.endpoint,
    AWS_REGION: IDENTITY.region,
    AWS_ACCESS_KEY_ID: IDENTITY.accessKeyId,
    AWS_SECRET_ACCESS_KEY: IDENTITY.secretAccessKey,
    SQS_QUEUE_URL: sqsServer.queueUrl('kith'),
    SQS_DLQ_URL: sqsServer.queueUrl('kith-dead'),
    SQS_ENDPOINT: sqs.endpoint,
    // Nobody in the workspace has an address, so nothing is sent.
    MAIL_URL: 'smtp://127.0.0.1:9',
    KITH_SECRET: 's'.repeat(32),
    KITH_LOG_LEVEL: 'silent',
  }
  const servers = [s3, sqs, s3Server, sqsServer]
  closing.push(
    ...servers.map((server) => () => server.close()),
    () => clone.drop(),
    () => rm(folder, { recursive: true }),
  )
})
afterAll(async () => {
  for (const close of closing) await close()
})

type Web = Awaited<ReturnType<typeof wireWeb>>

async function begin(web: Web, bytes: number) {
  const request = {
    workspaceId: WORKSPACE,
    id: randomUUID(),
    filename: 'a.csv',
    bytes,
    maxBytes: 2 ** 40,
    now: web.now(),
  }
  const started = await startUpload(web, request)
  if ('code' in started) throw new Error(started.code)
  return started
}

/** As a browser does it. */
async function upload(web: Web, text: string) {
  const bytes = Buffer.from(text)
  const { id, parts, partBytes } = await begin(web, bytes.length)
  for (const { number, url } of parts) {
    const put = await fetch(url, { method: 'PUT', body: bytes.subarray((number - 1) * partBytes, number * partBytes) })
    expect(put.status).toBe(200)
  }
  const arrived = await listUploadParts(web, WORKSPACE, id)
  if ('code' in arrived) throw new Error(arrived.code)
  const read = await completeUpload(web, WORKSPACE, id, arrived.parts)
  if (!('preview' in read)) throw new Error('no preview')
  return { uploadId: id, mapping: read.preview.mapping }
}

/** A worker that takes a message which is not ours, does its work, and loses its head once when all is done. */
async function work(job: () => Promise<Job>): Promise<void> {
  const { ports, close } = wireWorker(env)
  const client = sqsClient({ region: IDENTITY.region, endpoint: env.SQS_ENDPOINT ?? '', credentials: CREDENTIALS })
  await client.send(new SendMessageCommand({ QueueUrl: env.SQS_QUEUE_URL, MessageBody: 'hello' }))
  client.destroy()
  const consume: typeof ports.consume = (handle) =>
    ports.consume(async (message) => {
      await handle(message)
      if (message.step === 'notify') throw new Error('lost')
    })
  const worker = runWorker({ ...ports, consume }, 'worker')
  const isSeen = (name: string, queue: string) =>
    sqs.requests.some(
      ({ headers, body }) => headers['x-amz-target'] === `AmazonSQS.${name}` && body.includes(`${queue}"`),
    )
  await vi.waitUntil(
    async () =>
      (await job()).phase === 'ended' &&
      isSeen('ChangeMessageVisibility', 'kith') &&
      isSeen('SendMessage', 'kith-dead'),
    { timeout: 50_000, interval: 50 },
  )
  await worker.drain()
  await close()
}

async function jobOf(web: Web, id: string): Promise<Job> {
  const job = await web.jobs.get(WORKSPACE, id)
  if (job === null || job.phase === 'failed') throw new Error(job?.errorCode ?? 'job.missing')
  return job
}

/** What a step that dies leaves, and its being found and cleared. */
async function breakOff({ objects }: Web, keys: readonly StorageKey[]): Promise<void> {
  for (const key of keys) {
    await objects.startMultipart(key, 'text/csv')
    const found: string[] = []
    for await (const { multipartId } of objects.listMultiparts(key)) {
      found.push(multipartId)
      await objects.abortMultipart(key, multipartId)
    }
    expect(found).toHaveLength(1)
  }
}

/** All that pages and workers ask of S3 and SQS, from the first look to the last deletion. */
async function everything(): Promise<readonly Permission[]> {
  const web = await wireWeb(env)
  expect(await web.objects.head(uploadKey(WORKSPACE, 'status'))).toBeNull()
  const people = await upload(web, PEOPLE)
  const contacts = await upload(web, CONTACTS)
  const now = web.now()
  const directoryId = randomUUID()
  const jobId = randomUUID()
  const directory = { id: directoryId, workspaceId: WORKSPACE, name: 'people', idColumn: null, now, ...people }
  expect(await createDirectory(web, directory)).toEqual({ id: directoryId })
  const providers = [{ directoryId }]
  const request = {
    id: jobId,
    workspaceId: WORKSPACE,
    providers,
    options: {},
    trialRows: null,
    capMicros: null,
    idempotency: null,
    now,
    ...contacts,
  }
  expect(await createJob({ ...web, sha256: web.people.sha256 }, request)).toEqual({ id: jobId })
  await work(() => jobOf(web, jobId))
  expect((await web.readiness.check()).map(({ trouble }) => trouble)).toEqual([null, null, null])
  const dead = { step: 'notify', workspaceId: WORKSPACE, subjectId: jobId, n: 0, generation: 1 } as const
  const { ports, close } = wireWorker(env)
  await ports.queue.bury(dead, 'cause')
  await close()
  expect(await web.deadLetters.drain([dead])).toBe(1)

  const job = await jobOf(web, jobId)
  const { rows } = await readRows(web, job, { status: null, from: 245, limit: 10, evidence: 'full' })
  expect(rows.map(({ row }) => row)).toEqual([245, 246, 247, 248, 249, 250])
  expect(job.files).toHaveLength(4)
  for (const { key, name, bytes } of job.files) {
    const file = await fetch(await web.objects.downloadUrl(key, name))
    expect((await file.arrayBuffer()).byteLength).toBe(bytes)
  }

  const changes = changesPrefix(WORKSPACE, jobId, 'write-back', 1, 1)
  await writeBatch(web.objects, web.codec, changes, 0, [])
  expect(await readBatch(web.objects, web.codec, changes, 0)).toEqual([])
  await breakOff(web, [directoryKey(WORKSPACE, directoryId, 1, 9), resultKey(WORKSPACE, jobId, 9, '1-1', 'result.csv')])
  const left = await begin(web, 10)
  for (const [kind, id] of [
    ['job', jobId],
    ['directory', directoryId],
    ['upload', people.uploadId],
    ['upload', contacts.uploadId],
    ['upload', left.id],
  ] as const) {
    expect(await deleteSubject(web, kind, WORKSPACE, id)).toBe('deleted')
  }
  await web.close()
  return [...s3.requests.flatMap(permissionsOfS3), ...sqs.requests.flatMap(permissionsOfSqs)]
}

test('a list goes through with the policy of docs/aws/policy.json, which allows nothing that no call needs', async () => {
  const needed = await everything()
  const allowed = allowedBy((await read('policy.json')) as Policy)
  expect(needed.filter((need) => !allowed.some((allow) => covers(allow, need)))).toEqual([])
  expect(allowed.filter((allow) => !needed.some((need) => covers(allow, need)))).toEqual([])
  // Otherwise copying inside S3, which needs both, was not looked at.
  expect(s3.requests.some(({ headers }) => headers['x-amz-copy-source'])).toBe(true)
})

test('a policy covers its own actions under its own prefixes only', () => {
  const allow = { action: 's3:GetObject', resource: 'arn:aws:s3:::your-bucket/parts/*' }
  const bucket = 'arn:aws:s3:::your-bucket'
  expect(covers(allow, { action: 's3:GetObject', resource: `${bucket}/parts/local/1` })).toBe(true)
  expect(covers(allow, { action: 's3:PutObject', resource: `${bucket}/parts/local/1` })).toBe(false)
  expect(covers(allow, { action: 's3:GetObject', resource: `${bucket}/results/local/1` })).toBe(false)
  expect(covers({ ...allow, resource: bucket }, { action: 's3:GetObject', resource: `${bucket}/parts` })).toBe(false)
})

test('pages at the origin of docs/aws/cors.json may send parts and read their tags; others may not', async () => {
  const client = s3Client({ region: IDENTITY.region, endpoint: s3.endpoint, credentials: CREDENTIALS })
  const CORSConfiguration = await read('cors.json')
  await client.send(new PutBucketCorsCommand({ Bucket: 'your-bucket', CORSConfiguration }))
  client.destroy()
  const web = await wireWeb(env)
  const url = (await begin(web, 5)).parts[0]?.url ?? ''
  const preflight = (origin: string) =>
    fetch(url, { method: 'OPTIONS', headers: { origin, 'access-control-request-method': 'PUT' } })
  expect((await preflight('https://elsewhere.example.com')).status).toBe(403)
  const [origin] = CORSConfiguration.CORSRules[0].AllowedOrigins
  expect((await preflight(origin)).status).toBe(200)
  const put = await fetch(url, { method: 'PUT', body: 'a,b\n1', headers: { origin } })
  expect(put.headers.get('access-control-allow-origin')).toBe(origin)
  expect(put.headers.get('access-control-expose-headers')).toBe('ETag')
  await web.close()
})

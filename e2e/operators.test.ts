/** Those who run Kith see what died and why, give it another life on the page, and read the same in metrics and logs. */
import { randomUUID } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { CopyObjectCommand, DeleteObjectCommand, ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3'
import { ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs'
import { expect } from '@playwright/test'
import { type Api, addDirectory, ask, type JobView, send, settled, upload, withKey } from './api-client.ts'
import { test as base, ownerKey, ownerState, sample } from './as-owner.ts'
import { type Kith, startKith } from './kith.ts'

const TOKEN = 'metrics-token-of-a-test-0123456789'

const test = base.extend<object, { readonly kith: Kith }>({
  kith: [
    async ({ browserName: _ }, use) => {
      const kith = await startKith({ env: { KITH_METRICS_TOKEN: TOKEN } })
      await use(kith)
      await kith.stop()
    },
    { scope: 'worker' },
  ],
})

async function accessOf(kith: Kith) {
  const env = await kith.localEnv()
  const credentials = { accessKeyId: env.AWS_ACCESS_KEY_ID ?? '', secretAccessKey: env.AWS_SECRET_ACCESS_KEY ?? '' }
  return { region: env.AWS_REGION, credentials, env }
}

/** The bucket as Kith's own processes reach it. */
async function bucketOf(kith: Kith) {
  const { region, credentials, env } = await accessOf(kith)
  const client = new S3Client({ region, credentials, endpoint: env.S3_ENDPOINT, forcePathStyle: true })
  const Bucket = env.S3_BUCKET
  return {
    async keys(prefix: string) {
      const { Contents = [] } = await client.send(new ListObjectsV2Command({ Bucket, Prefix: prefix }))
      return Contents.map(({ Key }) => Key ?? '')
    },
    async move(from: string, to: string) {
      await client.send(new CopyObjectCommand({ Bucket, Key: to, CopySource: `${Bucket}/${from}` }))
      await client.send(new DeleteObjectCommand({ Bucket, Key: from }))
    },
  }
}

async function deadLettersOf(kith: Kith): Promise<readonly unknown[]> {
  const { region, credentials, env } = await accessOf(kith)
  const client = new SQSClient({ region, credentials, endpoint: env.SQS_ENDPOINT, useQueueUrlAsEndpoint: false })
  const { Messages = [] } = await client.send(new ReceiveMessageCommand({ QueueUrl: env.SQS_DLQ_URL }))
  return Messages
}

async function metricsOf({ url }: Kith): Promise<ReadonlyMap<string, number>> {
  const response = await fetch(`${url}/api/v1/metrics`, { headers: { authorization: `Bearer ${TOKEN}` } })
  expect(response.status).toBe(200)
  const lines = (await response.text()).split('\n').filter((line) => line !== '' && !line.startsWith('#'))
  return new Map(lines.map((line) => [line.slice(0, line.lastIndexOf(' ')), Number(line.slice(line.lastIndexOf(' ')))]))
}

/** A job that cannot begin: the index of its directory has been put aside. */
async function beginDoomed(api: Api, directoryId: string): Promise<string> {
  const { id: uploadId, mapping } = await upload(api, 'contacts.csv', await readFile(sample('contacts.csv')))
  const providers = [{ directoryId }]
  const { id } = await ask<JobView>(api, 'POST', 'jobs', { source: { uploadId }, mapping, providers })
  return id
}

test('what died is seen with its reason, lives again by one button, and is counted', async ({ kith, browser }) => {
  const api = withKey(kith, await ownerKey(kith))
  const bucket = await bucketOf(kith)
  const directoryId = await addDirectory(api, 'People', await readFile(sample('directory.csv')))
  await expect.poll(async () => (await ask(api, 'GET', `directories/${directoryId}`)).status).toBe('ready')
  const [index = ''] = await bucket.keys('directories/')
  await bucket.move(index, `parts/aside/${randomUUID()}`)
  const [aside = ''] = await bucket.keys('parts/aside/')
  const id = await beginDoomed(api, directoryId)

  const context = await browser.newContext({ storageState: await ownerState(kith) })
  const page = await context.newPage()
  await page.goto(`${kith.url}/jobs`)
  await page.getByRole('link', { name: 'Operations' }).click()
  await expect(page.getByRole('heading', { name: 'Getting ready to match' })).toBeVisible({ timeout: 60_000 })
  await expect(page.getByText('object.missing')).toBeVisible()
  await expect(page.getByRole('link', { name: 'contacts.csv' })).toBeVisible()
  expect((await settled(api, id)).status).toBe('failed')
  const died = await metricsOf(kith)
  expect(died.get('kith_dead_steps')).toBe(1)
  expect(died.get('kith_step_ends_total{step="calibrate",end="dead"}')).toBe(1)
  expect(died.get('kith_step_ends_total{step="calibrate",end="retry"}')).toBe(4)

  await bucket.move(aside, index)
  await page.getByRole('button', { name: 'Try again: Getting ready to match of contacts.csv' }).click()
  await expect(page.getByText('1 step is tried again.')).toBeVisible()
  await expect(page.getByText(/^Nothing was given up\./)).toBeVisible()
  await context.close()
  await expect.poll(async () => (await ask(api, 'GET', `jobs/${id}`)).status, { timeout: 60_000 }).toBe('completed')

  const { counts } = await settled(api, id)
  const after = await metricsOf(kith)
  const rows = [...after].filter(([name]) => name.startsWith('kith_rows_total')).map(([, value]) => value)
  expect(rows.reduce((sum, value) => sum + value, 0)).toBe(counts.total)
  expect(after.get('kith_rows_total{status="invalid"}')).toBe(counts.invalid)
  expect(after.get('kith_dead_steps')).toBe(0)
  expect(after.get('kith_workers')).toBe(1)
  expect((await send(api, 'DELETE', `jobs/${id}`)).status).toBe(204)
  expect((await metricsOf(kith)).get('kith_rows_total{status="invalid"}')).toBe(counts.invalid)

  // What lives needs no dead letter.
  expect(await deadLettersOf(kith)).toEqual([])
})

test('each line of the logs is one event with its ids, and a request is found by its id', async ({ kith }) => {
  const api = withKey(kith, await ownerKey(kith))
  const given = randomUUID()
  const response = await fetch(`${kith.url}/api/v1/jobs/${randomUUID()}`, {
    headers: { ...api.headers, 'x-request-id': given },
  })
  const requestId = response.headers.get('x-request-id') ?? ''
  // Nobody but a listed proxy names a request.
  expect(requestId).not.toBe(given)
  expect(await response.json()).toMatchObject({ code: 'not_found', requestId })

  const logs = join(kith.home, 'logs')
  const read = async (name: string) =>
    (await readFile(join(logs, name), 'utf8')).split('\n').filter((line) => line.startsWith('{"level"'))
  const web = (await read('web.log')).map((line) => JSON.parse(line))
  expect(web.filter((line) => line.requestId === requestId)).toMatchObject([
    {
      event: 'request.answered',
      from: 'web',
      workspaceId: 'local',
      route: '/api/v1/jobs/{id}',
      status: 404,
      code: 'not_found',
    },
  ])
  const worker = (await read('worker-1.log')).map((line) => JSON.parse(line))
  expect(worker).toContainEqual(
    expect.objectContaining({
      event: 'step.ended',
      workspaceId: 'local',
      jobId: expect.any(String),
      step: 'enrich',
      n: 0,
      generation: 1,
      attempt: 1,
      ms: expect.any(Number),
    }),
  )
  expect(await readdir(logs)).toEqual(expect.arrayContaining(['supervisor.log', 'web.log', 'worker-1.log']))
  expect((await read('supervisor.log')).length).toBeGreaterThan(5)
})

test('health, readiness and who may read the metrics', async ({ kith }) => {
  for (const path of ['health', 'ready']) {
    const response = await fetch(`${kith.url}/api/v1/${path}`)
    expect([response.status, await response.json()]).toEqual([200, { status: 'ok' }])
  }
  expect((await fetch(`${kith.url}/api/v1/metrics`)).status).toBe(401)
  const wrong = await fetch(`${kith.url}/api/v1/metrics`, { headers: { authorization: 'Bearer wrong' } })
  expect(wrong.status).toBe(401)
  const api = withKey(kith, await ownerKey(kith))
  expect((await send(api, 'GET', 'metrics')).headers.get('content-type')).toContain('text/plain')
})

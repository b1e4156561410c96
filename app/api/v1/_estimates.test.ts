import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { memoryBacklog } from '#adapters/memory/backlog.ts'
import { memoryEstimates } from '#adapters/memory/estimates.ts'
import { memoryRanges } from '#adapters/memory/ranges.ts'
import { ask, bearer, doorsUnderTest } from '#app/_access/doors-under-test.ts'
import type { Dialect } from '#core/dialect.ts'
import { forecast } from '#core/forecast.ts'
import { uploadKey } from '#core/storage-key.ts'
import { EstimateView } from './_schemas/estimate.ts'
import { JobView } from './_schemas/job.ts'
import { GET as getEstimate } from './estimates/[id]/route.ts'
import { POST as createEstimate } from './estimates/route.ts'
import { POST as createJob } from './jobs/route.ts'

let doors: Awaited<ReturnType<typeof doorsUnderTest>>
let headers: Headers
const uploadId = randomUUID()
const mapping = [{ column: 0, field: 'email' as const }]
const request = { source: { uploadId }, mapping, providers: [], options: { defaultCountry: 'HR' } }

beforeAll(async () => {
  doors = await doorsUnderTest(['one', 'two'])
  headers = bearer((await doors.key('one', 'editor')).secret)
  const { uploads } = doors.ports
  const key = uploadKey('one', uploadId)
  const { etag } = await doors.put(key, 'mail\nada@example.com\n')
  const upload = { id: uploadId, workspaceId: 'one', filename: 'list.csv', bytes: 21, partBytes: 21, key }
  await uploads.create({ ...upload, multipartId: '', createdAt: new Date() })
  await uploads.complete('one', uploadId, etag)
  await uploads.setDialect('one', uploadId, { columns: ['mail'], headerRow: 1 } as unknown as Dialect, {})
})
afterAll(() => doors.drop())

type Handler = Parameters<typeof ask>[0]
async function call(handler: Handler, method: string, params: Record<string, string>, body?: unknown, who = headers) {
  const response = await ask(handler, { method, headers: who, params, body })
  return { status: response.status, json: await response.json() }
}

const make = (body: unknown = request, who = headers) => call(createEstimate, 'POST', {}, body, who)

it('an estimate counts, and is told once it is ready', async () => {
  const { status, json } = await make()
  expect(status).toBe(202)
  const begun = EstimateView.parse(json)
  expect(begun).toMatchObject({ state: 'counting', rowsCounted: 0, result: null, errorCode: null, currency: 'USD' })
  const [message] = await memoryBacklog(doors.store).claim(10)
  const task = message && (await memoryRanges(doors.store).begin(message, 'worker'))
  if (task?.outcome !== 'go') throw new Error('nothing to begin')
  const result = forecast({ rows: 1, invalidRows: 0, providers: [] }, null)
  await memoryEstimates(doors.store).finish(task.task, result)
  const told = await call(getEstimate, 'GET', { id: begun.id })
  expect(told).toMatchObject({ status: 200, json: { state: 'ready', result: { rows: 1, mostMicros: 0 } } })
  EstimateView.parse(told.json)
})

it('an estimate that was replaced by another choice says so', async () => {
  const { id } = (await make()).json
  await make({ ...request, options: {} })
  const told = await call(getEstimate, 'GET', { id })
  expect(told.json).toMatchObject({ state: 'failed', errorCode: 'estimate.replaced' })
  expect(told.json.errorDetail).toMatch(/^Another choice/)
})

it.each([
  [{ mapping: [] }, 422, 'mapping.empty'],
  [{ source: { uploadId: randomUUID() } }, 422, 'upload.missing'],
  [{ providers: [{ directoryId: randomUUID() }] }, 422, 'provider.missing'],
  [{ providers: [{ connectionId: randomUUID() }] }, 422, 'provider.missing'],
  [{ options: { matchAt: 0.4 } }, 422, 'options.thresholds'],
  [{ trialJobId: randomUUID() }, 422, 'estimate.trial_unfit'],
  [{ trialJobId: 7 }, 400, 'request.invalid'],
])('refuses %j', async (wrong, status, code) => {
  expect(await make({ ...request, ...wrong })).toMatchObject({ status, json: { code, detail: expect.any(String) } })
})

it('a trial is a job that says so, and tells of a list once it has ended', async () => {
  const { status, json } = await call(createJob, 'POST', {}, { ...request, trialRows: 50 })
  expect(status).toBe(201)
  expect(JobView.parse(json)).toMatchObject({ trial: true, status: 'queued' })
  expect((await call(createJob, 'POST', {}, request)).json).toMatchObject({ trial: false })
  expect(await make({ ...request, trialJobId: json.id })).toMatchObject({ json: { code: 'estimate.trial_unfit' } })
  const row = [...doors.store.jobs.values()].find(({ spec }) => spec.id === json.id)
  if (row) row.phase = 'ended'
  expect(await make({ ...request, trialJobId: json.id })).toMatchObject({ status: 202 })
  const other = { ...request, mapping: [{ column: 0, field: 'website' }], trialJobId: json.id }
  expect(await make(other)).toMatchObject({ json: { code: 'estimate.trial_unfit' } })
})

it('nobody sees an estimate of another workspace, and viewers ask for none', async () => {
  const { id } = (await make()).json
  const theirs = bearer((await doors.key('two', 'owner')).secret)
  expect(await call(getEstimate, 'GET', { id }, undefined, theirs)).toMatchObject({ status: 404 })
  const viewer = bearer((await doors.key('one', 'viewer')).secret)
  expect(await make(request, viewer)).toMatchObject({ status: 403 })
  expect(await call(getEstimate, 'GET', { id }, undefined, viewer)).toMatchObject({ status: 200 })
})

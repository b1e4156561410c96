import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { addRow } from '#adapters/memory/store.ts'
import { ask, bearer, doorsUnderTest } from '#app/_access/doors-under-test.ts'
import { closeStreams } from '#app/_access/open-streams.ts'
import type { Dialect } from '#core/dialect.ts'
import { resultKey, uploadKey } from '#core/storage-key.ts'
import { JobPage, JobView } from './_schemas/job.ts'
import { POST as cancel } from './jobs/[id]/cancel/route.ts'
import { GET as events } from './jobs/[id]/events/route.ts'
import { GET as getFile } from './jobs/[id]/files/[name]/route.ts'
import { POST as pause } from './jobs/[id]/pause/route.ts'
import { POST as resume } from './jobs/[id]/resume/route.ts'
import { POST as retryFailed } from './jobs/[id]/retry-failed/route.ts'
import { DELETE as deleteJob, GET as getJob } from './jobs/[id]/route.ts'
import { GET as listRows } from './jobs/[id]/rows/route.ts'
import { POST as createJob, GET as listJobs } from './jobs/route.ts'
import { POST as match } from './match/route.ts'

let doors: Awaited<ReturnType<typeof doorsUnderTest>>
let headers: Headers
const uploadId = randomUUID()
const mapping = [{ column: 0, field: 'email' as const }]
const request = { source: { uploadId }, mapping, providers: [], options: { defaultCountry: 'HR' } }

beforeAll(async () => {
  doors = await doorsUnderTest(['one'])
  headers = bearer((await doors.key('one', 'editor')).secret)
  const { uploads } = doors.ports
  const key = uploadKey('one', uploadId)
  const { etag } = await doors.put(key, 'mail\nada@example.com\n')
  const dialect = { columns: ['mail'], headerRow: 1 } as unknown as Dialect
  await uploads.create({
    id: uploadId,
    workspaceId: 'one',
    filename: 'list.csv',
    bytes: 21,
    partBytes: 21,
    key,
    multipartId: '',
    createdAt: new Date(),
  })
  await uploads.complete('one', uploadId, etag)
  await uploads.setDialect('one', uploadId, dialect, {})
})
afterAll(() => doors.drop())

type Handler = Parameters<typeof ask>[0]
async function call(
  handler: Handler,
  method: string,
  params: Record<string, string>,
  body?: unknown,
  more: Record<string, string> = {},
) {
  const sent = new Headers([...headers, ...Object.entries(more)])
  const response = await ask(handler, { method, headers: sent, params, body })
  const text = await response.text()
  return { status: response.status, json: text === '' ? null : JSON.parse(text), headers: response.headers }
}

const make = (body: unknown = request, more?: Record<string, string>) => call(createJob, 'POST', {}, body, more)

describe('making a job', () => {
  it('answers the whole job', async () => {
    const { status, json } = await make()
    expect(status).toBe(201)
    const job = JobView.parse(json)
    expect(job).toMatchObject({
      status: 'queued',
      counts: { total: 0, pending: 0 },
      totalIsFinal: false,
      timeLeft: null,
      waiting: [{ reason: 'no_worker' }],
      files: [],
      source: { uploadId, filename: 'list.csv', columns: ['mail'] },
      options: { defaultCountry: 'HR', matchAt: 0.95, reviewAt: 0.5, estimate: true },
    })
    expect((await call(getJob, 'GET', { id: job.id })).json).toEqual(json)
  })

  it('answers the same job to the same key and body, in whatever order its names come', async () => {
    const key = { 'idempotency-key': randomUUID() }
    const first = await make(request, key)
    const reordered = { options: request.options, providers: [], mapping, source: request.source }
    expect(await make(reordered, key)).toMatchObject({ status: 201, json: first.json })
    const other = await make({ ...request, options: {} }, key)
    expect(other).toMatchObject({ status: 422, json: { code: 'idempotency.mismatch' } })
    expect(await make(request, { 'idempotency-key': 'a b' })).toMatchObject({ status: 400 })
  })

  it.each([
    [{ mapping: [] }, 422, 'mapping.empty'],
    [{ mapping: [{ column: 1, field: 'email' }] }, 422, 'mapping.no_such_column'],
    [{ source: { uploadId: randomUUID() } }, 422, 'upload.missing'],
    [{ providers: [{ directoryId: randomUUID() }] }, 422, 'provider.missing'],
    [{ options: { matchAt: 0.4 } }, 422, 'options.thresholds'],
    [{ options: { matchAt: 2 } }, 400, 'request.invalid'],
    [{ options: { mathAt: 0.9 } }, 400, 'request.invalid'],
    [{ mapping: [{ column: 0, field: 'iban' }] }, 400, 'request.invalid'],
  ])('refuses %j', async (wrong, status, code) => {
    expect(await make({ ...request, ...wrong })).toMatchObject({ status, json: { code, detail: expect.any(String) } })
  })

  it('lists jobs newest first, page by page', async () => {
    const { id } = (await make()).json
    const first = await ask(listJobs, { headers, path: '/api/v1/jobs?limit=2' })
    const page = JobPage.parse(await first.json())
    expect(page.items[0]?.id).toBe(id)
    const second = await ask(listJobs, { headers, path: `/api/v1/jobs?limit=2&cursor=${page.next}` })
    const ids = [...page.items, ...JobPage.parse(await second.json()).items].map((job) => job.id)
    expect(new Set(ids).size).toBe(ids.length)
  })
})

describe('a job', () => {
  it('is paused, resumed and cancelled, and says so', async () => {
    const { id } = (await make()).json
    expect((await call(pause, 'POST', { id })).json).toMatchObject({ status: 'paused' })
    expect((await call(resume, 'POST', { id })).json).toMatchObject({ status: 'queued' })
    expect((await call(retryFailed, 'POST', { id })).json).toMatchObject({ code: 'job.not_now' })
    expect(await call(deleteJob, 'DELETE', { id })).toMatchObject({ status: 409, json: { code: 'in_use' } })
    expect((await call(cancel, 'POST', { id })).status).toBe(200)
  })

  it('gives its files by a short-lived address, and its objects go with it', async () => {
    const { id } = (await make()).json
    const key = resultKey('one', id, 1, '1-1', 'result.csv')
    await doors.put(key, 'x')
    const row = [...doors.store.jobs.values()].find(({ spec }) => spec.id === id)
    if (!row) throw new Error('No such job')
    Object.assign(row, { phase: 'ended', files: [{ name: 'result.csv', key, bytes: 1 }] })
    const found = await call(getFile, 'GET', { id, name: 'result.csv' })
    expect(found.status).toBe(302)
    expect(found.headers.get('location')).toContain(key)
    expect((await call(getFile, 'GET', { id, name: 'secret.csv' })).status).toBe(404)
    expect((await call(deleteJob, 'DELETE', { id })).status).toBe(204)
    expect(doors.objects.keys()).not.toContain(key)
  })

  it('is not begun again when its file is no longer the one it read: its results stay', async () => {
    const key = uploadKey('one', randomUUID())
    const { etag } = await doors.put(key, 'mail\nada@example.com\n')
    const { id } = (await make()).json
    const row = [...doors.store.jobs.values()].find(({ spec }) => spec.id === id)
    if (!row) throw new Error('No such job')
    Object.assign(row, { phase: 'ended', spec: { ...row.spec, source: { ...row.spec.source, key, etag } } })
    expect((await call(retryFailed, 'POST', { id })).json).toMatchObject({ code: 'job.not_now' })
    await doors.put(key, 'another file')
    expect(await call(retryFailed, 'POST', { id })).toMatchObject({ status: 409, json: { code: 'job.source_gone' } })
    await doors.objects.deletePrefix(key)
    expect((await call(retryFailed, 'POST', { id })).json).toMatchObject({ code: 'job.source_gone' })
    expect((await call(getJob, 'GET', { id })).json).toMatchObject({ status: 'completed' })
  })

  it('has no rows to show before there are any', async () => {
    const { id } = (await make()).json
    expect((await call(listRows, 'GET', { id })).json).toEqual({ rows: [], next: null })
  })

  it('says so when rows that nobody could work on are gone with the file', async () => {
    const key = uploadKey('one', randomUUID())
    const { id } = (await make()).json
    const row = [...doors.store.jobs.values()].find(({ spec }) => spec.id === id)
    if (!row) throw new Error('No such job')
    const written = { encoding: 'utf-8', quote: '"', delimiter: ',', lineEnd: '\n', comment: null, dataStart: 5 }
    const dialect = { ...row.spec.source.dialect, ...written }
    Object.assign(row, { phase: 'ended', spec: { ...row.spec, source: { ...row.spec.source, key, dialect } } })
    const at = { workspaceId: 'one', subjectId: id, step: 'enrich', n: 0 } as const
    addRow(doors.store, at, { fromByte: 5, toByte: 21, firstRow: 1, rows: 1 })
    const range = [...doors.store.ranges.values()].find((one) => one.subjectId === id && one.step === 'enrich')
    Object.assign(range ?? {}, { state: 'dead' })
    expect(await call(listRows, 'GET', { id })).toMatchObject({ status: 409, json: { code: 'job.source_gone' } })
  })

  it.each(['not-an-id', randomUUID()])('is not found under %s', async (id) => {
    for (const handler of [getJob, listRows, events])
      expect((await call(handler, 'GET', { id })).json.code).toBe('not_found')
  })
})

describe('the events of a job', () => {
  async function open(id: string) {
    const response = await ask(events, { headers, params: { id } })
    expect(response.headers.get('content-type')).toBe('text/event-stream')
    const reader = (response.body as ReadableStream<Uint8Array>).getReader()
    return async () => {
      const { value } = await reader.read()
      return value && new TextDecoder().decode(value)
    }
  }

  it('tell the job at once, and end when it has ended', async () => {
    const { id } = (await make()).json
    const next = await open(id)
    const first = (await next()) ?? ''
    expect(first).toMatch(/^event: job\ndata: \{.*\}\n\n$/)
    expect(JobView.parse(JSON.parse(first.slice('event: job\ndata: '.length)))).toMatchObject({ id, status: 'queued' })
    const row = [...doors.store.jobs.values()].find(({ spec }) => spec.id === id)
    Object.assign(row ?? {}, { phase: 'ended' })
    expect(await next()).toContain('"status":"completed"')
    expect(await next()).toBeUndefined()
  })

  it('are looked up once for all who listen', async () => {
    const { id } = (await make()).json
    const get = vi.spyOn(doors.ports.jobs, 'get')
    const listeners = await Promise.all(Array.from({ length: 20 }, () => open(id)))
    const told = await Promise.all(listeners.map((next) => next()))
    expect(new Set(told).size).toBe(1)
    // Whether there is such a job, and whose, is asked for each.
    expect(get.mock.calls.length).toBeLessThan(listeners.length + 5)
    get.mockRestore()
    closeStreams()
  })

  it('end when the process is told to stop', async () => {
    const next = await open((await make()).json.id)
    await next()
    closeStreams()
    expect(await next()).toBeUndefined()
  })
})

describe('matching one person', () => {
  const asked = (more: object) =>
    call(match, 'POST', {}, { contact: { email: 'ada@example.com' }, providers: [], ...more })

  it('answers a row, also where nobody is asked', async () => {
    const { status, json } = await asked({})
    expect(status).toBe(200)
    expect(json).toMatchObject({
      row: 1,
      status: 'not_tried',
      fields: { email: { own: 'ada@example.com' } },
      candidates: [],
    })
  })

  it('refuses what it cannot do', async () => {
    expect((await asked({ providers: [{ directoryId: randomUUID() }] })).json.code).toBe('provider.missing')
    expect((await asked({ options: { parametersOf: randomUUID() } })).json.code).toBe('not_found')
    const { id } = (await make()).json
    expect((await asked({ options: { parametersOf: id } })).json.code).toBe('job.no_parameters')
    const secret = await asked({ contact: { 'ada@example.com': 'x' } })
    expect(secret.json.code).toBe('request.invalid')
    expect(JSON.stringify(secret.json)).not.toContain('ada@')
  })
})

/** For how long files are kept, as the API tells and changes it, and what it says once they have gone. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ask, bearer, doorsUnderTest } from '#app/_access/doors-under-test.ts'
import type { Dialect } from '#core/dialect.ts'
import { resultKey, uploadKey } from '#core/storage-key.ts'
import { JobView } from './_schemas/job.ts'
import { RetentionView } from './_schemas/retention.ts'
import { UploadView } from './_schemas/upload.ts'
import { POST as createDirectory } from './directories/route.ts'
import { GET as getFile } from './jobs/[id]/files/[name]/route.ts'
import { POST as retryFailed } from './jobs/[id]/retry-failed/route.ts'
import { GET as getJob } from './jobs/[id]/route.ts'
import { GET as listRows } from './jobs/[id]/rows/route.ts'
import { POST as createJob } from './jobs/route.ts'
import { GET as getRetention, PUT as setRetention } from './retention/route.ts'
import { POST as completeUpload } from './uploads/[id]/complete/route.ts'
import { POST as signParts } from './uploads/[id]/parts/route.ts'
import { GET as getUpload, PATCH as overrideDialect } from './uploads/[id]/route.ts'
import { POST as startUpload } from './uploads/route.ts'

const DAY_MS = 24 * 60 * 60 * 1000
let doors: Awaited<ReturnType<typeof doorsUnderTest>>
let owner: Headers
let editor: Headers

beforeAll(async () => {
  doors = await doorsUnderTest(['one', 'two'])
  owner = bearer((await doors.key('one', 'owner')).secret)
  editor = bearer((await doors.key('one', 'editor')).secret)
})
afterAll(() => doors.drop())

type Handler = Parameters<typeof ask>[0]
async function call(handler: Handler, method: string, params: Record<string, string>, body?: unknown, headers = owner) {
  const response = await ask(handler, { method, headers, params, body })
  const text = await response.text()
  return { status: response.status, json: text === '' ? null : JSON.parse(text) }
}
const daysFrom = (at: string, days: number) => new Date(Date.parse(at) + days * DAY_MS).toISOString()

/** A complete upload that is so many days old. */
async function addUpload(daysOld: number): Promise<string> {
  const id = randomUUID()
  const key = uploadKey('one', id)
  const { etag } = await doors.put(key, 'mail\nada@example.com\n')
  const createdAt = new Date(Date.now() - daysOld * DAY_MS)
  const upload = { id, workspaceId: 'one', filename: 'list.csv', bytes: 21, partBytes: 21, key, multipartId: '' }
  await doors.ports.uploads.create({ ...upload, createdAt })
  await doors.ports.uploads.complete('one', id, etag)
  await doors.ports.uploads.setDialect('one', id, { columns: ['mail'] } as unknown as Dialect, {})
  return id
}
const mapping = [{ column: 0, field: 'email' }]
const jobOf = (uploadId: string) => ({ source: { uploadId }, mapping, providers: [] })

/** A job that ended so many days ago, with a file. */
async function addEndedJob(daysAgo: number): Promise<string> {
  const { id } = (await call(createJob, 'POST', {}, jobOf(await addUpload(daysAgo)))).json
  const row = [...doors.store.jobs.values()].find(({ spec }) => spec.id === id)
  const files = [{ name: 'result.csv', key: resultKey('one', id, 1, '1-1', 'result.csv'), bytes: 1 }]
  const endedAt = new Date(Date.now() - daysAgo * DAY_MS)
  Object.assign(row ?? {}, { phase: 'ended', endedAt, files, rowsSplit: 1, resultGeneration: 1 })
  return id
}

async function expireAll() {
  for (const due of await doors.retention.due(100)) await doors.retention.expire(due)
}

describe('the rule', () => {
  it('is told and changed by an owner, for the own workspace alone', async () => {
    expect((await call(getRetention, 'GET', {})).json).toEqual({ uploadDays: 30, resultDays: 90 })
    const rule = { uploadDays: 3650, resultDays: null }
    const { status, json } = await call(setRetention, 'PUT', {}, rule)
    expect([status, RetentionView.parse(json)]).toEqual([200, rule])
    const theirs = bearer((await doors.key('two', 'owner')).secret)
    expect((await call(getRetention, 'GET', {}, undefined, theirs)).json).toEqual({ uploadDays: 30, resultDays: 90 })
    expect((await call(getRetention, 'GET', {}, undefined, editor)).json.code).toBe('access.forbidden')
    expect((await call(setRetention, 'PUT', {}, rule, editor)).json.code).toBe('access.forbidden')
    await call(setRetention, 'PUT', {}, { uploadDays: 30, resultDays: 90 })
  })

  it.each([
    { uploadDays: 0, resultDays: 90 },
    { uploadDays: 3651, resultDays: 90 },
    { uploadDays: 1.5, resultDays: 90 },
    { uploadDays: '30', resultDays: 90 },
    { uploadDays: 30 },
    { uploadDays: 30, resultDays: 90, more: 1 },
  ])('%j is refused', async (rule) => {
    expect(await call(setRetention, 'PUT', {}, rule)).toMatchObject({ status: 400, json: { code: 'request.invalid' } })
    expect((await call(getRetention, 'GET', {})).json).toEqual({ uploadDays: 30, resultDays: 90 })
  })
})

describe('a job', () => {
  it('says until when its files are kept, by the rule of now', async () => {
    const id = await addEndedJob(1)
    const job = JobView.parse((await call(getJob, 'GET', { id })).json)
    expect(job).toMatchObject({ keptUntil: daysFrom(job.endedAt ?? '', 90), expiredAt: null })
    expect(job.source.isKept).toBe(true)
    await call(setRetention, 'PUT', {}, { uploadDays: 2, resultDays: 3 })
    const { json } = await call(getJob, 'GET', { id })
    expect(json.keptUntil).toBe(daysFrom(job.endedAt ?? '', 3))
    expect(Date.parse(json.source.keptUntil)).toBe(Date.parse(job.source.keptUntil ?? '') - 28 * DAY_MS)
    await call(setRetention, 'PUT', {}, { uploadDays: null, resultDays: null })
    expect((await call(getJob, 'GET', { id })).json).toMatchObject({ keptUntil: null, source: { keptUntil: null } })
    await call(setRetention, 'PUT', {}, { uploadDays: 30, resultDays: 90 })
  })

  it('keeps its counts once they have gone, and says so wherever they were', async () => {
    const id = await addEndedJob(91)
    await expireAll()
    const { json } = await call(getJob, 'GET', { id })
    expect(JobView.parse(json)).toMatchObject({
      status: 'completed',
      counts: { total: 1 },
      files: [],
      keptUntil: null,
      expiredAt: expect.any(String),
      source: { isKept: false, keptUntil: null },
    })
    const gone = { status: 410, json: { code: 'job.expired' } }
    expect(await call(listRows, 'GET', { id })).toMatchObject(gone)
    expect(await call(getFile, 'GET', { id, name: 'result.csv' })).toMatchObject(gone)
    expect(await call(retryFailed, 'POST', { id }, {})).toMatchObject(gone)
  })
})

describe('an upload', () => {
  it('says until when it is kept; one that is not complete, when it will be given up', async () => {
    const id = await addUpload(1)
    const view = UploadView.parse((await call(getUpload, 'GET', { id })).json)
    expect(view).toMatchObject({ keptUntil: daysFrom(view.createdAt, 30), expiredAt: null })
    const open = (await call(startUpload, 'POST', {}, { filename: 'a.csv', bytes: 10 })).json
    const { json } = await call(getUpload, 'GET', { id: open.id })
    expect(json.keptUntil).toBe(daysFrom(json.createdAt, 7))
  })

  it('that has gone says so, and nothing is made of it', async () => {
    const id = await addUpload(31)
    await expireAll()
    expect(UploadView.parse((await call(getUpload, 'GET', { id })).json)).toMatchObject({
      status: 'complete',
      preview: null,
      problem: { code: 'upload.expired' },
      keptUntil: null,
      expiredAt: expect.any(String),
    })
    const gone = { status: 410, json: { code: 'upload.expired' } }
    expect(await call(createJob, 'POST', {}, jobOf(id))).toMatchObject(gone)
    expect(await call(createDirectory, 'POST', {}, { uploadId: id, name: 'x', mapping })).toMatchObject(gone)
    expect(await call(overrideDialect, 'PATCH', { id }, {})).toMatchObject(gone)
    expect(await call(completeUpload, 'POST', { id }, { parts: [{ number: 1, etag: 'x' }] })).toMatchObject(gone)
  })
})

describe('a disk that is nearly full', () => {
  it('takes no upload that does not fit, and no more parts; jobs say why they wait', async () => {
    const start = (bytes: number) => call(startUpload, 'POST', {}, { filename: 'a.csv', bytes })
    const { id } = (await start(10_000_000)).json
    const { id: jobId } = (await call(createJob, 'POST', {}, jobOf(await addUpload(0)))).json
    doors.free.bytes = 5_000
    expect((await start(5_000)).status).toBe(201)
    expect(await start(5_001)).toMatchObject({ status: 507, json: { code: 'disk.full' } })
    doors.free.bytes = -1
    expect(await call(signParts, 'POST', { id }, { numbers: [2] })).toMatchObject({ status: 507 })
    const waiting = { reason: 'disk.full', until: null, ranges: 0 }
    expect((await call(getJob, 'GET', { id: jobId })).json.waiting).toContainEqual(waiting)
    doors.free.bytes = Number.MAX_SAFE_INTEGER
    expect((await call(signParts, 'POST', { id }, { numbers: [2] })).status).toBe(200)
    expect((await call(getJob, 'GET', { id: jobId })).json.waiting).not.toContainEqual(waiting)
  })
})

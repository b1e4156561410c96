/** What those who run Kith see and do: over all workspaces, by ids and numbers; what died lives again. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addRow, count, type RangeRow, rowOf } from '#adapters/memory/store.ts'
import { ask, bearer, doorsUnderTest, METRICS_TOKEN } from '#app/_access/doors-under-test.ts'
import type { Dialect } from '#core/dialect.ts'
import { DEFAULT_OPTIONS } from '#core/options.ts'
import { uploadKey } from '#core/storage-key.ts'
import { OperatorsView } from './_schemas/operators.ts'
import { GET as health } from './health/route.ts'
import { GET as metrics } from './metrics/route.ts'
import { POST as redrive } from './operators/redrive/route.ts'
import { GET as operators } from './operators/route.ts'
import { GET as ready } from './ready/route.ts'

let doors: Awaited<ReturnType<typeof doorsUnderTest>>
let headers: Headers
const ours = randomUUID()
const theirs = randomUUID()

beforeAll(async () => {
  doors = await doorsUnderTest(['theirs'])
  headers = bearer((await doors.key('local', 'owner')).secret)
})
afterAll(() => doors.drop())

function rowAt(at: Parameters<typeof rowOf>[1]): RangeRow {
  const row = rowOf(doors.store, at)
  if (!row) throw new Error('no such row')
  return row
}

function jobAt(id: string) {
  const job = [...doors.store.jobs.values()].find(({ spec }) => spec.id === id)
  if (!job) throw new Error('no such job')
  return job
}

/** A job that has ended, one of whose two ranges is dead. */
async function plant(workspaceId: string, id: string): Promise<RangeRow> {
  const { ports, store } = doors
  const key = uploadKey(workspaceId, id)
  const { etag } = await doors.put(key, 'mail\nada@example.com\n')
  const source = { key, etag, bytes: 20, filename: `${workspaceId}.csv`, dialect: {} as Dialect }
  const spec = { id, workspaceId, uploadId: id, source, mapping: [], providers: [], options: DEFAULT_OPTIONS }
  await ports.jobs.create({ ...spec, createdAt: new Date() }, null)
  for (const n of [0, 1]) {
    addRow(store, { workspaceId, subjectId: id, step: 'enrich', n }, { fromByte: 0, toByte: 9, firstRow: 1, rows: 10 })
  }
  const at = { workspaceId, subjectId: id, step: 'enrich', n: 1 } as const
  for (const step of ['split', 'calibrate'] as const) rowAt({ ...at, step, n: 0 }).state = 'done'
  rowAt({ ...at, n: 0 }).state = 'done'
  const row = rowAt(at)
  Object.assign(row, { state: 'dead', errorCode: 'range.attempts' })
  Object.assign(jobAt(id), { phase: 'ended', rangesTotal: 2, rangesDone: 2, deadRanges: 1, deadRows: 10 })
  return row
}

async function overview(): Promise<OperatorsView> {
  const response = await ask(operators, { headers })
  expect(response.status).toBe(200)
  return OperatorsView.parse(await response.json())
}

async function revive(body: unknown) {
  const response = await ask(redrive, { method: 'POST', headers, body })
  return { status: response.status, json: await response.json() }
}

describe('operators', () => {
  it('see what is dead with words for it, and names of their own lists only', async () => {
    await plant('local', ours)
    await plant('theirs', theirs)
    doors.free.bytes = 40_000
    const { dead, deadTotal, queue, storage, parts, workers } = await overview()
    expect(dead.map(({ workspaceId, name, n, rows, errorCode }) => [workspaceId, name, n, rows, errorCode])).toEqual(
      expect.arrayContaining([
        ['local', 'local.csv', 1, 10, 'range.attempts'],
        ['theirs', null, 1, 10, 'range.attempts'],
      ]),
    )
    expect(dead[0]?.errorDetail).toMatch(/stopped answering/)
    expect(deadTotal).toBe(2)
    expect(queue).toEqual({ inFlight: 0, window: 2 })
    expect(storage.disk).toEqual({ totalBytes: 100_000, freeBytes: 40_000, leastFreeBytes: 0 })
    expect(parts).toEqual(['database', 'objects', 'queue'].map((name) => ({ name, trouble: null })))
    expect(workers).toEqual([])
  })

  it('give one dead range another life, and its dead letter goes', async () => {
    const only = { workspaceId: 'local', subjectId: ours, step: 'enrich', n: 1 }
    expect(await revive({ only })).toEqual({ status: 200, json: { redriven: 1, left: 0 } })
    expect(doors.drained).toEqual([{ ...only, generation: 1 }])
    expect(await doors.ports.jobs.get('local', ours)).toMatchObject({ phase: 'running', deadRanges: 0, rangesDone: 1 })
    expect(await revive({ only })).toMatchObject({ status: 409, json: { code: 'redrive.not_now' } })
    expect((await overview()).deadTotal).toBe(1)
  })

  it('give all that is dead another life, and are told what stays', async () => {
    const row = rowAt({ workspaceId: 'local', subjectId: ours, step: 'enrich', n: 1 })
    Object.assign(row, { state: 'dead', errorCode: 'TypeError' })
    Object.assign(jobAt(ours), { isCancelled: true })
    expect(await revive({})).toEqual({ status: 200, json: { redriven: 1, left: 1 } })
    expect(await doors.ports.jobs.get('theirs', theirs)).toMatchObject({ phase: 'running' })
    expect((await overview()).dead.map(({ workspaceId }) => workspaceId)).toEqual(['local'])
  })

  it('leave a job alone whose file is gone', async () => {
    const id = randomUUID()
    await plant('theirs', id)
    await doors.put(uploadKey('theirs', id), 'another file')
    expect(await revive({ only: { workspaceId: 'theirs', subjectId: id } })).toMatchObject({
      status: 409,
      json: { code: 'job.source_gone' },
    })
  })

  it.each([
    { only: { workspaceId: 'local', subjectId: ours, n: 1 } },
    { only: { workspaceId: 'local', subjectId: 'no id' } },
    { everything: true },
  ])('refuse %j', async (body) => {
    expect(await revive(body)).toMatchObject({ status: 400, json: { code: 'request.invalid' } })
  })

  it('are owners of this instance: no editor, and no owner of another workspace', async () => {
    const others = [await doors.key('local', 'editor'), await doors.key('theirs', 'owner')]
    for (const { secret } of others) {
      for (const handler of [operators, redrive, metrics]) {
        const response = await ask(handler, {
          method: handler === redrive ? 'POST' : 'GET',
          headers: bearer(secret),
          body: handler === redrive ? {} : undefined,
        })
        expect([response.status, (await response.json()).code]).toEqual([403, 'access.operators_only'])
      }
    }
  })
})

describe('metrics', () => {
  it('are for the token and for operators', async () => {
    count(doors.store, 'rows', 'matched', 7)
    for (const asker of [bearer(METRICS_TOKEN), headers]) {
      const response = await ask(metrics, { headers: asker })
      expect(response.status).toBe(200)
      expect(response.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8')
      expect(await response.text()).toContain('kith_rows_total{status="matched"} 7\n')
    }
  })

  it('are for nobody else, and the token is for nothing else', async () => {
    for (const asker of [new Headers(), bearer(`${METRICS_TOKEN}x`), bearer(METRICS_TOKEN.slice(1))]) {
      expect((await ask(metrics, { headers: asker })).status).toBe(401)
    }
    expect((await ask(operators, { headers: bearer(METRICS_TOKEN) })).status).toBe(401)
  })
})

describe('health and readiness', () => {
  it('tells everybody that it lives, whatever is away', async () => {
    Object.assign(doors.parts[0] ?? {}, { trouble: 'database.unavailable' })
    const response = await ask(health, {})
    expect([response.status, await response.json()]).toEqual([200, { status: 'ok' }])
  })

  it('tells everybody whether it is ready, and of a part that is not nothing but its code', async () => {
    const unready = await ask(ready, {})
    expect(unready.status).toBe(503)
    expect(await unready.json()).toMatchObject({ code: 'database.unavailable', status: 503 })
    Object.assign(doors.parts[0] ?? {}, { trouble: null })
    const response = await ask(ready, {})
    expect([response.status, await response.json()]).toEqual([200, { status: 'ok' }])
  })
})

import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type CallFate, type ItemFate, memoryPeople } from '#adapters/memory/people.ts'
import { ask, bearer, doorsUnderTest } from '#app/_access/doors-under-test.ts'
import type { Dialect } from '#core/dialect.ts'
import { uploadKey } from '#core/storage-key.ts'
import { JobView } from './_schemas/job.ts'
import { RowView } from './_schemas/row.ts'
import { PATCH as setCap } from './jobs/[id]/budget/route.ts'
import { POST as resume } from './jobs/[id]/resume/route.ts'
import { GET as getJob } from './jobs/[id]/route.ts'
import { POST as createJob, GET as listJobs } from './jobs/route.ts'
import { POST as match } from './match/route.ts'

const ADA = {
  id: 'v-ada',
  texts: { first_name: ['Ada'], last_name: ['Berg'], email: ['ada@post.example'], city: ['Oslo'] },
}
const contact = { first_name: 'Ada', last_name: 'Berg', email: 'ada@post.example' }
const fate: { call: CallFate; item: ItemFate } = { call: 'well', item: 'well' }
const vendor = memoryPeople({
  service: 'vendor',
  people: [ADA],
  callFate: () => fate.call,
  itemFate: () => fate.item,
})
const simulator = memoryPeople({ service: 'vendor-simulator', people: [ADA] })

let doors: Awaited<ReturnType<typeof doorsUnderTest>>
let editor: Headers
let viewer: Headers
const uploadId = randomUUID()
const [connectionId, simulatorId, theirs] = [randomUUID(), randomUUID(), randomUUID()]
const mapping = [{ column: 0, field: 'email' as const }]
const request = { source: { uploadId }, mapping, providers: [{ connectionId }] }

beforeAll(async () => {
  doors = await doorsUnderTest(['one', 'two'], [vendor, simulator])
  editor = bearer((await doors.key('one', 'editor')).secret)
  viewer = bearer((await doors.key('one', 'viewer')).secret)
  const { uploads, connections } = doors.ports
  const key = uploadKey('one', uploadId)
  const { etag } = await doors.put(key, 'mail\nada@post.example\n')
  const upload = { filename: 'list.csv', bytes: 22, partBytes: 22, key, multipartId: '', createdAt: new Date() }
  await uploads.create({ ...upload, id: uploadId, workspaceId: 'one' })
  await uploads.complete('one', uploadId, etag)
  await uploads.setDialect('one', uploadId, { columns: ['mail'], headerRow: 1 } as unknown as Dialect, {})
  for (const [workspaceId, id, service] of [
    ['one', connectionId, 'vendor'],
    ['one', simulatorId, 'vendor-simulator'],
    ['two', theirs, 'vendor'],
  ] as const) {
    const caps = { dayMicros: null, monthMicros: null }
    const terms = { microsPerCredit: 100_000, caps, rate: null, ttlDays: 30 }
    await connections.create({ ...terms, id, workspaceId, service, name: service, createdAt: new Date() }, `key-${id}`)
  }
})
afterAll(() => doors.drop())
beforeEach(() => {
  fate.call = 'well'
  fate.item = 'well'
})

async function call(
  handler: Parameters<typeof ask>[0],
  method: string,
  params: Record<string, string>,
  body?: unknown,
  headers = editor,
) {
  const response = await ask(handler, { method, headers, params, body })
  return { status: response.status, json: await response.json(), headers: response.headers }
}

const make = (change: object = {}) => call(createJob, 'POST', {}, { ...request, ...change })

describe('a job that asks vendors', () => {
  it('tells what it has spent and may spend', async () => {
    const { status, json } = await make({ capMicros: 5_000_000 })
    expect(status).toBe(201)
    const job = JobView.parse(json)
    expect(job.providers).toEqual([{ connectionId }])
    expect(job.money).toMatchObject({ currency: 'USD', capMicros: 5_000_000, spentMicros: 0, lookups: 0 })
    expect(job.money?.providers).toMatchObject([{ connectionId, spentMicros: 0 }])
    expect(job.unknownFate).toEqual({ rows: 0, mostMicros: 0 })
    const { json: page } = await call(listJobs, 'GET', {})
    expect(page.items[0]).toMatchObject({ id: job.id, money: null, unknownFate: null })
    expect((await make({ providers: [] })).json).toMatchObject({ money: null, unknownFate: null })
  })

  it('is refused where a connection is named twice, not there, of others, or a simulator of the sample list', async () => {
    const refused = async (...ids: readonly string[]) =>
      (await make({ providers: ids.map((id) => ({ connectionId: id })) })).json.code
    expect(await refused(connectionId, connectionId)).toBe('provider.twice')
    expect(await refused(randomUUID())).toBe('provider.missing')
    expect(await refused(theirs)).toBe('provider.missing')
    expect(await refused(simulatorId)).toBe('provider.sample_only')
  })

  it('may spend more once its cap is raised, by an editor', async () => {
    const { id } = (await make({ capMicros: 0 })).json
    const raised = await call(setCap, 'PATCH', { id }, { capMicros: 700 })
    expect(raised).toMatchObject({ status: 200, json: { money: { capMicros: 700 } } })
    expect((await call(setCap, 'PATCH', { id }, { capMicros: null })).json.money.capMicros).toBeNull()
    expect((await call(setCap, 'PATCH', { id }, { capMicros: -1 })).status).toBe(400)
    expect((await call(setCap, 'PATCH', { id }, { capMicros: 1 }, viewer)).status).toBe(403)
    expect((await call(setCap, 'PATCH', { id: randomUUID() }, { capMicros: 1 })).status).toBe(404)
    expect((await call(getJob, 'GET', { id }, undefined, viewer)).json.money.capMicros).toBeNull()
  })

  it('has a key that was refused tried again when it is resumed', async () => {
    const { id } = (await make()).json
    await doors.ports.connections.setState('one', connectionId, 'key_rejected')
    expect((await call(resume, 'POST', { id })).status).toBe(200)
    expect((await doors.ports.connections.get('one', connectionId))?.state).toBe('ok')
  })
})

describe('matching one person by a vendor', () => {
  const matched = (change: object = {}, headers = editor) =>
    call(match, 'POST', {}, { contact, providers: [{ connectionId }], ...change }, headers)

  it('asks and pays once, and then answers from the ledger', async () => {
    const { status, json } = await matched()
    expect(status).toBe(200)
    expect(RowView.parse(json)).toMatchObject({ status: 'matched', source: 'vendor', sourceId: 'v-ada' })
    expect(json.fields.city).toMatchObject({ latest: 'Oslo', label: 'new' })
    expect((await matched()).json).toEqual(json)
    expect(vendor.credits()).toBe(1)
    const { ever } = await doors.ports.spending.ofConnection({ workspaceId: 'one', connectionId })
    expect(ever).toMatchObject({ lookups: 1, savedLookups: 1, spentMicros: 100_000, savedMicros: 100_000 })
  })

  it('is for editors, with connections of their own', async () => {
    expect((await matched({}, viewer)).json.code).toBe('access.forbidden')
    expect((await matched({ providers: [] }, viewer)).status).toBe(200)
    expect((await matched({ providers: [{ connectionId: theirs }] })).json.code).toBe('provider.missing')
  })

  const another = (name: string) => ({ contact: { ...contact, email: `${name}@post.example` } })

  it('says why the vendor can’t be asked, and when to come again', async () => {
    fate.call = 'provider.no_credit'
    const refused = await matched(another('bob'))
    expect(refused).toMatchObject({ status: 503, json: { code: 'provider.no_credit' } })
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
    await doors.ports.people.connections.setState('one', connectionId, 'key_rejected')
    expect((await matched(another('bob'))).json.code).toBe('provider.key_rejected')
    await doors.ports.people.connections.setState('one', connectionId, 'ok')
    await doors.ports.connections.update('one', connectionId, { caps: { dayMicros: 0, monthMicros: null } })
    expect(await matched(another('bob'))).toMatchObject({ status: 409, json: { code: 'vendor.budget' } })
    await doors.ports.connections.update('one', connectionId, { caps: { dayMicros: null, monthMicros: null } })
  })

  it('says in the row that nobody knows how a call ended', async () => {
    const connection = await doors.ports.connections.get('one', connectionId)
    await doors.ports.limits.reopen(connection?.account ?? '')
    fate.call = 'lost_unbilled'
    expect((await matched(another('cleo'))).json).toMatchObject({ status: 'failed', issues: ['lookup.unknown_fate'] })
    fate.call = 'well'
    expect((await matched(another('cleo'))).json).toMatchObject({ status: 'failed', issues: ['lookup.unknown_fate'] })
    fate.item = 'refused'
    expect((await matched(another('dan'))).json).toMatchObject({ status: 'failed', issues: ['lookup.refused'] })
  })
})

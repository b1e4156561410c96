/** Audiences by the API: accounts that keep them, what is in one, bringing it in, and each way it can't be. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { accountOf } from '#adapters/account-of.ts'
import { createMailchimp } from '#adapters/mailchimp/mailchimp.ts'
import { ask, bearer, doorsUnderTest } from '#app/_access/doors-under-test.ts'
import { crowdAudience } from '#local/mailchimp/crowd.ts'
import { type MailchimpStandIn, startMailchimpStandIn } from '#local/mailchimp/stand-in.ts'
import { putSource } from '#pipeline/test-source.ts'
import { AudienceList, AudienceReadView, AudienceView } from './_schemas/audience.ts'
import { ConnectionView, ServicePage } from './_schemas/connection.ts'
import { GET as getRead } from './audience-reads/[id]/route.ts'
import { POST as createRead } from './audience-reads/route.ts'
import { GET as getAudience } from './connections/[id]/audiences/[audienceId]/route.ts'
import { GET as listAudiences } from './connections/[id]/audiences/route.ts'
import { DELETE as deleteConnection, PATCH as patchConnection } from './connections/[id]/route.ts'
import { POST as createConnection } from './connections/route.ts'
import { POST as createJob } from './jobs/route.ts'
import { GET as listServices } from './services/route.ts'
import { GET as getUpload } from './uploads/[id]/route.ts'

const audience = crowdAudience({ name: 'Newsletter', count: 120, seed: 2 })
const [OTHER_KEY, THIRD_KEY] = ['other-key-us1', 'third-key-us1']

let doors: Awaited<ReturnType<typeof doorsUnderTest>>
let standIn: MailchimpStandIn
let owner: Headers
let editor: Headers
let viewer: Headers
beforeAll(async () => {
  const keys = { [OTHER_KEY]: { accountId: 'account-1' }, [THIRD_KEY]: { accountId: 'account-3' } }
  standIn = await startMailchimpStandIn({ port: 0, audiences: [audience], dials: { keys } })
  const mailchimp = createMailchimp({ service: 'mailchimp', title: 'Mailchimp', baseUrl: standIn.url, timeoutMs: 500 })
  doors = await doorsUnderTest(['one', 'two'], [], [mailchimp])
  owner = bearer((await doors.key('one', 'owner')).secret)
  editor = bearer((await doors.key('one', 'editor')).secret)
  viewer = bearer((await doors.key('one', 'viewer')).secret)
})
afterAll(async () => {
  await standIn.close()
  await doors.drop()
})
beforeEach(async () => {
  doors.store.connections.clear()
  // A key that was refused lets nobody ask again until somebody does something about it.
  await doors.ports.limits.reopen(accountOf('mailchimp', standIn.accountId))
  standIn.turn({ troubles: {}, keys: { [standIn.key]: { isRevoked: false } } })
})

type Handler = Parameters<typeof ask>[0]
async function call(handler: Handler, method: string, params: Record<string, string>, body?: unknown, headers = owner) {
  const response = await ask(handler, { method, headers, params, body })
  const text = await response.text()
  return { status: response.status, text, json: text === '' ? null : JSON.parse(text), headers: response.headers }
}
const wanted = () => ({ service: 'mailchimp', key: standIn.key, name: 'News' })
async function connected(): Promise<string> {
  const { status, json } = await call(createConnection, 'POST', {}, wanted())
  expect(status).toBe(201)
  return json.id
}
const subscribed = [...audience.members.values()].filter(({ status }) => status === 'subscribed').length

describe('accounts that keep audiences', () => {
  it('are offered as what they are, and have no money', async () => {
    const { items } = ServicePage.parse((await call(listServices, 'GET', {}, undefined, viewer)).json)
    expect(items).toEqual([
      {
        kind: 'audience',
        service: 'mailchimp',
        title: 'Mailchimp',
        isSimulator: false,
        rate: { atOnce: 6, per: null },
      },
    ])
    const { json, text } = await call(createConnection, 'POST', {}, wanted())
    expect(ConnectionView.parse(json)).toMatchObject({ kind: 'audience', details: { state: 'ok', rate: null } })
    expect(text).not.toMatch(/micros|credit|spent/i)
  })

  it.each([
    [{ microsPerCredit: 5 }, 422, 'connection.terms'],
    [{ capDayMicros: 5 }, 422, 'connection.terms'],
    [{ rate: { atOnce: 11, per: null } }, 422, 'connection.terms'],
    [{ rate: { atOnce: 2, per: { calls: 1, seconds: 1, window: 'rolling' } } }, 422, 'connection.terms'],
    [{ key: 'a-key-of-nowhere' }, 422, 'connection.bad_key'],
    [{ key: 'a-key-that-is-none-us1' }, 422, 'connection.key_rejected'],
    [{ service: 'none', microsPerCredit: 1 }, 422, 'connection.no_such_service'],
  ])('%o is refused', async (more, status, code) => {
    const refused = await call(createConnection, 'POST', {}, { ...wanted(), ...more })
    expect(refused).toMatchObject({ status, json: { code } })
    expect(doors.store.connections.size).toBe(0)
  })

  it('are one for all keys of an account, and a key of another one does not replace theirs', async () => {
    const id = await connected()
    const twice = await call(createConnection, 'POST', {}, { ...wanted(), key: OTHER_KEY })
    expect(twice).toMatchObject({ status: 409, json: { code: 'connection.twice' } })
    expect((await call(patchConnection, 'PATCH', { id }, { key: OTHER_KEY })).status).toBe(200)
    expect(await doors.ports.connections.keyOf('one', id)).toEqual({ key: OTHER_KEY })
    const other = await call(patchConnection, 'PATCH', { id }, { key: THIRD_KEY })
    expect(other).toMatchObject({ status: 409, json: { code: 'connection.other_account' } })
    expect(await doors.ports.connections.keyOf('one', id)).toEqual({ key: OTHER_KEY })
    expect((await call(patchConnection, 'PATCH', { id }, { rate: { atOnce: 10, per: null } })).status).toBe(200)
    expect(await call(patchConnection, 'PATCH', { id }, { microsPerCredit: 3 })).toMatchObject({
      json: { code: 'connection.terms' },
    })
  })

  it('look nobody up', async () => {
    const id = await connected()
    const uploadId = crypto.randomUUID()
    const { source } = await putSource(doors.ports, 'one', uploadId, 'email\na@b.example\n')
    const { key, etag, bytes, dialect } = source
    const upload = { id: uploadId, workspaceId: 'one', filename: 'a.csv', bytes, partBytes: bytes, key }
    await doors.ports.uploads.create({ ...upload, multipartId: 'x', createdAt: new Date() })
    await doors.ports.uploads.complete('one', uploadId, etag)
    await doors.ports.uploads.setDialect('one', uploadId, dialect, {})
    const body = { source: { uploadId }, mapping: [{ column: 0, field: 'email' }], providers: [{ connectionId: id }] }
    const refused = await call(createJob, 'POST', {}, body)
    expect(refused).toMatchObject({ status: 422, json: { code: 'provider.not_people' } })
  })
})

describe('looking', () => {
  it('tells audiences, their columns, tags, and how many there are of each status', async () => {
    const id = await connected()
    const { items } = AudienceList.parse((await call(listAudiences, 'GET', { id }, undefined, editor)).json)
    expect(items).toEqual([{ id: audience.id, name: 'Newsletter', members: subscribed }])
    const view = AudienceView.parse((await call(getAudience, 'GET', { id, audienceId: audience.id })).json)
    expect(view.columns.map(({ tag }) => tag)).toContain('ADDRESS')
    expect(view.segments.map(({ name, kind }) => [name, kind])).toEqual([
      ['Fair', 'tag'],
      ['In Portland', 'segment'],
    ])
    expect(view.statuses.find(({ status }) => status === 'unsubscribed')?.members).toBe(120 - subscribed)
  })

  it('is for editors, and of one’s own workspace', async () => {
    const id = await connected()
    expect((await call(listAudiences, 'GET', { id }, undefined, viewer)).status).toBe(403)
    const theirs = bearer((await doors.key('two', 'owner')).secret)
    expect((await call(listAudiences, 'GET', { id }, undefined, theirs)).status).toBe(404)
  })

  it('says what is wrong: a revoked key, a service that is away, an audience that is not there', async () => {
    const id = await connected()
    const path = { id, audienceId: 'none' }
    expect(await call(getAudience, 'GET', path)).toMatchObject({ status: 404, json: { code: 'audience.not_found' } })
    expect((await call(getAudience, 'GET', { id, audienceId: '../x' })).status).toBe(404)
    standIn.turn({ troubles: { unavailable: 1 } })
    const away = await call(listAudiences, 'GET', { id })
    expect([[429, 503].includes(away.status), away.json.code]).toEqual([true, expect.stringMatching(/^audience\./)])
    standIn.turn({ troubles: {}, keys: { [standIn.key]: { isRevoked: true } } })
    await doors.ports.limits.reopen((await doors.ports.connections.get('one', id))?.account ?? '')
    const revoked = await call(listAudiences, 'GET', { id })
    expect(revoked).toMatchObject({ status: 409, json: { code: 'audience.key_rejected' } })
    expect(revoked.text).not.toContain(standIn.key)
    expect((await doors.ports.connections.get('one', id))?.state).toBe('key_rejected')
  })
})

describe('bringing in', () => {
  const read = async (more: object = {}, headers = editor) => {
    const connectionId = [...doors.store.connections.values()][0]?.connection.id ?? (await connected())
    return call(createRead, 'POST', {}, { connectionId, audienceId: audience.id, ...more }, headers)
  }

  it('begins with an upload that is not complete, and tells how far it is', async () => {
    const { status, json } = await read()
    expect(status).toBe(201)
    const view = AudienceReadView.parse(json)
    expect(view).toMatchObject({ audienceName: 'Newsletter', statuses: ['subscribed'], state: 'reading' })
    expect(view).toMatchObject({ membersRead: 0, totalBefore: null, waiting: null, report: null, errorCode: null })
    const id = view.uploadId
    expect((await call(getRead, 'GET', { id }, undefined, viewer)).json).toEqual(json)
    expect((await call(getUpload, 'GET', { id })).json).toMatchObject({ status: 'open', isAudience: true, parts: [] })
    const theirs = bearer((await doors.key('two', 'owner')).secret)
    expect((await call(getRead, 'GET', { id }, undefined, theirs)).status).toBe(404)
  })

  it.each([
    [{ audienceId: 'none' }, 404, 'audience.not_found'],
    [{ segmentId: 99 }, 422, 'audience.no_such_segment'],
    [{ segmentId: 11, statuses: ['unsubscribed'] }, 422, 'audience.segment_statuses'],
    [{ statuses: ['pending'] }, 422, 'audience.empty'],
    [{ statuses: [] }, 400, 'request.invalid'],
    [{ changedSince: 'yesterday' }, 400, 'request.invalid'],
    [{ connectionId: '00000000-0000-4000-8000-000000000000' }, 404, 'not_found'],
  ])('%o is refused', async (more, status, code) => {
    expect(await read(more)).toMatchObject({ status, json: { code } })
  })

  it('is for editors', async () => {
    await connected()
    expect((await read({}, viewer)).status).toBe(403)
  })

  it('tells what it waits for, goes on with another key, and ends when its account is forgotten', async () => {
    const { json } = await read()
    const row = [...doors.store.ranges.values()].find(({ subjectId }) => subjectId === json.uploadId)
    const park = () =>
      Object.assign(row ?? {}, { state: 'parked', parkedReason: 'provider.key_rejected', parkedUntil: null })
    park()
    expect((await call(patchConnection, 'PATCH', { id: json.connectionId }, { key: OTHER_KEY })).status).toBe(200)
    expect(row?.state).toBe('ready')
    park()
    const path = { id: json.uploadId }
    expect((await call(getRead, 'GET', path)).json.waiting).toEqual({ reason: 'provider.key_rejected', until: null })
    expect((await call(deleteConnection, 'DELETE', { id: json.connectionId })).status).toBe(204)
    expect(row?.state).toBe('ready')
  })
})

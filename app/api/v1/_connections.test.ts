/** Connections as the API makes, shows and changes them: keys are checked first and never told, money is counted. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { ask, bearer, doorsUnderTest } from '#app/_access/doors-under-test.ts'
import type { PeopleProvider } from '#pipeline/ports/people.ts'
import { isSimulator } from '#pipeline/source/sample-list.ts'
import { BudgetsView, ConnectionView, ServicePage } from './_schemas/connection.ts'
import { GET as getBudgets, PUT as putBudgets } from './budgets/route.ts'
import { POST as checkConnection } from './connections/[id]/check/route.ts'
import { DELETE as deleteConnection, GET as getConnection, PATCH as patchConnection } from './connections/[id]/route.ts'
import { POST as createConnection, GET as listConnections } from './connections/route.ts'
import { GET as listServices } from './services/route.ts'

const KEY = 'live-0123456789abcdef'
const OTHER = 'live-fedcba9876543210'

/** Says of each key what the test wants; every key that it saw is kept. */
const said = new Map<string, Awaited<ReturnType<PeopleProvider['check']>>>()
const seen: string[] = []
const provider = (service: string): PeopleProvider => ({
  service,
  title: `The service ${service}`,
  abilities: {
    ...{ maxBatch: 100, mode: 'sync', limits: { atOnce: 5, per: null }, needs: [['email']] },
    ...{ sends: ['email'], gives: ['full_name', 'phone'], mostCredits: 1, missCost: 0 },
  },
  questionOf: () => null,
  ask: () => Promise.reject(new Error('Nobody is asked here')),
  timeoutMs: 1_000,
  async check(key) {
    seen.push(key)
    return said.get(key) ?? 'ok'
  },
})

let doors: Awaited<ReturnType<typeof doorsUnderTest>>
let owner: Headers
let editor: Headers
let viewer: Headers

beforeAll(async () => {
  doors = await doorsUnderTest(['one', 'two'])
  owner = bearer((await doors.key('one', 'owner')).secret)
  editor = bearer((await doors.key('one', 'editor')).secret)
  viewer = bearer((await doors.key('one', 'viewer')).secret)
  const providers = new Map(['vendor', 'vendor-simulator'].map((name) => [name, provider(name)]))
  Object.assign(doors.ports.people, { providers })
})
afterAll(() => doors.drop())
beforeEach(() => {
  said.clear()
  doors.store.connections.clear()
  doors.store.ranges.clear()
})

type Handler = Parameters<typeof ask>[0]
async function call(handler: Handler, method: string, id: string | null, body?: unknown, headers = owner) {
  const response = await ask(handler, { method, headers, params: id === null ? {} : { id }, body })
  const text = await response.text()
  return { status: response.status, text, json: text === '' ? null : JSON.parse(text) }
}
const wanted = { service: 'vendor', key: KEY, name: 'Sales', microsPerCredit: 280_000 }
async function connected(more: object = {}): Promise<ConnectionView> {
  const { status, json } = await call(createConnection, 'POST', null, { ...wanted, ...more })
  expect(status).toBe(201)
  return ConnectionView.parse(json)
}

/** A range that waits for a reason, of a job that asks the connection. */
async function park(connectionId: string, reason: string): Promise<() => string> {
  const id = randomUUID()
  await doors.ports.jobs.create(
    {
      ...{ id, workspaceId: 'one', uploadId: randomUUID(), mapping: [], trialRows: null, createdAt: new Date() },
      ...({ source: {}, options: {} } as Pick<Parameters<typeof doors.ports.jobs.create>[0], 'source' | 'options'>),
      providers: [{ connectionId }],
    },
    null,
  )
  const range = [...doors.store.ranges.values()].find(({ subjectId }) => subjectId === id)
  Object.assign(range ?? {}, { state: 'parked', parkedReason: reason, parkedUntil: null })
  return () => range?.state ?? 'none'
}

describe('services', () => {
  it('say what they need, what is sent to them, and what a miss costs', async () => {
    const { items } = ServicePage.parse((await call(listServices, 'GET', null, undefined, viewer)).json)
    expect(items.map(({ service }) => [service, isSimulator(service)])).toEqual([
      ['vendor', false],
      ['vendor-simulator', true],
    ])
    expect(items[0]).toMatchObject({ sends: ['email'], needs: [['email']], missCredits: 0, isSimulator: false })
    expect(items[1]?.isSimulator).toBe(true)
  })
})

describe('connecting', () => {
  it('checks the key first, and tells it to nobody afterwards', async () => {
    const made = await call(createConnection, 'POST', null, { ...wanted, key: ` ${KEY}\n`, capDayMicros: 5 })
    expect(made.status).toBe(201)
    const view = ConnectionView.parse(made.json)
    expect(seen.at(-1)).toBe(KEY)
    expect(view).toMatchObject({ service: 'vendor', title: 'The service vendor', name: 'Sales', isSimulator: false })
    expect(view.details).toMatchObject({
      ...{ state: 'ok', keyEnding: 'cdef', currency: 'USD', microsPerCredit: 280_000, ttlDays: 90, rate: null },
      ...{ capDayMicros: 5, capMonthMicros: null },
    })
    expect(await doors.ports.connections.keyOf('one', view.id)).toEqual({ key: KEY })
    const told = [made, await call(listConnections, 'GET', null), await call(getConnection, 'GET', view.id)]
    for (const { text } of told) expect(text).not.toContain(KEY)
    for (const line of doors.logged) expect(line).not.toContain(KEY)
  })

  it.each([
    ['provider.key_rejected', 422, 'connection.key_rejected'],
    ['provider.down', 503, 'connection.not_checked'],
    ['provider.limit', 503, 'connection.not_checked'],
    ['provider.bad_answer', 503, 'connection.not_checked'],
  ] as const)('keeps nothing after %s', async (answer, status, code) => {
    said.set(KEY, answer)
    const refused = await call(createConnection, 'POST', null, wanted)
    expect(refused).toMatchObject({ status, json: { code } })
    expect(refused.text).not.toContain(KEY)
    expect(doors.store.connections.size).toBe(0)
  })

  it('takes an account that has run out of credits, and says so', async () => {
    said.set(KEY, 'provider.no_credit')
    expect((await connected()).details?.state).toBe('no_credit')
  })

  it('takes an account once, and a service that there is', async () => {
    await connected()
    expect(await call(createConnection, 'POST', null, { ...wanted, name: 'Again' })).toMatchObject({
      ...{ status: 409, json: { code: 'connection.twice' } },
    })
    expect(await call(createConnection, 'POST', null, { ...wanted, service: 'none' })).toMatchObject({
      ...{ status: 422, json: { code: 'connection.no_such_service' } },
    })
  })

  it('gives an account that comes again its old id, and so its ledger', async () => {
    const { id } = await connected()
    expect((await call(deleteConnection, 'DELETE', id)).status).toBe(204)
    expect((await connected()).id).toBe(id)
    // Its key was replaced, so the account is another one now: both can be connected.
    await call(patchConnection, 'PATCH', id, { key: OTHER })
    const second = await connected()
    expect(second.id).not.toBe(id)
    const theirs = bearer((await doors.key('two', 'owner')).secret)
    expect((await call(createConnection, 'POST', null, wanted, theirs)).json.id).not.toBe(id)
  })

  it.each([
    { key: 'short' },
    { key: 'with a blank in it' },
    { key: 'naïve-key-of-enough-length' },
    { microsPerCredit: -1 },
    { microsPerCredit: 0.5 },
    { name: ' ' },
    { ttlDays: 0 },
    { rate: { atOnce: 0, per: null } },
    { url: 'https://elsewhere.example' },
  ])('%j is refused, and not repeated', async (change) => {
    const refused = await call(createConnection, 'POST', null, { ...wanted, ...change })
    expect(refused).toMatchObject({ status: 400, json: { code: 'request.invalid' } })
    for (const value of Object.values(change)) {
      if (typeof value === 'string' && value.trim() !== '') expect(refused.text).not.toContain(value)
    }
  })
})

describe('roles', () => {
  it('show viewers names alone, editors all but the key, and let owners alone change', async () => {
    const { id } = await connected()
    const names = await call(listConnections, 'GET', null, undefined, viewer)
    expect(names.json.items).toMatchObject([{ id, name: 'Sales', details: null }])
    expect(names.text).not.toContain('cdef')
    const { json } = await call(getConnection, 'GET', id, undefined, editor)
    expect(json.details.keyEnding).toBe('cdef')
    expect((await call(patchConnection, 'PATCH', id, { name: 'x' }, editor)).status).toBe(403)
    expect((await call(getBudgets, 'GET', null, undefined, viewer)).status).toBe(403)
    expect((await call(getBudgets, 'GET', null, undefined, editor)).status).toBe(200)
  })
})

describe('changing', () => {
  it('changes what is named, and one cap without the other', async () => {
    const { id } = await connected({ capDayMicros: 5, capMonthMicros: 6 })
    const { json } = await call(patchConnection, 'PATCH', id, { name: 'New', capMonthMicros: null })
    expect(json).toMatchObject({ name: 'New', details: { capDayMicros: 5, capMonthMicros: null, ttlDays: 90 } })
  })

  it('replaces a key only by one that is good and is not connected already', async () => {
    const { id } = await connected()
    said.set(OTHER, 'provider.key_rejected')
    const refused = await call(patchConnection, 'PATCH', id, { key: OTHER, name: 'New' })
    expect(refused).toMatchObject({ status: 422, json: { code: 'connection.key_rejected' } })
    expect((await call(getConnection, 'GET', id)).json).toMatchObject({ name: 'Sales', details: { keyEnding: 'cdef' } })
    said.delete(OTHER)
    expect((await call(patchConnection, 'PATCH', id, { key: OTHER })).json.details.keyEnding).toBe('3210')
    await connected({ name: 'Second' })
    expect(await call(patchConnection, 'PATCH', id, { key: KEY })).toMatchObject({
      ...{ status: 409, json: { code: 'connection.twice' } },
    })
    expect(await doors.ports.connections.keyOf('one', id)).toEqual({ key: OTHER })
  })

  it.each([
    ['a cap', { capDayMicros: null }, 'budget.connection_day', 'provider.key_rejected'],
    ['the price', { microsPerCredit: 1 }, 'budget.job', 'provider.limit'],
    ['the key', { key: OTHER }, 'provider.key_rejected', 'budget.connection_day'],
    ['the rate', { rate: { atOnce: 9, per: null } }, 'provider.limit', 'budget.connection_month'],
  ])('%s wakes what waited for it, and nothing else', async (_what, change, waited, waitsOn) => {
    const { id } = await connected({ capDayMicros: 5 })
    const other = await connected({ key: 'live-of-somebody-else', name: 'Other' })
    const [woken, still, elsewhere] = [await park(id, waited), await park(id, waitsOn), await park(other.id, waited)]
    expect((await call(patchConnection, 'PATCH', id, change)).status).toBe(200)
    expect([woken(), still(), elsewhere()]).toEqual(['ready', 'parked', 'parked'])
  })

  it('is refused to delete while a job asks it', async () => {
    const { id } = await connected()
    await park(id, 'provider.down')
    expect(await call(deleteConnection, 'DELETE', id)).toMatchObject({ status: 409, json: { code: 'in_use' } })
  })
})

describe('checking again', () => {
  it('says what the service says, and wakes what waited once the key is good', async () => {
    const { id } = await connected()
    const range = await park(id, 'provider.key_rejected')
    said.set(KEY, 'provider.key_rejected')
    expect((await call(checkConnection, 'POST', id)).json.details.state).toBe('key_rejected')
    expect(range()).toBe('parked')
    said.set(KEY, 'provider.down')
    expect(await call(checkConnection, 'POST', id)).toMatchObject({
      ...{ status: 503, json: { code: 'connection.not_checked' } },
    })
    expect((await call(getConnection, 'GET', id)).json.details.state).toBe('key_rejected')
    said.delete(KEY)
    expect((await call(checkConnection, 'POST', id)).json.details.state).toBe('ok')
    expect(range()).toBe('ready')
  })
})

describe('budgets', () => {
  it('are set by owners, tell what was spent, and wake what waited for more', async () => {
    const { id } = await connected()
    const [woken, still] = [await park(id, 'budget.workspace_month'), await park(id, 'budget.connection_day')]
    const caps = { currency: 'EUR', dayMicros: 1_000_000, monthMicros: null }
    const put = await call(putBudgets, 'PUT', null, caps)
    expect(BudgetsView.parse(put.json)).toMatchObject({ ...caps, spent: { ever: { spentMicros: 0, lookups: 0 } } })
    expect([woken(), still()]).toEqual(['ready', 'parked'])
    expect((await call(getConnection, 'GET', id)).json.details.currency).toBe('EUR')
    expect((await call(putBudgets, 'PUT', null, { ...caps, currency: 'euro' })).status).toBe(400)
    expect((await call(putBudgets, 'PUT', null, caps, editor)).status).toBe(403)
  })
})

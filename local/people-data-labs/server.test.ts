import { get } from 'node:http'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { crowdPeople } from './crowd.ts'
import { type PeopleDataLabsStandIn, startPeopleDataLabsStandIn } from './stand-in.ts'

const people = crowdPeople({ count: 20, seed: 1 })
const [first] = people
let standIn: PeopleDataLabsStandIn

beforeEach(async () => {
  standIn = await startPeopleDataLabsStandIn({ port: 0, people })
})
afterEach(() => standIn.close())

const enrich = (signal?: AbortSignal) =>
  fetch(`${standIn.url}/v5/person/enrich?pdl_id=${first?.id}`, {
    headers: { 'x-api-key': standIn.key },
    ...(signal && { signal }),
  })

const simulator = (method: string, path: string, body?: string, headers: Record<string, string> = {}) =>
  fetch(`${standIn.url}/simulator/${path}`, {
    method,
    headers: { 'x-simulator-token': standIn.token, ...headers },
    ...(body !== undefined && { body }),
  })

test('title case is for words, not for addresses', async () => {
  const url = `${standIn.url}/v5/person/enrich?pdl_id=${first?.id}&titlecase=true`
  const { data } = await (await fetch(url, { headers: { 'x-api-key': standIn.key } })).json()
  expect(data.full_name).toMatch(/^[A-Z]\p{Ll}+ [A-Z]\p{Ll}+$/u)
  expect(data.experience[0].company.name).toMatch(/^[A-Z]/)
  expect(data.emails).toEqual(first?.emails)
  expect(data.profiles).toEqual(first?.profiles)
  expect(data.id).toBe(first?.id)
})

test('only what is asked for is handed out, and only people who have what is required', async () => {
  const ask = async (query: string) => {
    const url = `${standIn.url}/v5/person/enrich?pdl_id=${first?.id}&${query}`
    return (await fetch(url, { headers: { 'x-api-key': standIn.key } })).json()
  }
  expect(Object.keys((await ask('data_include=id,emails.address')).data)).toEqual(['id', 'emails'])
  expect((await ask('data_include=-emails')).data).not.toHaveProperty('emails')
  expect((await ask('data_include=')).data).toEqual({})
  expect((await ask('required=emails AND (job_title OR skills)')).status).toBe(200)
  expect((await ask('required=emails AND skills')).status).toBe(404)
  expect((await ask('required=emails AND')).status).toBe(400)
  expect((await ask('include_if_matched=true')).matched).toEqual(['pdl_id'])
  expect((await ask('min_likelihood=10')).likelihood).toBe(10)
})

test('a call without parameters costs nothing and tells the credits', async () => {
  const headers = { 'x-api-key': standIn.key }
  const head = await fetch(`${standIn.url}/v5/person/enrich`, { method: 'HEAD', headers })
  expect(head.status).toBe(400)
  expect(head.headers.get('x-totallimit-remaining')).toBe('1000000')
})

test.each([
  ['server_error', 500, 'application/json'],
  ['bad_gateway', 502, 'text/html'],
  ['unavailable', 503, 'text/plain'],
  ['html_200', 200, 'text/html'],
] as const)('%s', async (trouble, status, type) => {
  standIn.turn({ troubles: { [trouble]: 1 } })
  const response = await enrich()
  expect([response.status, response.headers.get('content-type')]).toEqual([status, `${type}; charset=utf-8`])
})

test('half an answer is no JSON, and a connection may end without one', async () => {
  standIn.turn({ troubles: { truncated: 1 } })
  await expect((await enrich()).json()).rejects.toThrow(SyntaxError)
  standIn.turn({ troubles: { reset: 1 } })
  await expect(enrich()).rejects.toThrow()
  expect(standIn.books()[0]).toMatchObject({ byStatus: { 200: 1, none: 1 }, credits: { spent: 2 } })
})

test('silence: billed before anybody knows, and a caller who hangs up leaves nothing behind', async () => {
  standIn.turn({ troubles: { silence: 1 }, silenceMs: 600_000 })
  const hangUp = new AbortController()
  const call = enrich(hangUp.signal).catch((error: Error) => error.name)
  await expect.poll(() => standIn.books()[0]?.credits.spent).toBe(1)
  hangUp.abort()
  expect(await call).toBe('AbortError')
  await expect.poll(() => standIn.books(0)[0]?.byStatus).toEqual({ none: 1 })
  standIn.turn({ silenceMs: 0 })
  expect((await enrich()).status).toBe(200)
  standIn.turn({ billedShare: 0 })
  await expect(enrich()).rejects.toThrow()
})

test('closing ends callers that are kept waiting', async () => {
  standIn.turn({ troubles: { silence: 1 }, silenceMs: 600_000 })
  const call = enrich().catch(() => 'ended')
  await expect.poll(() => standIn.books()[0]?.calls).toBe(1)
  await standIn.close()
  expect(await call).toBe('ended')
})

test('the date is that of its own clock', async () => {
  standIn.turn({ clockOffsetMs: 3_600_000 })
  const date = Date.parse((await enrich()).headers.get('date') ?? '')
  expect(date - Date.now()).toBeGreaterThan(3_500_000)
})

test('dials, people and books by the network', async () => {
  const patch = JSON.stringify({ latencyMs: 1, customers: { late: { credits: 3, limits: { calls: 7 } } } })
  expect((await simulator('PATCH', 'dials', patch)).status).toBe(200)
  const dials = await (await simulator('GET', 'dials')).json()
  expect(dials).toMatchObject({
    latencyMs: 1,
    customers: { late: { credits: 3, isRevoked: false, limits: { calls: 7 } } },
  })
  expect(Object.keys(dials.customers)).toContain(standIn.key)

  const crowd = await simulator('PUT', 'people', '{"generate":{"count":300,"seed":5}}')
  expect(await crowd.json()).toEqual({ people: 300 })
  expect((await enrich()).status).toBe(404)
  expect(await (await simulator('PUT', 'people', JSON.stringify(people))).json()).toEqual({ people: 20 })
  expect((await enrich()).status).toBe(200)

  const { items } = await (await simulator('GET', 'books')).json()
  expect(items).toMatchObject([{ key: standIn.key, calls: 2, credits: { spent: 1 } }])
  const later = await (await simulator('GET', `books?since=${Date.now() + 60_000}`)).json()
  expect(later.items).toMatchObject([{ calls: 0, credits: { spent: 1 } }])
})

test.each([
  ['PATCH', 'dials', '{"latencyMs":-1}', 422],
  ['PATCH', 'dials', '{"latency":1}', 422],
  ['PATCH', 'dials', '{"troubles":{"reset":0.6,"silence":0.6}}', 422],
  ['PATCH', 'dials', '{', 400],
  ['PUT', 'people', '[{"name":"x"}]', 422],
  ['GET', 'nothing', undefined, 404],
])('%s %s %s is refused with %i', async (method, path, body, status) => {
  expect((await simulator(method, path, body)).status).toBe(status)
})

test('no page reaches the dials: not without the token, not from another site, not by another name', async () => {
  expect((await simulator('GET', 'dials', undefined, { 'x-simulator-token': 'guess' })).status).toBe(403)
  expect((await simulator('GET', 'dials', undefined, { origin: 'http://127.0.0.1:3000' })).status).toBe(403)
  const byOtherName = await new Promise<number | undefined>((resolve, reject) => {
    const headers = { 'x-simulator-token': standIn.token, host: `rebound.example:${standIn.port}` }
    get(`${standIn.url}/simulator/dials`, { headers }, (response) => {
      response.resume().once('end', () => resolve(response.statusCode))
    }).once('error', reject)
  })
  expect(byOtherName).toBe(403)
  const preflight = await simulator('OPTIONS', 'dials')
  expect(preflight.headers.get('access-control-allow-origin')).toBeNull()
})

import { beforeEach, expect, it } from 'vitest'
import { z } from 'zod'
import { createLog } from '#adapters/log/log.ts'
import { type DoorPorts, setDoorPorts } from './ports.ts'
import { type RouteSpec, route } from './route.ts'

const SPEC = {
  method: 'POST',
  path: '/api/v1/things/{id}',
  who: 'open',
  does: 'Try the wrapper',
  body: z.object({ name: z.string(), many: z.record(z.enum(['a', 'b']), z.number()).optional() }),
  answer: z.object({ name: z.string() }),
  status: 201,
} as const satisfies RouteSpec

const ID = '00000000-0000-4000-8000-000000000000'
let logged: string[]

beforeEach(() => {
  logged = []
  setDoorPorts({
    accounts: {},
    logging: createLog({ level: 'info', from: 'web', to: { write: (line) => void logged.push(line) } }),
    settings: { siteUrl: 'http://127.0.0.1:3000' },
    now: () => new Date(),
  } as unknown as DoorPorts)
})

async function ask(body: BodyInit, headers: Record<string, string> = { 'content-type': 'application/json' }, id = ID) {
  const handler = route(SPEC, async ({ body: { name } }) => {
    // Next may hold the class of an error more than once: only its code tells what it is.
    if (name === 'away') throw Object.assign(new Error('secret of ada@example.com'), { code: 'store.unavailable' })
    if (name === 'broken') throw new Error('cannot read ada@example.com')
    return { name }
  })
  const request = new Request(`http://127.0.0.1:3000/api/v1/things/${id}`, { method: 'POST', body, headers })
  const response = await handler(request, { params: Promise.resolve({ id }) })
  return { status: response.status, json: await response.json(), headers: response.headers }
}

it('answers JSON that no cache keeps, with an id that is in the log', async () => {
  const { status, json, headers } = await ask('{"name":"x"}')
  expect({ status, json }).toEqual({ status: 201, json: { name: 'x' } })
  expect(headers.get('cache-control')).toBe('no-store')
  expect(JSON.parse(logged[0] ?? '')).toMatchObject({
    requestId: headers.get('x-request-id'),
    status: 201,
    route: SPEC.path,
  })
})

it.each([
  ['{"name":', 400, 'request.malformed'],
  ['{"name":1}', 400, 'request.invalid'],
  ['[]', 400, 'request.invalid'],
  ['', 400, 'request.invalid'],
  [`{"name":"${'x'.repeat(2 * 1024 * 1024)}"}`, 413, 'request.too_large'],
])('refuses a wrong body', async (body, status, code) => {
  expect(await ask(body)).toMatchObject({ status, json: { code, status, type: 'about:blank' } })
})

it('takes nothing but JSON', async () => {
  expect(await ask('{"name":"x"}', { 'content-type': 'text/plain' })).toMatchObject({ status: 415 })
  expect(await ask('{"name":"x"}', { 'content-type': 'application/json; charset=utf-8' })).toMatchObject({
    status: 201,
  })
})

it('names the wrong fields, but none that the client made up', async () => {
  const { json } = await ask('{"many":{"ada@example.com":1}}')
  expect(json.fields).toContainEqual({ path: 'name', code: 'invalid_type' })
  expect(json.fields).toContainEqual({ path: 'many', code: expect.any(String) })
  expect(JSON.stringify(json)).not.toContain('ada@')
})

it('finds nothing under what is no id', async () => {
  expect(await ask('{"name":"x"}', undefined, "1' or 1=1")).toMatchObject({ status: 404, json: { code: 'not_found' } })
})

it('tells neither caller nor log what a surprise says', async () => {
  expect(await ask('{"name":"broken"}')).toMatchObject({ status: 500, json: { code: 'internal' } })
  expect(await ask('{"name":"away"}')).toMatchObject({ status: 503, json: { code: 'store.unavailable' } })
  expect(logged.join('')).not.toContain('ada@')
  expect(JSON.parse(logged[0] ?? '')).toMatchObject({ event: 'request.failed', error: { name: 'Error' } })
  expect(JSON.parse(logged[1] ?? '')).toMatchObject({ error: { code: 'store.unavailable' } })
})

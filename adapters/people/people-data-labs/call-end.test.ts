import type { ServerResponse } from 'node:http'
import { type AddressInfo, createServer } from 'node:net'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import type { CallEnd, LookupEnd } from '#pipeline/ports/people.ts'
import {
  all,
  answerOf,
  create,
  KEY,
  NOBODY,
  never,
  questions,
  REFUSED,
  startAsking,
  UNKNOWN,
  unbilled,
} from './asking-under-test.ts'
import { recorded, startVendor } from './vendor-under-test.ts'

type Asking = Awaited<ReturnType<typeof startAsking>>
let vendor: Asking['vendor']
let provider: Asking['provider']
let answer: Asking['answer']
let ask: Asking['ask']

beforeAll(async () => {
  ;({ vendor, provider, answer, ask } = await startAsking())
})
afterEach(() => void vi.useRealTimers())
afterAll(() => vendor.close())

describe('refusals, by which nothing is billed', () => {
  test.each([
    ['refused-401', 'provider.key_rejected'],
    ['refused-402', 'provider.no_credit'],
    ['refused-500', 'provider.down'],
    ['refused-429', 'provider.limit'],
  ])('%s', async (name, code) => {
    answer(recorded(name))
    const end = await ask()
    expect(end.ends).toEqual(all(unbilled(code)))
    expect(end.trouble?.code).toBe(code)
  })

  test.each(['refused-400', 'refused-405'])('%s: asking the same again is of no use', async (name) => {
    answer(recorded(name))
    expect(await ask()).toEqual({ ends: all(REFUSED), trouble: null, seen: null })
  })

  test('404 is an answer to one question, and none to many', async () => {
    answer(recorded('refused-404'))
    expect(await ask(questions.slice(0, 1))).toMatchObject({ ends: [NOBODY], trouble: null })
    expect(await ask()).toMatchObject({
      ends: all(unbilled('provider.bad_answer')),
      trouble: { code: 'provider.bad_answer' },
    })
  })

  test('a limit is waited for as long as the vendor’s own clock says, or as Retry-After does', async () => {
    answer(recorded('refused-429'))
    expect(await ask()).toMatchObject({
      trouble: { code: 'provider.limit', retryAfterMs: 40_000 },
      seen: { calls: 100, remaining: 0, resetsInMs: 40_000 },
    })
    answer(answerOf('refused-429', { 'retry-after': '7' }))
    expect((await ask()).trouble?.retryAfterMs).toBe(7_000)
    answer({ status: 429, headers: {}, body: 'slow down' })
    expect(await ask()).toMatchObject({ trouble: { code: 'provider.limit', retryAfterMs: null }, seen: null })
  })

  test.each<[number, string, LookupEnd, string]>([
    [403, '{"message":"Forbidden"}', unbilled('provider.key_rejected'), 'provider.key_rejected'],
    [403, '<h1>Blocked</h1>', unbilled('provider.bad_answer'), 'provider.bad_answer'],
    [401, 'no', unbilled('provider.key_rejected'), 'provider.key_rejected'],
    [400, '<h1>Bad request</h1>', unbilled('provider.bad_answer'), 'provider.bad_answer'],
    [404, '<h1>Not found</h1>', unbilled('provider.bad_answer'), 'provider.bad_answer'],
    [302, '', unbilled('provider.bad_answer'), 'provider.bad_answer'],
    [503, 'Service Unavailable', unbilled('provider.down'), 'provider.down'],
  ])('%i %s', async (status, text, end, code) => {
    vendor.answerWith((response) => response.writeHead(status, { location: `${vendor.url}/elsewhere` }).end(text))
    expect(await ask()).toMatchObject({ ends: all(end), trouble: { code } })
    expect(vendor.seen.at(-1)?.url).toBe('/v5/person/bulk')
  })

  test('a refusal that was billed all the same is of unknown fate', async () => {
    answer(answerOf('refused-500', { 'x-call-credits-spent': '1' }))
    expect(await ask()).toMatchObject({ ends: all(UNKNOWN), trouble: { code: 'provider.down' } })
  })

  test('nobody there, no such name, no secure connection: the vendor knows nothing of it', async () => {
    const down: CallEnd = {
      ends: all(unbilled('provider.down')),
      trouble: { code: 'provider.down', retryAfterMs: null },
      seen: null,
    }
    const gone = await startVendor()
    await gone.close()
    expect(await create(gone.url).ask(KEY, questions, never)).toEqual(down)
    expect(await create('http://nobody.invalid').ask(KEY, questions, never)).toEqual(down)
    const before = vendor.seen.length
    expect(await create(vendor.url.replace('http:', 'https:')).ask(KEY, questions, never)).toEqual(down)
    expect(vendor.seen.length).toBe(before)
  })

  test('a key that no header can hold is not sent at all', async () => {
    const before = vendor.seen.length
    const end = await provider.ask('a\nb', questions, never)
    expect(end).toMatchObject({
      ends: all(unbilled('provider.key_rejected')),
      trouble: { code: 'provider.key_rejected' },
    })
    expect(vendor.seen.length).toBe(before)
  })
})

describe('calls whose fate nobody knows', () => {
  const full = JSON.stringify(recorded('bulk-answered').body)
  const json = { 'content-type': 'application/json' }

  test.each<[string, (response: ServerResponse) => void, string]>([
    [
      'a page with status 200',
      (to) => to.writeHead(200, { 'content-type': 'text/html' }).end('<p>Soon'),
      'provider.bad_answer',
    ],
    ['half an answer', (to) => to.writeHead(200, json).end(full.slice(0, 300)), 'provider.bad_answer'],
    ['an empty one', (to) => to.writeHead(200, json).end(), 'provider.bad_answer'],
    ['another success', (to) => to.writeHead(202, json).end('{}'), 'provider.bad_answer'],
    ['an endless one', (to) => to.writeHead(200, json).end(`[${'1,'.repeat(1024 ** 2)}1]`), 'provider.bad_answer'],
    ['a gateway’s page', (to) => to.writeHead(502).end('<h1>Bad gateway'), 'provider.down'],
    [
      'a gateway in the vendor’s words',
      (to) => to.writeHead(504, json).end('{"status":504,"error":{"type":"x","message":"x"}}'),
      'provider.down',
    ],
    ['a failure in other words', (to) => to.writeHead(500).end('oops'), 'provider.down'],
    ['a connection that ends', (to) => to.destroy(), 'provider.down'],
    [
      'a connection that ends within the answer',
      (to) => {
        to.writeHead(200, { ...json, 'content-length': full.length })
        to.write(full.slice(0, 300), () => to.destroy())
      },
      'provider.down',
    ],
  ])('%s', async (_, respond, code) => {
    vendor.answerWith(respond)
    expect(await ask()).toEqual({ ends: all(UNKNOWN), trouble: { code, retryAfterMs: null }, seen: null })
  })

  test.each<[string, (response: ServerResponse) => void]>([
    ['before the answer', () => {}],
    ['within it', (response) => response.writeHead(200, json).write('[')],
  ])('silence %s: half a minute of it is enough', async (_, respond) => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const asked = new Promise<void>((resume) => {
      vendor.answerWith((response) => {
        respond(response)
        resume()
      })
    })
    const end = ask()
    await asked
    vi.advanceTimersByTime(provider.timeoutMs)
    expect(await end).toEqual({
      ends: all(UNKNOWN),
      trouble: { code: 'provider.down', retryAfterMs: null },
      seen: null,
    })
    expect(provider.timeoutMs).toBe(30_000)
  })

  test('a connection that is there but never becomes a secure one got nothing', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    let there = () => {}
    const isThere = new Promise<void>((resume) => {
      there = resume
    })
    const mute = createServer((socket) => socket.on('error', () => {}) && there())
    await new Promise<void>((resume) => mute.listen(0, '127.0.0.1', resume))
    const { port } = mute.address() as AddressInfo
    const end = create(`https://127.0.0.1:${port}`).ask(KEY, questions, never)
    await isThere
    vi.advanceTimersByTime(provider.timeoutMs)
    expect(await end).toMatchObject({ ends: all(unbilled('provider.down')), trouble: { code: 'provider.down' } })
    mute.close()
  })

  test('a connection that is used again and ends', async () => {
    answer(recorded('bulk-answered'))
    await ask()
    vendor.answerWith((response) => response.destroy())
    expect(await ask()).toMatchObject({ ends: all(UNKNOWN), trouble: { code: 'provider.down' } })
  })
})

import type { ServerResponse } from 'node:http'
import { type AddressInfo, createServer } from 'node:net'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import type { Question } from '#core/vendor/question.ts'
import type { CallEnd, LookupEnd, PeopleProvider } from '#pipeline/ports/people.ts'
import { createPeopleDataLabs } from './people-data-labs.ts'
import {
  callIdOf,
  type Recorded,
  recorded,
  type SeenRequest,
  send,
  startVendor,
  type VendorUnderTest,
} from './vendor-under-test.ts'

const KEY = 'k3y-0f-n0b0dy-77'
const EMAIL = 'ada.sund@postbox.example'
const questions: readonly Question[] = [
  { params: { email: EMAIL } },
  { params: { phone: ['+12025550143', '+12035550112'] } },
  { params: { first_name: 'ada', last_name: 'sund', company: 'tallgrass studio' } },
]
const one = questions.slice(0, 1)
const never = new AbortController().signal
const COUNT = questions.length

let vendor: VendorUnderTest
let provider: PeopleProvider
const create = (baseUrl: string) =>
  createPeopleDataLabs({ service: 'people-data-labs', title: 'Test', baseUrl, mostAnswerBytes: 1024 ** 2 })

beforeAll(async () => {
  vendor = await startVendor()
  provider = create(vendor.url)
})
afterEach(() => void vi.useRealTimers())
afterAll(() => vendor.close())

const answer = (record: Recorded) => vendor.answerWith((response, asked) => send(response, record, callIdOf(asked)))
const ask = (asked: readonly Question[] = questions) => provider.ask(KEY, asked, never)
const answerOf = (name: string, headers: Record<string, string> = {}): Recorded => {
  const record = recorded(name)
  return { ...record, headers: { ...record.headers, ...headers } }
}

const all = (end: LookupEnd) => new Array<LookupEnd>(COUNT).fill(end)
const UNKNOWN: LookupEnd = { end: 'unknown', code: 'lookup.unknown_fate' }
const NOBODY: LookupEnd = {
  end: 'answered',
  answer: { outcome: 'no_match', confidence: null, people: [] },
  credits: 0,
}
const unbilled = (code: string): LookupEnd => ({ end: 'unbilled', code, isWorthAnother: true })
const REFUSED: LookupEnd = { end: 'unbilled', code: 'lookup.refused', isWorthAnother: false }
/** Enough to see that it is that person: the rest is checked beside the map. */
const brief = ({ ends }: CallEnd) =>
  ends.map((end) => (end.end === 'answered' ? [end.answer.people[0]?.id ?? 'nobody', end.credits] : end))
const MARA = 'kq0Zr1Bv8xWmT2sLh4Ny6d_0000'
const NAMELESS = 'b7Xe5Jd0pQrUa3fVg9Ow1k_0000'

describe('answers', () => {
  test('each question gets its own, with what it cost and what the vendor said of its limit', async () => {
    answer(recorded('bulk-answered'))
    const end = await ask()
    expect(brief(end)).toEqual([
      [MARA, 1],
      ['nobody', 0],
      [NAMELESS, 1],
    ])
    expect(end.ends[0]).toMatchObject({ answer: { outcome: 'match', confidence: 0.9 } })
    expect(end.ends[1]).toEqual(NOBODY)
    expect(end).toMatchObject({ trouble: null, seen: { calls: 100, remaining: 97, resetsInMs: 40_000 } })
  })

  test('are known by their metadata, not by their place', async () => {
    const record = recorded('bulk-answered')
    answer({ ...record, body: (record.body as unknown[]).toReversed() })
    const end = await ask()
    expect(brief(end)).toEqual([
      [MARA, 1],
      ['nobody', 0],
      [NAMELESS, 1],
    ])
    expect(end.trouble).toBeNull()
  })

  test('nothing is asked without a question', async () => {
    const before = vendor.seen.length
    expect(await provider.ask(KEY, [], never)).toEqual({ ends: [], trouble: null, seen: null })
    expect(vendor.seen.length).toBe(before)
  })

  test('more questions than a call holds are a mistake of the caller', async () => {
    const [question] = questions
    await expect(ask(new Array(101).fill(question))).rejects.toThrow(RangeError)
  })

  test.each([
    ['as many as matched', '2', [1, 1]],
    ['fewer than matched', '1', [1, 0]],
    ['none', '0', [0, 0]],
    ['more than matched', '5', [3, 2]],
    ['nothing readable', 'two', [1, 1]],
  ])('the credits of the call are shared: %s', async (_, spent, expected) => {
    answer(answerOf('bulk-answered', { 'x-call-credits-spent': spent }))
    expect(
      (await ask()).ends.flatMap((end) => (end.end === 'answered' && end.answer.people[0] ? [end.credits] : [])),
    ).toEqual(expected)
  })
})

describe('answers that are not what was asked for', () => {
  const items = recorded('bulk-answered').body as readonly { metadata: object }[]
  const withItems = (change: (items: readonly object[]) => readonly unknown[]) =>
    answer({ ...recorded('bulk-answered'), body: change(items) })

  test.each<[string, (items: readonly object[]) => readonly unknown[], readonly unknown[]]>([
    ['too few', (all) => all.slice(0, 2), [[MARA, 1], ['nobody', 0], UNKNOWN]],
    ['without metadata', (all) => all.map((item) => ({ ...item, metadata: undefined })), all(UNKNOWN)],
    [
      'to another call',
      (all) => all.map((item, question) => ({ ...item, metadata: { call: 'x', question } })),
      all(UNKNOWN),
    ],
    [
      'to rows that nobody asked for',
      (all) => all.map((item) => ({ ...item, metadata: { call: 'CALL', question: 7 } })),
      all(UNKNOWN),
    ],
    [
      'by a place that is none',
      (all) => all.map((item) => ({ ...item, metadata: { call: 'CALL', question: 0.5 } })),
      all(UNKNOWN),
    ],
    ['twice to one question', (all) => [...all, all[0]], [UNKNOWN, ['nobody', 0], [NAMELESS, 1]]],
    [
      'and some more',
      (all) => [...all, { status: 404 }],
      [
        [MARA, 1],
        ['nobody', 0],
        [NAMELESS, 1],
      ],
    ],
    ['nothing', () => [], all(UNKNOWN)],
    ['no objects', () => [null, 1, 'x'], all(UNKNOWN)],
  ])('%s', async (_, change, expected) => {
    withItems(change)
    const end = await ask()
    expect(brief(end)).toEqual(expected)
    expect(end.trouble).toEqual({ code: 'provider.bad_answer', retryAfterMs: null })
  })

  test('one object in place of a list', async () => {
    answer({ ...recorded('bulk-answered'), body: items[0] })
    expect(await ask()).toMatchObject({ ends: all(UNKNOWN), trouble: { code: 'provider.bad_answer' } })
  })

  test.each<[string, object]>([
    ['without data', { data: undefined }],
    ['with an empty person', { data: {} }],
    ['with a person who is nobody', { data: { id: 'x', full_name: null } }],
    ['with a likelihood out of range', { likelihood: 11 }],
    ['with a likelihood of none', { likelihood: 0 }],
    ['without a likelihood', { likelihood: undefined }],
    ['with a likelihood in words', { likelihood: 'high' }],
    ['with a status of nothing', { status: 302 }],
  ])('a match %s is that question’s trouble alone', async (_, change) => {
    const broken = items.map((item, at) => (at === 0 ? { ...item, ...change } : item))
    // Billed for both that were found, so it may be this one.
    answer({ ...answerOf('bulk-answered', { 'x-call-credits-spent': '2' }), body: broken })
    const end = await ask()
    expect(brief(end)).toEqual([{ end: 'unknown', code: 'lookup.error' }, ['nobody', 0], [NAMELESS, 1]])
    expect(end.trouble).toBeNull()
    // Billed for the other one alone.
    answer({ ...answerOf('bulk-answered', { 'x-call-credits-spent': '1' }), body: broken })
    expect(brief(await ask())).toEqual([unbilled('lookup.error'), ['nobody', 0], [NAMELESS, 1]])
  })

  test('credits that run out within a call are not held against those who were found', async () => {
    answer(recorded('bulk-out-of-credit'))
    const end = await ask()
    expect(brief(end)).toEqual([[MARA, 1], unbilled('provider.no_credit'), ['nobody', 0]])
    expect(end.trouble).toEqual({ code: 'provider.no_credit', retryAfterMs: null })
  })

  test('a question that is refused or fails by itself says nothing of the service', async () => {
    answer(recorded('bulk-refused-items'))
    expect(await ask()).toMatchObject({ ends: [REFUSED, unbilled('lookup.error'), NOBODY], trouble: null })
  })

  test.each([
    [401, 'provider.key_rejected'],
    [403, 'provider.key_rejected'],
    [402, 'provider.no_credit'],
    [429, 'provider.limit'],
  ])('a key, a credit or a limit that fails one question fails the service: %i', async (status, code) => {
    const error = { type: 'x', message: 'x' }
    withItems((all) =>
      all.map((item, at) => (at === 1 ? { status, error, metadata: { call: 'CALL', question: 1 } } : item)),
    )
    const end = await ask()
    expect(brief(end)).toEqual([[MARA, 1], unbilled(code), [NAMELESS, 1]])
    expect(end.trouble?.code).toBe(code)
  })
})

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
    expect(await ask(one)).toMatchObject({ ends: [NOBODY], trouble: null })
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

describe('leaving', () => {
  test('who leaves is let go at once, with their own reason', async () => {
    const leave = new AbortController()
    const asked = new Promise<void>((resume) => vendor.answerWith(() => resume()))
    const end = provider.ask(KEY, questions, leave.signal)
    await asked
    leave.abort(new Error('stop'))
    await expect(end).rejects.toThrow('stop')
  })

  test('who has left asks nothing', async () => {
    const before = vendor.seen.length
    await expect(provider.ask(KEY, questions, AbortSignal.abort(new Error('stop')))).rejects.toThrow('stop')
    expect(vendor.seen.length).toBe(before)
  })
})

describe('the key', () => {
  test('stands in its header and nowhere else, and of people nothing stands outside of the body', async () => {
    answer(recorded('bulk-answered'))
    await ask()
    const { url, method, headers, body } = vendor.seen.at(-1) as SeenRequest
    expect(headers['x-api-key']).toBe(KEY)
    expect({ method, url }).toEqual({ method: 'POST', url: '/v5/person/bulk' })
    expect(body).not.toContain(KEY)
    expect(body).toContain(EMAIL)
    const { 'x-api-key': _, ...others } = headers
    expect(JSON.stringify(others)).not.toContain(KEY)
    expect(JSON.stringify(headers)).not.toContain(EMAIL)
  })

  test('nor do they stand in what a failed call says', async () => {
    // The vendor may say back what it was sent.
    vendor.answerWith((response, { headers, body }) => response.writeHead(400).end(`${headers['x-api-key']} ${body}`))
    const told = [await ask()]
    vendor.answerWith((response) => response.destroy())
    told.push(await ask())
    answer(recorded('bulk-refused-items'))
    told.push(await ask())
    expect(JSON.stringify(told)).not.toContain(KEY)
    expect(JSON.stringify(told)).not.toContain(EMAIL)
  })

  test('two keys at once: no call carries the other’s', async () => {
    // What an answer says of its key: the status that only this key gets.
    vendor.answerWith((response, asked) => {
      const name = asked.headers['x-api-key'] === 'key-a' ? 'refused-402' : 'refused-429'
      setImmediate(() => send(response, recorded(name)))
    })
    const before = vendor.seen.length
    const calls = Array.from({ length: 40 }, (_, n) => {
      const key = n % 2 === 0 ? 'key-a' : 'key-b'
      const question: Question = { params: { email: `${key}-${n}@postbox.example` } }
      return provider.ask(key, [question], never)
    })
    const codes = (await Promise.all(calls)).map(({ trouble }) => trouble?.code)
    expect(codes).toEqual(codes.map((_, n) => (n % 2 === 0 ? 'provider.no_credit' : 'provider.limit')))
    const seen = vendor.seen.slice(before)
    expect(seen).toHaveLength(40)
    for (const { headers, body } of seen) expect(body).toContain(`"email":"${headers['x-api-key']}-`)
  })
})

describe('checking a key', () => {
  test('a good one is told that something is missing, and nobody is looked up', async () => {
    answer(recorded('refused-400'))
    expect(await provider.check(KEY, never)).toBe('ok')
    const { url, body, headers } = vendor.seen.at(-1) as SeenRequest
    expect({ url, body: JSON.parse(body), key: headers['x-api-key'] }).toEqual({
      url: '/v5/person/enrich',
      body: { min_likelihood: 2 },
      key: KEY,
    })
    answer(recorded('refused-404'))
    expect(await provider.check(KEY, never)).toBe('ok')
  })

  test.each([
    ['refused-401', 'provider.key_rejected'],
    ['refused-402', 'provider.no_credit'],
    ['refused-429', 'provider.limit'],
    ['refused-500', 'provider.down'],
    ['refused-405', 'provider.bad_answer'],
    ['bulk-answered', 'provider.bad_answer'],
  ])('%s is %s', async (name, code) => {
    answer(recorded(name))
    expect(await provider.check(KEY, never)).toBe(code)
  })

  test('somebody else at the address is not taken for the vendor', async () => {
    vendor.answerWith((response) => response.writeHead(404).end('<h1>Not found</h1>'))
    expect(await provider.check(KEY, never)).toBe('provider.bad_answer')
    vendor.answerWith((response) => response.destroy())
    expect(await provider.check(KEY, never)).toBe('provider.down')
    expect(await provider.check('ключ', never)).toBe('provider.key_rejected')
  })
})

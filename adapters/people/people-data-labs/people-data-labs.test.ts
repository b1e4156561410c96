import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Question } from '#core/vendor/question.ts'
import {
  answerOf,
  brief,
  EMAIL,
  KEY,
  MARA,
  NAMELESS,
  NOBODY,
  never,
  questions,
  startAsking,
} from './asking-under-test.ts'
import { recorded, type SeenRequest, send } from './vendor-under-test.ts'

type Asking = Awaited<ReturnType<typeof startAsking>>
let vendor: Asking['vendor']
let provider: Asking['provider']
let answer: Asking['answer']
let ask: Asking['ask']

beforeAll(async () => {
  ;({ vendor, provider, answer, ask } = await startAsking())
})
afterAll(() => vendor.close())

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

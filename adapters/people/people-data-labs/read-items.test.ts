import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  all,
  answerOf,
  brief,
  MARA,
  NAMELESS,
  NOBODY,
  REFUSED,
  startAsking,
  UNKNOWN,
  unbilled,
} from './asking-under-test.ts'
import { recorded } from './vendor-under-test.ts'

type Asking = Awaited<ReturnType<typeof startAsking>>
let vendor: Asking['vendor']
let answer: Asking['answer']
let ask: Asking['ask']

beforeAll(async () => {
  ;({ vendor, answer, ask } = await startAsking())
})
afterAll(() => vendor.close())

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

import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { cleanFields } from '#core/clean-contact.ts'
import type { Contact } from '#core/contact.ts'
import type { Question } from '#core/vendor/question.ts'
import type { CallEnd, PeopleProvider } from '#pipeline/ports/people.ts'
import { crowdList } from '../../../local/people-data-labs/crowd.ts'
import { type PeopleDataLabsStandIn, startPeopleDataLabsStandIn } from '../../../local/people-data-labs/stand-in.ts'
import { TROUBLES, type Trouble } from '../../../local/people-data-labs/trouble.ts'
import { createPeopleDataLabs } from './people-data-labs.ts'

const CROWD = { count: 100, seed: 3 }
const ALL = { calls: null }
const never = new AbortController().signal

let standIn: PeopleDataLabsStandIn
let provider: PeopleProvider

beforeAll(async () => {
  standIn = await startPeopleDataLabsStandIn({ port: 0, people: { generate: CROWD }, dials: { limits: ALL } })
  provider = createPeopleDataLabs({ service: 'x', title: 'x', baseUrl: standIn.url })
})
afterAll(() => standIn.close())

let key = ''
let keys = 0
/** Everybody comes with a key of their own, so that every book begins empty. */
beforeEach(() => {
  key = `key-${++keys}`
  turn({})
})
const turn = (dials: Parameters<PeopleDataLabsStandIn['turn']>[0], customer: object = {}) =>
  standIn.turn({
    troubles: Object.fromEntries(TROUBLES.map((trouble) => [trouble, 0])),
    silenceMs: 0,
    clockOffsetMs: 0,
    namelessShare: 0,
    limits: ALL,
    ...dials,
    customers: { [key]: customer },
  })

const contact = (email: string): Contact => cleanFields({ email }, { defaultCountry: null, dateOrder: 'auto' })
const addresses = crowdList(CROWD).match(/[^,\n]+@[^,\n]+/g) ?? []
const questionsOf = (emails: readonly string[]): readonly Question[] =>
  emails.flatMap((email) => provider.questionOf(contact(email)) ?? [])

const some = () => questionsOf([...addresses.slice(0, 8), 'nobody@nowhere.example'])
const billed = () => standIn.books().find((books) => books.key === key)?.credits.spent ?? 0
const spent = ({ ends }: CallEnd) => ends.reduce((sum, end) => sum + (end.end === 'answered' ? end.credits : 0), 0)
const unknown = ({ ends }: CallEnd) => ends.filter(({ end }) => end === 'unknown').length

test('a whole call finds those that are there, each under its own question, and pays what the books say', async () => {
  const questions = questionsOf([...addresses.slice(0, 99), 'nobody@nowhere.example'])
  expect(questions).toHaveLength(100)
  const end = await provider.ask(key, questions, never)
  const found = end.ends.map((each) => (each.end === 'answered' ? (each.answer.people[0]?.texts.email ?? []) : null))
  questions.slice(0, 99).forEach(({ params }, at) => void expect(found[at]).toContain(params.email))
  expect(found[99]).toEqual([])
  expect({ spent: spent(end), trouble: end.trouble }).toEqual({ spent: 99, trouble: null })
  expect(billed()).toBe(99)
})

test('people without a name come as they are', async () => {
  turn({ namelessShare: 1 })
  const { ends } = await provider.ask(key, some(), never)
  const [first] = ends
  expect(first?.end === 'answered' && first.answer.people[0]?.texts).toMatchObject({ email: expect.any(Array) })
  expect(first?.end === 'answered' && first.answer.people[0]?.texts.full_name).toBeUndefined()
})

describe('whatever goes wrong, spent ≤ their books ≤ spent + unknown', () => {
  const expected: Readonly<Record<Trouble, { code: string | null; unknown: number }>> = {
    server_error: { code: 'provider.down', unknown: 0 },
    bad_gateway: { code: 'provider.down', unknown: 9 },
    unavailable: { code: 'provider.down', unknown: 0 },
    reset: { code: 'provider.down', unknown: 9 },
    html_200: { code: 'provider.bad_answer', unknown: 9 },
    truncated: { code: 'provider.bad_answer', unknown: 9 },
    silence: { code: null, unknown: 0 },
    other_rows: { code: 'provider.bad_answer', unknown: 9 },
    shuffled: { code: null, unknown: 0 },
    no_metadata: { code: 'provider.bad_answer', unknown: 9 },
    missing_rows: { code: 'provider.bad_answer', unknown: 1 },
  }

  test.each(TROUBLES)('%s', async (trouble) => {
    turn({ troubles: { [trouble]: 1 } })
    const end = await provider.ask(key, some(), never)
    expect({ code: end.trouble?.code ?? null, unknown: unknown(end) }).toEqual(expected[trouble])
    expect(spent(end)).toBeLessThanOrEqual(billed())
    expect(billed()).toBeLessThanOrEqual(spent(end) + unknown(end))
  })
})

test('a customer with too few credits gets as many as they have', async () => {
  turn({}, { credits: 3 })
  const end = await provider.ask(key, some(), never)
  expect({ spent: spent(end), unknown: unknown(end), code: end.trouble?.code }).toEqual({
    spent: 3,
    unknown: 0,
    code: 'provider.no_credit',
  })
  expect((await provider.ask(key, some(), never)).trouble?.code).toBe('provider.no_credit')
  expect(billed()).toBe(3)
})

test.each([0, 86_400_000, -86_400_000])(
  'a limit is told rightly by a clock that is %i ms off',
  async (clockOffsetMs) => {
    turn({ clockOffsetMs, limits: { calls: 1, seconds: 600, windowStart: 'first_call' } })
    const { seen } = await provider.ask(key, some(), never)
    expect(seen).toMatchObject({ calls: 1, remaining: 0 })
    // The vendor's times are whole seconds; how long the test takes is not measured.
    expect(seen?.resetsInMs).toBeGreaterThan(0)
    expect(seen?.resetsInMs).toBeLessThanOrEqual(602_000)
    const { ends, trouble } = await provider.ask(key, some(), never)
    expect(ends[0]).toMatchObject({ end: 'unbilled', code: 'provider.limit' })
    expect(trouble?.code).toBe('provider.limit')
    expect(trouble?.retryAfterMs).toBeLessThanOrEqual(602_000)
  },
)

test('keys are checked without spending', async () => {
  expect(await provider.check(key, never)).toBe('ok')
  expect(await provider.check('somebody-else', never)).toBe('provider.key_rejected')
  expect(billed()).toBe(0)
})

import { expect, test } from 'vitest'
import { cleanFields } from '../clean-contact.ts'
import { DEFAULT_OPTIONS } from '../options.ts'
import { SHIPPED_PARAMETERS } from '../parameters.ts'
import { decideRow, type VendorReply } from '../row.ts'
import { describeRow } from '../row-detail.ts'
import type { VendorAnswer, VendorPerson } from './answer.ts'

const ADA: VendorPerson = {
  id: 'v-1',
  texts: {
    first_name: ['Ada'],
    last_name: ['Berg'],
    email: ['ada@old.example', 'ada.berg@new.example', 'no address'],
    phone: ['+12025550123'],
    city: ['Oslo'],
  },
}
const OTHER: VendorPerson = { id: 'v-2', texts: { first_name: ['Zoe'], last_name: ['Quill'], city: ['Rome'] } }

const match = (people: readonly VendorPerson[], confidence: number | null = 0.9): VendorReply => {
  const outcome = people.length === 0 ? 'no_match' : people.length === 1 ? 'match' : 'ambiguous'
  return { kind: 'answered', answer: { outcome, confidence, people } satisfies VendorAnswer }
}

function decide(texts: Parameters<typeof cleanFields>[0], ...replies: readonly VendorReply[]) {
  const contact = cleanFields(texts, DEFAULT_OPTIONS)
  const asked: number[] = []
  const providers = replies.map((reply, place) => ({
    kind: 'vendor' as const,
    source: `vendor-${place}`,
    answerTo: () => {
      asked.push(place)
      return reply
    },
  }))
  const lookups = { providers, parameters: SHIPPED_PARAMETERS }
  const plan = { fields: ['email', 'city'] as const, options: DEFAULT_OPTIONS, lookups }
  return { ...decideRow(1, contact, [], plan).outcome, asked }
}

const ada = { first_name: 'Ada', last_name: 'Berg', email: 'ada.berg@new.example' }

test('any of several e-mail addresses confirms, and what is new is taken', () => {
  const row = decide(ada, match([ADA]))
  expect(row).toMatchObject({ status: 'matched', source: 'vendor-0', sourceId: 'v-1' })
  expect(row.fields).toMatchObject([
    { field: 'email', label: 'confirmed', latest: 'ada.berg@new.example' },
    { field: 'city', label: 'new', latest: 'Oslo' },
  ])
})

test('somebody else is no match, however sure the vendor is', () => {
  expect(decide(ada, match([OTHER], 1))).toMatchObject({ status: 'no_match', source: null })
})

test('how sure the vendor is counts where the rest leaves it open', () => {
  const thin = { phone: '+12025550123' }
  const scoreAt = (confidence: number | null) => decide(thin, match([ADA], confidence)).score ?? 0
  expect(scoreAt(0.95)).toBeGreaterThan(scoreAt(null))
  expect(scoreAt(null)).toBeGreaterThan(scoreAt(0.1))
})

test('of several people the one that agrees is taken', () => {
  expect(decide(ada, match([OTHER, ADA], null))).toMatchObject({ status: 'matched', sourceId: 'v-1' })
})

test('the next vendor is asked only about what is open, and never after one that failed', () => {
  expect(decide(ada, match([]), match([ADA]), match([ADA]))).toMatchObject({ source: 'vendor-1', asked: [0, 1] })
  expect(decide(ada, { kind: 'failed', code: 'lookup.unknown_fate' }, match([ADA]))).toMatchObject({
    status: 'failed',
    issues: ['lookup.unknown_fate'],
    asked: [0],
  })
})

test('a row that no vendor could be asked about was not tried', () => {
  expect(decide(ada, { kind: 'not_asked' }, { kind: 'not_asked' }).status).toBe('not_tried')
  expect(decide(ada, { kind: 'not_asked' }, match([])).status).toBe('no_match')
})

test('who has nothing that can be compared is no candidate', () => {
  const nameless: VendorPerson = { id: 'v-3', texts: { job_title: ['Buyer'], email: ['no address'] } }
  expect(decide({ email: 'ada@old.example' }, match([nameless], 1))).toMatchObject({
    status: 'no_match',
    candidates: [],
  })
})

test('one more person in an answer never makes another likelier', () => {
  const alone = decide(ada, match([ADA], null)).score ?? 0
  expect(decide(ada, match([ADA, OTHER], null)).score).toBeLessThanOrEqual(alone)
})

test('what is shown of a vendor adds up to the score, and holds no invalid value', () => {
  const contact = cleanFields(ada, DEFAULT_OPTIONS)
  const answerTo = () => match([ADA], 0.7)
  const lookups = {
    providers: [{ kind: 'vendor', source: 'vendor', answerTo } as const],
    parameters: SHIPPED_PARAMETERS,
  }
  const { outcome } = decideRow(1, contact, [], { fields: [], options: DEFAULT_OPTIONS, lookups })
  const [candidate] = describeRow(outcome, contact, lookups, DEFAULT_OPTIONS).candidates
  const bits = (candidate?.prior ?? 0) + (candidate?.evidence ?? []).reduce((sum, { weight }) => sum + weight, 0)
  // Four fifths of what goes beyond nobody count. (docs/matching.md)
  expect(candidate?.score).toBeCloseTo(1 / (1 + 2 ** (-0.8 * bits)), 3)
  expect(candidate?.fields.email).toEqual(['ada@old.example', 'ada.berg@new.example'])
})

import { beforeEach, expect, test } from 'vitest'
import { crowdPeople } from './crowd.ts'
import { DEFAULT_DIALS, type DialsPatch, NEW_CUSTOMER, turn } from './dials.ts'
import { createVendor, type Vendor } from './vendor.ts'

const people = crowdPeople({ count: 200, seed: 3 })
const idOf = (at: number) => people[at]?.id ?? ''
const START = Date.UTC(2026, 4, 1, 12, 0, 0)
let nowMs: number

beforeEach(() => {
  nowMs = START
})

function vendorWith(patch: DialsPatch = {}): Vendor {
  const dials = turn({ ...DEFAULT_DIALS, customers: { a: NEW_CUSTOMER, b: NEW_CUSTOMER } }, patch)
  return createVendor(people, dials, () => nowMs)
}

/** Asks and hangs up: a status in bulk is that of the whole call. */
function bulk(vendor: Vendor, ats: readonly number[], key = 'a') {
  const requests = ats.map((at) => ({ params: { pdl_id: idOf(at) }, metadata: { row: at } }))
  const reply = vendor.call({ endpoint: 'bulk', key, query: {}, body: JSON.stringify({ requests }) })
  reply.ended(reply.status)
  return reply
}

const items = (reply: { body: unknown }) => reply.body as { status: number; metadata: { row: number }; data: object }[]
const booksOf = (vendor: Vendor, key = 'a', sinceMs = 0) => {
  const books = vendor.books(sinceMs).find((one) => one.key === key)
  if (!books) throw new Error('no books')
  return books
}

test('a match costs a credit, nobody costs none, and the headers say so', () => {
  const vendor = vendorWith({ customers: { a: { credits: 10 } } })
  const reply = bulk(vendor, [0, 1, 999])
  expect(items(reply).map(({ status, metadata }) => [status, metadata.row])).toEqual([
    [200, 0],
    [200, 1],
    [400, 999],
  ])
  expect(reply.headers).toMatchObject({
    'x-call-credits-spent': '2',
    'x-call-credits-type': 'enrich',
    'x-lifetime-used': '2',
    'x-totallimit-remaining': '8',
    'x-ratelimit-limit': '{"minute":100}',
    'x-ratelimit-remaining': '{"minute":99}',
    'x-ratelimit-reset': '2026-05-01T12:01:00Z',
  })
  expect(booksOf(vendor)).toMatchObject({ calls: 1, questions: 3, credits: { bought: 10, spent: 2, remaining: 8 } })
})

test('the books know who was billed twice, by a hash, whatever the spelling', () => {
  const vendor = vendorWith()
  const [email = ''] = people[4]?.personal_emails ?? []
  for (const params of [{ email }, { email: ` ${email.toUpperCase()} ` }, { email: [email] }, { pdl_id: idOf(4) }]) {
    vendor.call({ endpoint: 'enrich', key: 'a', query: {}, body: JSON.stringify(params) }).ended(200)
  }
  const books = booksOf(vendor)
  expect(books.credits.spent).toBe(4)
  expect(books.billedIdentities).toBe(2)
  expect(books.billedMoreThanOnce).toEqual([{ identity: expect.stringMatching(/^[0-9a-f]{64}$/), times: 3 }])
  expect(JSON.stringify(books)).not.toContain('@')
})

test('it knows by which key somebody was asked for, found or not', () => {
  const vendor = vendorWith()
  bulk(vendor, [0, 1])
  bulk(vendor, [1], 'b')
  expect(vendor.askedBy({ pdl_id: idOf(0) })).toEqual(['a'])
  expect(vendor.askedBy({ pdl_id: idOf(1) })).toEqual(['a', 'b'])
  expect(vendor.askedBy({ pdl_id: idOf(2) })).toEqual([])
})

test('when the credits run out within a call, the rest of it is refused; with more credits it goes on', () => {
  const vendor = vendorWith({ customers: { a: { credits: 2 } } })
  expect(items(bulk(vendor, [0, 1, 2])).map(({ status }) => status)).toEqual([200, 200, 402])
  expect(bulk(vendor, [3]).status).toBe(402)
  expect(booksOf(vendor).credits).toEqual({ bought: 2, spent: 2, remaining: 0 })
  vendor.turn({ customers: { a: { credits: 3 } } })
  expect(bulk(vendor, [3]).status).toBe(200)
})

test('a key that is unknown, missing or revoked costs nothing and opens no books', () => {
  const vendor = vendorWith({ customers: { gone: { isRevoked: true } } })
  const statuses = ['other', 'gone', '__proto__', 'constructor'].map((key) => bulk(vendor, [0], key).status)
  expect(statuses).toEqual([401, 401, 401, 401])
  expect(vendor.call({ endpoint: 'bulk', key: null, query: {}, body: '{}' }).status).toBe(401)
  expect(vendor.books(0)).toEqual([])
  vendor.turn({ customers: { a: { isRevoked: true } } })
  expect(bulk(vendor, [0]).status).toBe(401)
  vendor.turn({ customers: { a: { isRevoked: false } } })
  expect(bulk(vendor, [0]).status).toBe(200)
})

test('limits count by key and endpoint, and open again with the next minute', () => {
  const vendor = vendorWith({ limits: { calls: 1 }, customers: { b: { limits: { calls: 2 } } } })
  const statuses = () => [bulk(vendor, [0]).status, bulk(vendor, [1], 'b').status, bulk(vendor, [2], 'b').status]
  expect(statuses()).toEqual([200, 200, 200])
  const refused = bulk(vendor, [5])
  expect(refused.status).toBe(429)
  expect(refused.headers).toMatchObject({ 'x-ratelimit-remaining': '{"minute":0}', 'x-call-credits-spent': '0' })
  expect(refused.headers).not.toHaveProperty('retry-after')
  const single = vendor.call({ endpoint: 'enrich', key: 'a', query: { pdl_id: idOf(0) }, body: null })
  expect(single.status).toBe(200)
  nowMs += 60_000
  expect(bulk(vendor, [5]).status).toBe(200)
  expect(booksOf(vendor)).toMatchObject({ calls: 4, refused: 1, lastRefusedAtMs: START, byStatus: { 200: 2, 429: 1 } })
  expect(booksOf(vendor, 'a', START + 1)).toMatchObject({ calls: 1, refused: 0, lastRefusedAtMs: null })
})

test('limits that change while it runs hold from the next call on', () => {
  const vendor = vendorWith()
  bulk(vendor, [0])
  vendor.turn({ limits: { calls: 1 } })
  expect(bulk(vendor, [1]).status).toBe(429)
})

test('a clock that is off moves the windows and what is said of them', () => {
  const vendor = vendorWith({ clockOffsetMs: 30_000, limits: { calls: 1 } })
  expect(bulk(vendor, [0]).headers['x-ratelimit-reset']).toBe('2026-05-01T12:01:00Z')
  nowMs += 30_000
  expect(bulk(vendor, [0]).headers['x-ratelimit-reset']).toBe('2026-05-01T12:02:00Z')
})

test('the books know how many were under way at once and in any second', () => {
  const vendor = vendorWith({ limits: { calls: null, atOnce: 3 } })
  const call = () => vendor.call({ endpoint: 'enrich', key: 'a', query: { pdl_id: idOf(0) }, body: null })
  const [first, second, third, fourth] = [call(), call(), call(), call()]
  expect(fourth?.status).toBe(429)
  expect(fourth?.headers).not.toHaveProperty('x-ratelimit-limit')
  for (const reply of [first, second, third, fourth]) reply?.ended(reply.status)
  nowMs += 999
  call().ended(200)
  nowMs += 1
  call().ended(200)
  expect(booksOf(vendor)).toMatchObject({ mostAtOnce: 3, mostInOneSecond: 4, refused: 1 })
})

test('trouble comes as often as it is asked for, the same for the same seed, and otherwise for a second attempt', () => {
  const fates = (seed: number) => {
    const vendor = vendorWith({ seed, troubles: { server_error: 0.2, silence: 0.1 }, limits: { calls: null } })
    return Array.from({ length: 400 }, (_, at) => bulk(vendor, [at % 200]).trouble)
  }
  const first = fates(1)
  expect(fates(1)).toEqual(first)
  expect(fates(2)).not.toEqual(first)
  expect(first.slice(0, 200)).not.toEqual(first.slice(200))
  // 400 draws of .2 and .1: five standard deviations either way.
  const share = (trouble: string) => first.filter((one) => one === trouble).length / 400
  expect(Math.abs(share('server_error') - 0.2)).toBeLessThan(0.1)
  expect(Math.abs(share('silence') - 0.1)).toBeLessThan(0.075)
})

test('what the vendor fails itself is never billed; what ends without an answer as the dial says', () => {
  const spent = (patch: DialsPatch) => {
    const vendor = vendorWith(patch)
    bulk(vendor, [0, 1])
    return booksOf(vendor).credits.spent
  }
  for (const trouble of ['server_error', 'unavailable'] as const) expect(spent({ troubles: { [trouble]: 1 } })).toBe(0)
  for (const trouble of ['bad_gateway', 'reset', 'html_200', 'truncated', 'silence'] as const) {
    expect(spent({ troubles: { [trouble]: 1 }, billedShare: 1 })).toBe(2)
    expect(spent({ troubles: { [trouble]: 1 }, billedShare: 0 })).toBe(0)
  }
  for (const trouble of ['other_rows', 'shuffled', 'no_metadata', 'missing_rows'] as const) {
    expect(spent({ troubles: { [trouble]: 1 } })).toBe(2)
  }
})

test('answers for others, in another order, without metadata, and too few', () => {
  const rows = (troubles: DialsPatch['troubles']) => {
    const vendor = vendorWith()
    bulk(vendor, [7, 8])
    vendor.turn({ troubles })
    return items(bulk(vendor, [0, 1, 2])).map(({ metadata }) => metadata?.row)
  }
  expect(rows({})).toEqual([0, 1, 2])
  expect(rows({ shuffled: 1 })).toEqual([2, 1, 0])
  expect(rows({ no_metadata: 1 })).toEqual([undefined, undefined, undefined])
  expect(rows({ missing_rows: 1 })).toEqual([0, 1])
  expect(rows({ other_rows: 1 })).toEqual([7, 8, undefined])
})

test('people without a name, or with an e-mail address that is none', () => {
  const data = (patch: DialsPatch) => items(bulk(vendorWith(patch), [0]))[0]?.data
  expect(data({ namelessShare: 1 })).not.toHaveProperty('full_name')
  expect(data({ namelessShare: 1 })).not.toHaveProperty('last_name')
  expect(data({ badEmailShare: 1 })).toMatchObject({ work_email: 'not an address' })
})

test('other people from one moment to the next', () => {
  const vendor = vendorWith()
  vendor.setPeople([])
  expect(items(bulk(vendor, [0])).map(({ status }) => status)).toEqual([404])
})

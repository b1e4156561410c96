/** Every answer of the stand-in is one that the service could give, by its own description; spoilt ones are caught. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { crowdAudience } from './crowd.ts'
import { memberId } from './member.ts'
import { openSpec } from './spec-under-test.ts'
import { type MailchimpStandIn, startMailchimpStandIn } from './stand-in.ts'

const spec = openSpec()
const audience = crowdAudience({ name: 'Newsletter', count: 60, seed: 3 })
const L = '/lists/{list_id}'
const M = `${L}/members`
const emails = [...audience.members.values()].map(({ email }) => email)
const hash = (at: number) => memberId(emails[at] ?? '')
const CHANGE = { merge_fields: { FNAME: 'Ida' } }

/** Of a call: its method, its path as described, its path as sent, its body. */
type OneCall = readonly [method: string, described: string, sent: string, body?: unknown]
const CALLS: readonly OneCall[] = [
  ['GET', '/', '/'],
  ['GET', '/lists', '/lists?count=100'],
  ['GET', L, `/lists/${audience.id}`],
  ['GET', L, '/lists/none'],
  ['GET', `${L}/merge-fields`, `/lists/${audience.id}/merge-fields?count=100`],
  ['GET', `${L}/segments`, `/lists/${audience.id}/segments?type=static`],
  ['GET', `${L}/segments/{segment_id}`, `/lists/${audience.id}/segments/11`],
  ['GET', `${L}/segments/{segment_id}/members`, `/lists/${audience.id}/segments/11/members?count=5`],
  ['GET', M, `/lists/${audience.id}/members?count=1000&sort_field=timestamp_signup&sort_dir=ASC`],
  ['GET', M, `/lists/${audience.id}/members?count=1001`],
  ['GET', M, `/lists/${audience.id}/members?status=subscribed&since_last_changed=2019-01-01T00:10:00Z`],
  ['GET', `${M}/{subscriber_hash}`, `/lists/${audience.id}/members/${hash(0)}`],
  ['GET', `${M}/{subscriber_hash}`, `/lists/${audience.id}/members/${memberId('nobody@example.com')}`],
  ['PATCH', `${M}/{subscriber_hash}`, `/lists/${audience.id}/members/${hash(0)}`, CHANGE],
  ['PATCH', `${M}/{subscriber_hash}`, `/lists/${audience.id}/members/${hash(1)}`, CHANGE],
  ['PATCH', `${M}/{subscriber_hash}`, `/lists/${audience.id}/members/${hash(2)}`, CHANGE],
  [
    'PATCH',
    `${M}/{subscriber_hash}`,
    `/lists/${audience.id}/members/${hash(3)}`,
    { merge_fields: { ADDRESS: { addr1: '1 Elm Street' } } },
  ],
  [
    'POST',
    L,
    `/lists/${audience.id}`,
    {
      update_existing: true,
      members: [
        { email_address: emails[4], status: 'subscribed', ...CHANGE },
        { email_address: 'no address', status: 'subscribed' },
      ],
    },
  ],
]

let standIn: MailchimpStandIn
beforeAll(async () => {
  standIn = await startMailchimpStandIn({ port: 0, audiences: [audience] })
  standIn.act(audience.id, { kind: 'comply', emails: emails.slice(1, 2) })
  standIn.act(audience.id, { kind: 'forget', emails: emails.slice(2, 3) })
})
afterAll(() => standIn.close())

async function ask(method: string, path: string, body?: unknown, key = standIn.key) {
  const response = await fetch(standIn.url + path, {
    method,
    headers: { authorization: `Basic ${Buffer.from(`any:${key}`).toString('base64')}` },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  return { status: response.status, type: response.headers.get('content-type') ?? '', text: await response.text() }
}

describe.skipIf(spec === null)('by the description of the service', () => {
  test.each([...CALLS.entries()])('call %i', async (_, [method, described, path, body]) => {
    const { status, type, text } = await ask(method, path, body)
    expect(type.split(';')[0]).toBe(status === 200 ? 'application/json' : 'application/problem+json')
    expect(spec?.answerFaults(method, described, status, JSON.parse(text))).toEqual([])
    const names = [...new URL(path, standIn.url).searchParams.keys()]
    expect(spec?.parameters(method, described)).toEqual(expect.arrayContaining(names))
  })

  test('a wrong key and a member who left are refused in its form', async () => {
    const wrong = await ask('GET', '/lists', undefined, 'other-us1')
    expect([wrong.status, spec?.answerFaults('GET', '/lists', 401, JSON.parse(wrong.text))]).toEqual([401, []])
    const left = await ask('PATCH', `/lists/${audience.id}/members/${hash(1)}`, CHANGE)
    expect(JSON.parse(left.text).title).toBe('Member In Compliance State')
    const forgotten = await ask('PATCH', `/lists/${audience.id}/members/${hash(2)}`, CHANGE)
    expect(JSON.parse(forgotten.text).title).toBe('Forgotten Email Not Subscribed')
  })

  test('spoilt answers are caught', async () => {
    const { text } = await ask('GET', `/lists/${audience.id}/members?count=1`)
    const page = JSON.parse(text)
    const [member] = page.members
    const { total_items: _, ...uncounted } = page
    const { email_address: _address, ...nameless } = member
    for (const spoilt of [
      uncounted,
      { ...page, members: [nameless] },
      { ...page, members: [{ ...member, status: 'gone' }] },
      { ...page, members: 'none' },
    ]) {
      expect(spec?.answerFaults('GET', M, 200, spoilt)).not.toEqual([])
    }
    expect(spec?.answerFaults('GET', M, 404, { title: 'Resource Not Found' })).not.toEqual([])
  })
})

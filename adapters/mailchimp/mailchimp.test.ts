/** Mailchimp's client against what plays Mailchimp: all of an audience, every way a call ends badly, tenants apart. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { crowdAudience } from '#local/mailchimp/crowd.ts'
import { type MailchimpStandIn, startMailchimpStandIn } from '#local/mailchimp/stand-in.ts'
import type { AudienceEnd, PageQuery } from '#pipeline/ports/audiences.ts'
import { createMailchimp } from './mailchimp.ts'

const audience = crowdAudience({ name: 'Newsletter', count: 1500, seed: 9 })
const listed = [...audience.members.values()]
const signal = new AbortController().signal
const TITLE = { service: 'mailchimp', title: 'Mailchimp' }

let standIn: MailchimpStandIn
let mailchimp: ReturnType<typeof createMailchimp>
beforeAll(async () => {
  standIn = await startMailchimpStandIn({ port: 0, audiences: [audience] })
  mailchimp = createMailchimp({ ...TITLE, baseUrl: standIn.url })
})
afterAll(() => standIn.close())

const QUERY: PageQuery = {
  audienceId: audience.id,
  status: 'subscribed',
  segmentId: null,
  changedSince: null,
  offset: 0,
  count: 1000,
}

function done<Value>(end: AudienceEnd<Value>): Value {
  if (end.end === 'failed') throw new Error(end.code)
  return end.value
}

const codeOf = (end: AudienceEnd<unknown>) => (end.end === 'failed' ? end.code : 'done')

describe('reading', () => {
  test('an account with its audiences, their columns and segments', async () => {
    expect(done(await mailchimp.account(standIn.key, signal))).toMatchObject({ id: standIn.accountId })
    const subscribed = listed.filter(({ status }) => status === 'subscribed').length
    expect(done(await mailchimp.audiences(standIn.key, signal))).toEqual([
      { id: audience.id, name: 'Newsletter', members: subscribed },
    ])
    const columns = done(await mailchimp.columns(standIn.key, audience.id, signal))
    expect(columns.map(({ tag, type }) => `${tag} ${type}`)).toEqual([
      'FNAME text',
      'LNAME text',
      'ADDRESS address',
      'PHONE phone',
      'BIRTHDAY birthday',
      'COMPANY text',
    ])
    const segments = done(await mailchimp.segments(standIn.key, audience.id, signal))
    expect(segments.map(({ id, kind }) => [id, kind])).toEqual([
      [11, 'tag'],
      [12, 'segment'],
    ])
  })

  test('members page by page, in the order of their sign-up, with all that they hold', async () => {
    const wanted = listed.filter(({ status }) => status === 'subscribed')
    const pages = [QUERY, { ...QUERY, offset: 1000 }].map((query) => mailchimp.page(standIn.key, query, signal))
    const [first, second] = (await Promise.all(pages)).map(done)
    expect(first?.total).toBe(wanted.length)
    const members = [...(first?.members ?? []), ...(second?.members ?? [])]
    expect(members.map(({ id, email, values }) => ({ id, email, values }))).toEqual(
      wanted.map(({ id, email, mergeFields }) => ({ id, email, values: mergeFields })),
    )
  })

  test('members of a tag, and those that changed since a moment', async () => {
    const tagged = done(await mailchimp.page(standIn.key, { ...QUERY, segmentId: 11 }, signal))
    expect(tagged.total).toBe(listed.filter(({ tags, status }) => tags.length > 0 && status === 'subscribed').length)
    const at = listed[700]
    const changedSince = new Date(at?.changedMs ?? 0).toISOString()
    const later = done(await mailchimp.page(standIn.key, { ...QUERY, changedSince }, signal))
    expect(later.total).toBe(listed.slice(701).filter(({ status }) => status === 'subscribed').length)
  })
})

describe('writing', () => {
  const at = { audienceId: audience.id, memberId: listed[0]?.id ?? '' }
  const home = { addr1: '7 Elm Street', addr2: '', city: 'Salem', state: 'OR', zip: '97301', country: 'US' }

  test('changes these values and nothing else', async () => {
    const before = listed[0]
    const after = done(await mailchimp.write(standIn.key, at, { FNAME: 'Ida', ADDRESS: home }, signal))
    expect(after).toMatchObject({
      id: before?.id,
      status: before?.status,
      values: { ...before?.mergeFields, FNAME: 'Ida', ADDRESS: home },
    })
    expect(standIn.books().writes).toEqual([
      { memberId: at.memberId, tags: ['FNAME', 'ADDRESS'], isNew: false, hasNewStatus: false, blanked: [] },
    ])
  })

  test('who left, who is forgotten, who is not there, and what is not taken are outcomes of one member', async () => {
    standIn.act(audience.id, { kind: 'comply', emails: [listed[1]?.email ?? ''] })
    standIn.act(audience.id, { kind: 'forget', emails: [listed[2]?.email ?? ''] })
    standIn.act(audience.id, { kind: 'delete', emails: [listed[3]?.email ?? ''] })
    const partial = { ...home, city: '' }
    const ends = await Promise.all(
      [1, 2, 3, 4].map((n) =>
        mailchimp.write(standIn.key, { ...at, memberId: listed[n]?.id ?? '' }, { ADDRESS: partial }, signal),
      ),
    )
    expect(ends.map(codeOf)).toEqual(['member.compliance', 'member.forgotten', 'audience.not_found', 'member.refused'])
    expect(ends.map(({ trouble }) => trouble)).toEqual([null, null, null, null])
  })
})

describe('bad services', () => {
  const TROUBLES = [
    ['html_200', 'provider.bad_answer'],
    ['truncated', 'provider.bad_answer'],
    ['bare_403', 'provider.limit'],
    ['bad_gateway', 'provider.down'],
    ['unavailable', 'provider.down'],
    ['server_error', 'provider.down'],
    ['reset', 'provider.down'],
    ['silence', 'provider.down'],
  ] as const

  test.each(TROUBLES)('%s: %s', async (trouble, code) => {
    const impatient = createMailchimp({ ...TITLE, baseUrl: standIn.url, timeoutMs: 300 })
    standIn.turn({ troubles: { [trouble]: 1 }, silenceMs: 20_000 })
    const end = await impatient.page(standIn.key, { ...QUERY, count: 10 }, signal)
    standIn.turn({ troubles: {} })
    expect([codeOf(end), end.trouble]).toEqual([code, { code, retryAfterMs: null }])
  })

  test('too many at once are throttled; a wrong key and a closed account are not', async () => {
    standIn.turn({ atOnce: 0, bareShare: 0 })
    expect(codeOf(await mailchimp.page(standIn.key, QUERY, signal))).toBe('provider.limit')
    standIn.turn({ atOnce: 10, keys: { 'other-key-us1': { accountId: 'other', isDisabled: true } } })
    expect(codeOf(await mailchimp.account('none-of-these-us1', signal))).toBe('provider.key_rejected')
    expect(codeOf(await mailchimp.account('other-key-us1', signal))).toBe('provider.key_rejected')
  })

  test('nobody there, and a deleted audience', async () => {
    const nowhere = createMailchimp({ ...TITLE, baseUrl: 'http://127.0.0.1:1/3.0' })
    expect(codeOf(await nowhere.account(standIn.key, signal))).toBe('provider.down')
    expect(codeOf(await mailchimp.page(standIn.key, { ...QUERY, audienceId: 'none' }, signal))).toBe(
      'audience.not_found',
    )
  })

  test('members without an address and fields of a new type are read all the same', async () => {
    const answer = {
      members: [
        { id: 'a'.repeat(32), status: 'subscribed', merge_fields: { FNAME: null, NEW: [1], N: 4 }, last_changed: '' },
      ],
      total_items: 1,
    }
    const { url, close } = await answering((response) => {
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer))
    })
    const end = await createMailchimp({ ...TITLE, baseUrl: url }).page(standIn.key, QUERY, signal)
    await close()
    expect(done(end).members).toEqual([
      {
        id: 'a'.repeat(32),
        email: '',
        status: 'subscribed',
        values: { FNAME: '', NEW: '', N: '4' },
        lastChanged: '',
        signedUp: '',
      },
    ])
  })

  test('a redirect takes the key nowhere else', async () => {
    const keys: (string | undefined)[] = []
    const other = await answering((response, authorization) => {
      keys.push(authorization)
      response.writeHead(200, { 'content-type': 'application/json' }).end('{}')
    })
    const first = await answering((response) => response.writeHead(302, { location: `${other.url}/` }).end())
    const end = await createMailchimp({ ...TITLE, baseUrl: first.url }).account(standIn.key, signal)
    await first.close()
    await other.close()
    expect([codeOf(end), keys.filter(Boolean)]).toEqual([expect.stringMatching(/^provider\./), []])
  })
})

async function answering(
  answer: (response: import('node:http').ServerResponse, authorization: string | undefined) => void,
) {
  const server = createServer((request, response) => answer(response, request.headers.authorization))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}/3.0`.replace('localhost', '127.0.0.1'),
    close: () => new Promise((resolve) => server.close(resolve)),
  }
}

describe('keys', () => {
  test('two tenants at the same time: no request carries the other key', async () => {
    const other = crowdAudience({ name: 'Other', count: 20, seed: 2 })
    standIn.turn({ keys: { 'tenant-two-us1': { accountId: 'two' } } })
    standIn.setAudience('two', other)
    const before = standIn.books().calls
    standIn.turn({ atOnce: 100, latencyMs: 20 })
    const asked = Array.from({ length: 60 }, (_, n) =>
      n % 2 === 0
        ? mailchimp.page(standIn.key, { ...QUERY, count: 5 }, signal)
        : mailchimp.page('tenant-two-us1', { ...QUERY, audienceId: other.id, count: 5 }, signal),
    )
    const ends = await Promise.all(asked)
    const totals = ends.map((end) => done(end).total)
    expect(new Set(totals.filter((_, n) => n % 2 === 0)).size).toBe(1)
    expect(Math.max(...totals.filter((_, n) => n % 2 === 1))).toBeLessThanOrEqual(20)
    expect(standIn.books().calls - before).toBe(30)
    expect(Object.keys(standIn.books('two').byKey)).toEqual(['tenant-two-us1'])
    standIn.turn({ atOnce: 10, latencyMs: 0 })
  })

  test('the data centre comes from the key, and nothing else becomes part of a host name', async () => {
    expect(mailchimp.isKey('0123456789abcdef-us21')).toBe(true)
    for (const key of [
      '0123456789abcdef',
      '0123456789abcdef-us21.evil',
      'x-evil.example/us1',
      '0123456789abcdef-US1',
    ]) {
      expect(mailchimp.isKey(key)).toBe(false)
    }
    const real = createMailchimp({ ...TITLE, baseUrl: null })
    const end = await real.account('0123456789abcdef-us1.evil.example', signal)
    expect(end.end).toBe('failed')
  })

  test('who stops waiting is let go at once', async () => {
    standIn.turn({ latencyMs: 5_000 })
    const stop = new AbortController()
    const asked = mailchimp.account(standIn.key, stop.signal)
    stop.abort(new Error('stopped'))
    await expect(asked).rejects.toThrow('stopped')
    standIn.turn({ latencyMs: 0 })
  })
})

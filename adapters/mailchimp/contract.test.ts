/** Every request that we send is one that the service describes, and its answers are as strict as what we rely on. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { crowdAudience } from '#local/mailchimp/crowd.ts'
import { openSpec } from '#local/mailchimp/spec-under-test.ts'
import { type MailchimpStandIn, startMailchimpStandIn } from '#local/mailchimp/stand-in.ts'
import { createMailchimp } from './mailchimp.ts'

const spec = openSpec()
const audience = crowdAudience({ name: 'Newsletter', count: 30, seed: 4 })
const [member] = audience.members.values()
const signal = new AbortController().signal

interface Call {
  readonly method: string
  readonly url: URL
  readonly body: string
  readonly status: number
  readonly answer: string
}

const calls: Call[] = []
let standIn: MailchimpStandIn
const recorder = createServer(async (request, response) => {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  const body = Buffer.concat(chunks).toString('utf8')
  const { method = '', headers } = request
  const url = new URL(request.url ?? '/', 'http://recorder')
  const passed = await fetch(standIn.url.replace('/3.0', '') + (request.url ?? ''), {
    method,
    headers: { authorization: headers.authorization ?? '' },
    ...(body === '' ? {} : { body }),
  })
  const answer = await passed.text()
  calls.push({ method, url, body, status: passed.status, answer })
  response.writeHead(passed.status, { 'content-type': passed.headers.get('content-type') ?? '' }).end(answer)
})

beforeAll(async () => {
  standIn = await startMailchimpStandIn({ port: 0, audiences: [audience] })
  await new Promise<void>((resolve) => recorder.listen(0, '127.0.0.1', resolve))
  const { port } = recorder.address() as AddressInfo
  const mailchimp = createMailchimp({
    service: 'mailchimp',
    title: 'Mailchimp',
    baseUrl: `http://127.0.0.1:${port}/3.0`,
  })
  const { key } = standIn
  const at = { audienceId: audience.id, memberId: member?.id ?? '' }
  const query = { audienceId: audience.id, status: 'subscribed', offset: 0, count: 10 } as const
  await mailchimp.account(key, signal)
  await mailchimp.audiences(key, signal)
  await mailchimp.columns(key, audience.id, signal)
  await mailchimp.segments(key, audience.id, signal)
  await mailchimp.page(key, { ...query, segmentId: null, changedSince: null }, signal)
  await mailchimp.page(key, { ...query, segmentId: null, changedSince: '2026-01-01T00:00:00Z' }, signal)
  await mailchimp.page(key, { ...query, segmentId: 11, changedSince: null }, signal)
  await mailchimp.member(key, audience.id, at.memberId, signal)
  await mailchimp.member(key, audience.id, 'f'.repeat(32), signal)
  await mailchimp.write(key, at, { FNAME: 'Ida' }, signal)
})
afterAll(async () => {
  await new Promise((resolve) => recorder.close(resolve))
  await standIn.close()
})

/** The path as it is described. */
function described({ url }: Call): string {
  return url.pathname
    .replace(/^\/3\.0/, '')
    .replace(audience.id, '{list_id}')
    .replace(/members\/.+/, 'members/{subscriber_hash}')
    .replace(/segments\/\d+/, 'segments/{segment_id}')
}

describe.skipIf(spec === null)('by the description of Mailchimp', () => {
  test('every request is described, with every name in it', () => {
    expect(calls).toHaveLength(10)
    for (const call of calls) {
      const names = spec?.parameters(call.method, described(call))
      expect(names, described(call)).not.toBeNull()
      expect(names).toEqual(expect.arrayContaining([...call.url.searchParams.keys()]))
      if (call.body !== '') {
        expect(spec?.requestFaults(call.method, described(call), JSON.parse(call.body))).toEqual([])
      }
    }
  })

  test('every answer that was understood is valid', () => {
    for (const call of calls) {
      const { method, status, answer } = call
      expect(spec?.answerFaults(method, described(call), status, JSON.parse(answer)), described(call)).toEqual([])
    }
  })
})

test('the key stands in a header alone, and a write holds nothing but values of fields', () => {
  for (const { url, body } of calls) expect(url.href + body).not.toContain(standIn.key)
  expect(calls.filter(({ method }) => method !== 'GET').map(({ method, body }) => [method, body])).toEqual([
    ['PATCH', '{"merge_fields":{"FNAME":"Ida"}}'],
  ])
})

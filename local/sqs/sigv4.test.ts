import { describe, expect, test } from 'vitest'
import { foreignEndpoint, type RawRequest, signReceive, testTarget } from './test-target.ts'

const { makeQueue, target } = testTarget()

describe.skipIf(foreignEndpoint)('a signature', () => {
  async function post({ headers, body }: RawRequest, path = '/'): Promise<{ status: number; type: string }> {
    const response = await fetch(`${target.endpoint()}${path}`, { method: 'POST', headers, body })
    const answer = (await response.json()) as { __type?: string }
    return { status: response.status, type: answer.__type?.split('#')[1] ?? '' }
  }
  const forbidden = (type: string) => ({ status: 403, type })
  const input = async () => ({ QueueUrl: await makeQueue() })

  test('as the SDK makes it is taken', async () => {
    expect(await post(await signReceive(target.endpoint(), await input()))).toEqual({ status: 200, type: '' })
  })

  test('by a foreign key, a wrong secret or for another region is refused', async () => {
    const foreign = { credentials: { accessKeyId: 'other', secretAccessKey: 'local-secret' } }
    expect(await post(await signReceive(target.endpoint(), await input(), foreign))).toEqual(
      forbidden('InvalidClientTokenId'),
    )
    const wrong = { credentials: { accessKeyId: 'local', secretAccessKey: 'guess' } }
    expect(await post(await signReceive(target.endpoint(), await input(), wrong))).toEqual(
      forbidden('SignatureDoesNotMatch'),
    )
    const elsewhere = { region: 'us-east-1' }
    expect(await post(await signReceive(target.endpoint(), await input(), elsewhere))).toEqual(
      forbidden('SignatureDoesNotMatch'),
    )
  })

  test('does not cover another body, target or path', async () => {
    const good = await signReceive(target.endpoint(), await input())
    const mismatch = forbidden('SignatureDoesNotMatch')
    expect(await post({ ...good, body: `${good.body} ` })).toEqual(mismatch)
    const otherTarget = { ...good.headers, 'x-amz-target': 'AmazonSQS.PurgeQueue' }
    expect(await post({ ...good, headers: otherTarget })).toEqual(mismatch)
    expect(await post(good, '/elsewhere')).toEqual(mismatch)
    expect(await post({ ...good, headers: { ...good.headers, 'x-amz-extra': '1' } })).toEqual(mismatch)
  })

  test.each([-16, 16])('made %i minutes from now is refused, one within 15 is taken', async (minutes) => {
    const at = (offset: number) => ({ systemClockOffset: offset * 60_000 })
    const stale = await signReceive(target.endpoint(), await input(), at(minutes))
    expect(await post(stale)).toEqual(forbidden('SignatureDoesNotMatch'))
    expect((await post(await signReceive(target.endpoint(), await input(), at(Math.sign(minutes) * 14)))).status).toBe(
      200,
    )
  })

  test('that is missing or broken is refused', async () => {
    const good = await signReceive(target.endpoint(), await input())
    const { authorization: _, ...anonymous } = good.headers
    expect(await post({ ...good, headers: anonymous })).toEqual(forbidden('MissingAuthenticationToken'))
    const broken = { ...good.headers, authorization: 'AWS4-HMAC-SHA256 Credential=local' }
    expect(await post({ ...good, headers: broken })).toEqual(forbidden('IncompleteSignature'))
  })
})

describe.skipIf(foreignEndpoint)('a request that is no SQS request', () => {
  test('is refused with a body that says so', async () => {
    const response = await fetch(target.endpoint())
    expect(response.status).toBe(403)
    expect(response.headers.get('x-amzn-query-error')).toBe('MissingAuthenticationToken;Sender')
  })

  test('and is too large is refused before it is read whole', async () => {
    const response = await fetch(target.endpoint(), { method: 'POST', body: 'x'.repeat(9 << 20) })
    expect(response.status).toBe(413)
  })
})

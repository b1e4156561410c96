import { CreateBucketCommand, GetBucketCorsCommand, PutBucketCorsCommand, PutObjectCommand } from '@aws-sdk/client-s3'
import { getSignedUrl } from '@aws-sdk/s3-request-presigner'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { isElsewhere, openS3UnderTest, pageOrigin, refusalOf, type S3UnderTest } from './test-target.ts'

if (isElsewhere())
  console.log('CORS of the default rules is not tested elsewhere: the rules of that bucket are not ours.')

const otherOrigin = 'http://evil.example'

// Node's fetch sends no Origin of its own accord, but sends the one it is given.
describe.skipIf(isElsewhere())('CORS', () => {
  let s3: S3UnderTest
  beforeAll(async () => {
    s3 = await openS3UnderTest()
  })
  afterAll(() => s3.close())

  function preflight(origin: string, method: string, headers = '', bucket = s3.bucket) {
    return fetch(`${s3.endpoint}/${bucket}/any/key`, {
      method: 'OPTIONS',
      headers: { origin, 'access-control-request-method': method, 'access-control-request-headers': headers },
    })
  }

  test('the page may send a part and read its entity tag', async () => {
    const asked = await preflight(pageOrigin, 'PUT', 'content-type, x-amz-checksum-sha256')
    expect(asked.status).toBe(200)
    expect(asked.headers.get('access-control-allow-origin')).toBe(pageOrigin)
    expect(asked.headers.get('access-control-allow-methods')).toContain('PUT')
    expect(asked.headers.get('access-control-allow-headers')).toBe('content-type, x-amz-checksum-sha256')
    const command = new PutObjectCommand({ Bucket: s3.bucket, Key: 'any/key' })
    const url = await getSignedUrl(s3.client, command)
    const sent = await fetch(url, { method: 'PUT', body: 'x', headers: { origin: pageOrigin } })
    expect(sent.status).toBe(200)
    expect(sent.headers.get('access-control-allow-origin')).toBe(pageOrigin)
    expect(sent.headers.get('access-control-expose-headers')).toBe('ETag')
    expect(sent.headers.get('vary')).toContain('Origin')
  })

  test('a refusal can be read by the page too', async () => {
    const answer = await fetch(`${s3.endpoint}/${s3.bucket}/x`, { headers: { origin: pageOrigin } })
    expect([answer.status, answer.headers.get('access-control-allow-origin')]).toEqual([403, pageOrigin])
  })

  test('another origin, another method, another bucket: refused', async () => {
    expect((await preflight(otherOrigin, 'PUT')).status).toBe(403)
    expect((await preflight(pageOrigin, 'DELETE')).status).toBe(403)
    expect((await preflight(pageOrigin, 'PUT', '', 'no-such-bucket')).status).toBe(403)
    expect((await fetch(`${s3.endpoint}/${s3.bucket}/x`, { method: 'OPTIONS' })).status).toBe(400)
    const foreign = await fetch(`${s3.endpoint}/${s3.bucket}/x`, { headers: { origin: otherOrigin } })
    expect(foreign.headers.get('access-control-allow-origin')).toBeNull()
  })

  test('the rules of a bucket are those that it was given', async () => {
    const Bucket = 'kith-cors-rules'
    await s3.client.send(new CreateBucketCommand({ Bucket }))
    expect(await refusalOf(s3.client.send(new CreateBucketCommand({ Bucket })))).toEqual([
      'BucketAlreadyOwnedByYou',
      409,
    ])
    const CORSRules = [
      {
        AllowedOrigins: ['https://*.example'],
        AllowedMethods: ['GET'],
        AllowedHeaders: ['x-own-*'],
        ExposeHeaders: ['ETag', 'x-a'],
        MaxAgeSeconds: 7,
      },
    ]
    await s3.client.send(new PutBucketCorsCommand({ Bucket, CORSConfiguration: { CORSRules } }))
    const { CORSRules: found } = await s3.client.send(new GetBucketCorsCommand({ Bucket }))
    expect(found).toEqual(CORSRules)
    const allowed = await preflight('https://a.example', 'GET', 'X-Own-Thing', Bucket)
    expect(allowed.status).toBe(200)
    expect(allowed.headers.get('access-control-max-age')).toBe('7')
    expect((await preflight('https://a.example', 'GET', 'x-other', Bucket)).status).toBe(403)
    expect((await preflight('https://a.example', 'PUT', '', Bucket)).status).toBe(403)
    expect((await preflight(pageOrigin, 'GET', '', Bucket)).status).toBe(403)
  })

  test('rules that S3 would not take are refused', async () => {
    const rule = { AllowedOrigins: ['*'], AllowedMethods: ['PATCH'] }
    const put = s3.client.send(
      new PutBucketCorsCommand({ Bucket: s3.bucket, CORSConfiguration: { CORSRules: [rule] } }),
    )
    expect(await refusalOf(put)).toEqual(['InvalidRequest', 400])
  })
})

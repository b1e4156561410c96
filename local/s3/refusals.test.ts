// Who and what is turned away, with S3's own codes and statuses.

import { createHash, createHmac } from 'node:crypto'
import { crc32 } from 'node:zlib'
import {
  GetBucketAclCommand,
  GetObjectCommand,
  GetObjectTaggingCommand,
  HeadBucketCommand,
  ListObjectsCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  type S3Client,
} from '@aws-sdk/client-s3'
import { getSignedUrl } from '@aws-sdk/s3-request-presigner'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { clientFor, isElsewhere, openS3UnderTest, refusalOf, type S3UnderTest } from './test-target.ts'

if (isElsewhere()) console.log('What the stand-in does not implement is not tested elsewhere: there it may be.')

const week = 7 * 24 * 3600

/** The SDK's request, as far as these tests change it. */
interface SignedRequest {
  headers: Record<string, string>
  query: Record<string, string>
  path: string
  body?: unknown
}

let s3: S3UnderTest
let object: { Bucket: string; Key: string }
beforeAll(async () => {
  s3 = await openS3UnderTest()
  object = { Bucket: s3.bucket, Key: `${s3.prefix}secret` }
  await s3.client.send(new PutObjectCommand({ ...object, Body: 'secret' }))
})
afterAll(() => s3.close())

/** A client whose requests are changed on their way: `build` before they are signed, `deserialize` after. */
function changing(step: 'build' | 'deserialize', change: (request: SignedRequest) => void, base?: S3Client): S3Client {
  const client = base ?? clientFor(s3)
  client.middlewareStack.add(
    (next) => async (args: { request?: unknown; input: unknown }) => {
      change(args.request as SignedRequest)
      return next(args as never)
    },
    { step: step as 'build', name: `change ${step}`, priority: 'low' },
  )
  return client
}

async function answerOf(url: string | URL, init?: RequestInit) {
  const answer = await fetch(url, init)
  const text = await answer.text()
  return [answer.status, /<Code>(\w+)<\/Code>/.exec(text)?.[1] ?? text]
}

function presigned(expiresIn = 60, signingDate = new Date()) {
  return getSignedUrl(s3.client, new GetObjectCommand(object), { expiresIn, signingDate })
}

function minutesAgo(minutes: number): Date {
  return new Date(Date.now() - minutes * 60_000)
}

describe('requests signed in their headers', () => {
  const read = (client: S3Client) => refusalOf(client.send(new GetObjectCommand(object)))

  test('a genuine one is answered', async () => {
    expect(await read(s3.client)).toEqual(['no refusal', 200])
  })

  test('an anonymous one', async () => {
    const url = `${s3.endpoint}/${s3.bucket}/${object.Key}`
    expect(await answerOf(url)).toEqual([403, 'AccessDenied'])
    expect(await answerOf(url, { method: 'PUT', body: 'x' })).toEqual([403, 'AccessDenied'])
    expect(await answerOf(url, { method: 'DELETE' })).toEqual([403, 'AccessDenied'])
    expect((await fetch(url, { method: 'HEAD' })).status).toBe(403)
  })

  test('a foreign key, a wrong secret', async () => {
    const credentials = { ...s3.credentials, accessKeyId: 'SOMEONEELSE' }
    expect(await read(clientFor({ ...s3, credentials }))).toEqual(['InvalidAccessKeyId', 403])
    const wrong = { ...s3.credentials, secretAccessKey: 'wrong' }
    expect(await read(clientFor({ ...s3, credentials: wrong }))).toEqual(['SignatureDoesNotMatch', 403])
  })

  test('another region', async () => {
    const [code, status] = await read(clientFor({ ...s3, region: 'eu-north-1' }))
    expect([code, status]).toEqual(['AuthorizationHeaderMalformed', 400])
  })

  test.each<[string, (request: SignedRequest) => void]>([
    [
      'path',
      (request) => {
        request.path += 'x'
      },
    ],
    [
      'query',
      (request) => {
        request.query['response-content-type'] = 'text/html'
      },
    ],
    [
      'signed header',
      (request) => {
        request.headers['x-amz-checksum-mode'] = 'DISABLED'
      },
    ],
    [
      'signature',
      (request) => {
        request.headers.authorization =
          request.headers.authorization?.replace(/.$/, (c) => (c === '0' ? '1' : '0')) ?? ''
      },
    ],
  ])('a changed %s', async (_, change) => {
    expect(await read(changing('deserialize', change))).toEqual(['SignatureDoesNotMatch', 403])
  })

  test('an x-amz-* header that was not signed', async () => {
    const client = changing('deserialize', (request) => {
      request.headers['x-amz-meta-added'] = '1'
    })
    expect(await read(client)).toEqual(['AccessDenied', 403])
  })

  test('an authorization of another kind, or without its parts', async () => {
    const set = (authorization: string) =>
      changing('deserialize', (request) => {
        request.headers.authorization = authorization
      })
    expect((await read(set('Basic dXNlcjpwYXNz')))[1]).toBe(400)
    expect(await read(set('AWS4-HMAC-SHA256 Credential=x'))).toEqual(['AuthorizationHeaderMalformed', 400])
  })

  test('a clock more than 15 minutes off', async () => {
    for (const minutes of [16, -16]) {
      const client = clientFor(s3)
      client.config.systemClockOffset = -minutes * 60_000
      expect(await read(client)).toEqual(['RequestTimeTooSkewed', 403])
    }
    const client = clientFor(s3)
    client.config.systemClockOffset = -14 * 60_000
    expect(await read(client)).toEqual(['no refusal', 200])
  })

  test('a body that is not the one signed; nothing is stored', async () => {
    const target = { Bucket: s3.bucket, Key: `${s3.prefix}tampered` }
    const client = changing('deserialize', (request) => {
      request.body = Buffer.from('forged')
    })
    const put = client.send(new PutObjectCommand({ ...target, Body: 'signed' }))
    const [code, status] = await refusalOf(put)
    expect(status).toBe(400)
    expect(['XAmzContentSHA256Mismatch', 'BadDigest']).toContain(code)
    expect(await refusalOf(s3.client.send(new GetObjectCommand(target)))).toEqual(['NoSuchKey', 404])
  })
})

describe('presigned URLs', () => {
  test('a genuine one is answered', async () => {
    expect(await answerOf(await presigned())).toEqual([200, 'secret'])
    expect(await answerOf(await presigned(week))).toEqual([200, 'secret'])
  })

  test('an expired one, one from the future', async () => {
    expect(await answerOf(await presigned(60, minutesAgo(2)))).toEqual([403, 'AccessDenied'])
    expect(await answerOf(await presigned(60, minutesAgo(-30)))).toEqual([403, 'AccessDenied'])
  })

  test('one that lasts more than a week, or no number of seconds', async () => {
    for (const expires of [String(week + 1), '-1', 'soon', '']) {
      const url = new URL(await presigned())
      url.searchParams.set('X-Amz-Expires', expires)
      expect(await answerOf(url)).toEqual([400, 'AuthorizationQueryParametersError'])
    }
  })

  test('one without one of its parameters', async () => {
    for (const name of ['Credential', 'Date', 'SignedHeaders', 'Signature', 'Expires']) {
      const url = new URL(await presigned())
      url.searchParams.delete(`X-Amz-${name}`)
      expect(await answerOf(url)).toEqual([400, 'AuthorizationQueryParametersError'])
    }
  })

  test('one for another key, method, time or header than it is used with', async () => {
    const refused = [403, 'SignatureDoesNotMatch']
    const url = await presigned()
    expect(await answerOf(url.replace('secret', 'other'))).toEqual(refused)
    expect(await answerOf(url, { method: 'DELETE' })).toEqual(refused)
    expect(await answerOf(url, { method: 'PUT', body: 'x' })).toEqual(refused)
    expect(await answerOf(url.replace('X-Amz-Expires=60', 'X-Amz-Expires=600'))).toEqual(refused)
    expect(await answerOf(`${url}&response-content-type=text%2Fhtml`)).toEqual(refused)
    expect(await answerOf(url, { headers: { 'x-amz-meta-a': 'b' } })).toEqual([403, 'AccessDenied'])
  })

  test('one with an Authorization header too', async () => {
    const url = await presigned()
    expect(await answerOf(url, { headers: { authorization: 'Bearer x' } })).toEqual([400, 'InvalidArgument'])
    let authorization = ''
    const client = changing('deserialize', (request) => {
      authorization = request.headers.authorization ?? ''
    })
    await client.send(new GetObjectCommand(object))
    expect(await answerOf(url, { headers: { authorization } })).toEqual([400, 'InvalidArgument'])
  })

  test('one of a foreign key', async () => {
    const credentials = { ...s3.credentials, accessKeyId: 'SOMEONEELSE' }
    const url = await getSignedUrl(clientFor({ ...s3, credentials }), new GetObjectCommand(object))
    expect(await answerOf(url)).toEqual([403, 'InvalidAccessKeyId'])
  })
})

describe('signed chunks over HTTP', () => {
  const bytes = Buffer.alloc(20_000, 'z')
  const hex = (text: string | Buffer) => createHash('sha256').update(text).digest('hex')

  /** Puts `bytes` as signed chunks of at most 8 KiB, signed here independently of the code under test. */
  async function putInChunks(name: string, form: 'PAYLOAD' | 'PAYLOAD-TRAILER', damage = (body: string) => body) {
    const checksum = Buffer.alloc(4)
    checksum.writeUInt32BE(crc32(bytes))
    const trailer = `x-amz-checksum-crc32:${checksum.toString('base64')}\n`
    const client = clientFor(s3)
    changing(
      'build',
      ({ headers }) => {
        for (const header of Object.keys(headers))
          if (/^(content-length|x-amz-(sdk-)?checksum.*)$/.test(header)) delete headers[header]
        headers['x-amz-content-sha256'] = `STREAMING-AWS4-HMAC-SHA256-${form}`
        headers['x-amz-decoded-content-length'] = String(bytes.length)
        headers['content-encoding'] = 'aws-chunked'
        headers['transfer-encoding'] = 'chunked'
        if (form === 'PAYLOAD-TRAILER') headers['x-amz-trailer'] = 'x-amz-checksum-crc32'
      },
      client,
    )
    changing(
      'deserialize',
      (request) => {
        const [, scope = '', seed = ''] =
          /Credential=[^/]+\/([^,]+),.*Signature=(\w+)/.exec(request.headers.authorization ?? '') ?? []
        const signingKey = scope
          .split('/')
          .reduce(
            (key, part) => createHmac('sha256', key).update(part).digest(),
            Buffer.from(`AWS4${s3.credentials.secretAccessKey}`),
          )
        let previous = seed
        const sign = (kind: string, hashes: string[]) => {
          const text = [`AWS4-HMAC-SHA256-${kind}`, request.headers['x-amz-date'], scope, previous, ...hashes].join(
            '\n',
          )
          previous = createHmac('sha256', signingKey).update(text).digest('hex')
          return previous
        }
        let body = ''
        for (let i = 0; i <= bytes.length; i += 8192) {
          const chunk = bytes.subarray(i, i + 8192)
          body += `${chunk.length.toString(16)};chunk-signature=${sign('PAYLOAD', [hex(''), hex(chunk)])}\r\n${chunk}\r\n`
        }
        body += `0;chunk-signature=${sign('PAYLOAD', [hex(''), hex('')])}\r\n`
        if (form === 'PAYLOAD-TRAILER')
          body += `${trailer.trim()}\r\nx-amz-trailer-signature:${sign('TRAILER', [hex(trailer)])}\r\n`
        request.body = Buffer.from(damage(`${body}\r\n`))
      },
      client,
    )
    return refusalOf(client.send(new PutObjectCommand({ Bucket: s3.bucket, Key: s3.prefix + name, Body: bytes })))
  }

  async function read(name: string) {
    const answer = await s3.client.send(new GetObjectCommand({ Bucket: s3.bucket, Key: s3.prefix + name }))
    return { ...answer, text: await answer.Body?.transformToString() }
  }

  test.each(['PAYLOAD', 'PAYLOAD-TRAILER'] as const)('%s is taken when genuine, refused when not', async (form) => {
    expect(await putInChunks(`chunks-${form}`, form)).toEqual(['no refusal', 200])
    const found = await read(`chunks-${form}`)
    expect(found.text).toBe(bytes.toString())
    expect(found.ContentEncoding).toBeUndefined()
    const forged = await putInChunks(`forged-${form}`, form, (body) => body.replace('zz', 'zy'))
    expect(forged).toEqual(['SignatureDoesNotMatch', 403])
    const [code, status] = await refusalOf(read(`forged-${form}`))
    expect([code, status]).toEqual(['NoSuchKey', 404])
  })

  test('a trailer checksum that does not fit, though unsigned, is refused', async () => {
    const client = changing('deserialize', (request) => {
      request.headers['content-length'] = '52'
      request.body = Buffer.from('3\r\nabc\r\n0\r\nx-amz-checksum-crc32:AAAAAA==\r\n\r\n')
      request.headers['content-length'] = String((request.body as Buffer).length)
    })
    changing(
      'build',
      ({ headers }) => {
        for (const header of Object.keys(headers))
          if (/^(content-length|x-amz-checksum.*)$/.test(header)) delete headers[header]
        headers['x-amz-content-sha256'] = 'STREAMING-UNSIGNED-PAYLOAD-TRAILER'
        headers['x-amz-decoded-content-length'] = '3'
        headers['content-encoding'] = 'aws-chunked'
        headers['x-amz-trailer'] = 'x-amz-checksum-crc32'
      },
      client,
    )
    const put = client.send(new PutObjectCommand({ Bucket: s3.bucket, Key: `${s3.prefix}trailer`, Body: 'abc' }))
    expect(await refusalOf(put)).toEqual(['BadDigest', 400])
  })
})

describe('what is not there or not done', () => {
  test('a bucket that does not exist', async () => {
    const nowhere = { ...object, Bucket: 'kith-no-such-bucket' }
    expect(await refusalOf(s3.client.send(new GetObjectCommand(nowhere)))).toEqual(['NoSuchBucket', 404])
    expect((await refusalOf(s3.client.send(new HeadBucketCommand({ Bucket: nowhere.Bucket }))))[1]).toBe(404)
    expect(await refusalOf(s3.client.send(new HeadBucketCommand({ Bucket: s3.bucket })))).toEqual(['no refusal', 200])
    expect(await refusalOf(s3.client.send(new ListObjectsV2Command({ Bucket: nowhere.Bucket })))).toEqual([
      'NoSuchBucket',
      404,
    ])
  })

  test.skipIf(isElsewhere())('operations, headers and checksums that the stand-in does not know: 501', async () => {
    const refused = ['NotImplemented', 501]
    expect(await refusalOf(s3.client.send(new GetBucketAclCommand({ Bucket: s3.bucket })))).toEqual(refused)
    expect(await refusalOf(s3.client.send(new GetObjectTaggingCommand(object)))).toEqual(refused)
    expect(await refusalOf(s3.client.send(new ListObjectsCommand({ Bucket: s3.bucket })))).toEqual(refused)
    const put = (more: object) => refusalOf(s3.client.send(new PutObjectCommand({ ...object, Body: 'x', ...more })))
    expect(await put({ ServerSideEncryption: 'AES256' })).toEqual(refused)
    expect(await put({ ChecksumAlgorithm: 'SHA1' })).toEqual(refused)
    const versioned = new GetObjectCommand({ ...object, VersionId: '1' })
    expect(await refusalOf(s3.client.send(versioned))).toEqual(refused)
  })
})

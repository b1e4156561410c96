// The worked examples of the Amazon S3 API reference ("Signature calculations for the authorization header",
// "Authenticating requests: using query parameters") with their published signatures.

import { expect, test } from 'vitest'
import { parseRequestTarget } from './request-target.ts'
import { authenticate } from './sigv4.ts'

const credentials = {
  accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
  secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
  region: 'us-east-1',
}
const nowMs = Date.UTC(2013, 4, 24)
const emptyHash = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'

interface Example {
  readonly method: string
  readonly target: string
  readonly headers: Readonly<Record<string, string>>
  readonly signature: string
}

const examples: Readonly<Record<string, Example>> = {
  'GET Object': {
    method: 'GET',
    target: '/test.txt',
    headers: { range: 'bytes=0-9', 'x-amz-content-sha256': emptyHash },
    signature: 'f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41',
  },
  'PUT Object': {
    method: 'PUT',
    target: '/test%24file.text',
    headers: {
      date: 'Fri, 24 May 2013 00:00:00 GMT',
      'x-amz-content-sha256': '44ce7dd67c959e0d3524ffac1771dfbba87d2b6b4b4e99e42034a8b803f8b072',
      'x-amz-storage-class': 'REDUCED_REDUNDANCY',
    },
    signature: '98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd',
  },
  'GET Bucket Lifecycle': {
    method: 'GET',
    target: '/?lifecycle',
    headers: { 'x-amz-content-sha256': emptyHash },
    signature: 'fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543',
  },
  'GET Bucket (List Objects)': {
    method: 'GET',
    target: '/?max-keys=2&prefix=J',
    headers: { 'x-amz-content-sha256': emptyHash },
    signature: '34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7',
  },
}

function request({ method, target, headers, signature }: Example) {
  const all = new Map(
    Object.entries({ host: 'examplebucket.s3.amazonaws.com', 'x-amz-date': '20130524T000000Z', ...headers }),
  )
  const signed = [...all.keys()].sort().join(';')
  const credential = 'AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request'
  all.set('authorization', `AWS4-HMAC-SHA256 Credential=${credential},SignedHeaders=${signed},Signature=${signature}`)
  return { ...parseRequestTarget(target), method, headers: all }
}

test.each(Object.entries(examples))('%s', (_, example) => {
  expect(authenticate(request(example), credentials, nowMs).signature).toBe(example.signature)
  const changed = request({ ...example, target: `${example.target}x` })
  expect(() => authenticate(changed, credentials, nowMs)).toThrow(/signature/)
})

test('a presigned URL', () => {
  const signature = 'aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404'
  const target =
    '/test.txt?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20130524%2Fus-east-1%2Fs3' +
    `%2Faws4_request&X-Amz-Date=20130524T000000Z&X-Amz-Expires=86400&X-Amz-SignedHeaders=host&X-Amz-Signature=${signature}`
  const headers = new Map([['host', 'examplebucket.s3.amazonaws.com']])
  const presigned = { ...parseRequestTarget(target), method: 'GET', headers }
  expect(authenticate(presigned, credentials, nowMs + 86_400_000).signature).toBe(signature)
  expect(() => authenticate(presigned, credentials, nowMs + 86_400_001)).toThrow('Request has expired')
})

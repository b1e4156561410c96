/** A body is hashed for its signature only where it could be changed on the way. */
import { PutObjectCommand } from '@aws-sdk/client-s3'
import { expect, test } from 'vitest'
import { s3Client } from './client.ts'
import { isTrustedWire, sendUnsignedBodies } from './unsigned-bodies.ts'

const SHA256_OF_ABC = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'

test.each([
  [null, true],
  ['https://files.kith.example', true],
  ['http://127.0.0.1:9000', true],
  ['http://localhost:9000', true],
  ['http://[::1]:9000', true],
  ['http://files.kith.example', false],
  ['http://10.0.0.7:9000', false],
])('%s', (endpoint, isTrusted) => {
  expect(isTrustedWire(endpoint)).toBe(isTrusted)
})

test.each([
  ['as it is', SHA256_OF_ABC],
  ['unsigned', 'UNSIGNED-PAYLOAD'],
])('a body sent %s', async (how, expected) => {
  const credentials = { accessKeyId: 'id', secretAccessKey: 'secret', sessionToken: null }
  const client = s3Client({ region: 'us-east-1', endpoint: 'http://files.kith.example', credentials })
  if (how === 'unsigned') sendUnsignedBodies(client)
  let sent: unknown
  client.config.requestHandler.handle = async (request) => {
    sent = request.headers
    throw new TypeError('far enough')
  }
  const command = new PutObjectCommand({ Bucket: 'b', Key: 'k', Body: new TextEncoder().encode('abc') })
  await expect(client.send(command)).rejects.toThrow('far enough')
  expect(sent).toMatchObject({ 'x-amz-content-sha256': expected, authorization: expect.any(String) })
})

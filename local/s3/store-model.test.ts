// Whatever is put, copied and deleted, in whatever order: what is listed and read is what a Map would hold.

import {
  CopyObjectCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
} from '@aws-sdk/client-s3'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openS3UnderTest, type S3UnderTest } from './test-target.ts'

let s3: S3UnderTest
beforeAll(async () => {
  s3 = await openS3UnderTest()
})
afterAll(() => s3.close())

// Few keys, so that they meet; pieces that are awkward in paths, XML and byte order.
const name = fc
  .array(fc.constantFrom('a', '/', '.', '..', ' ', '%', '+', '&', 'é', '\uffee', '😀'), { minLength: 1, maxLength: 3 })
  .map((pieces) => pieces.join(''))
const change = fc.oneof(
  fc.record({ do: fc.constant('put' as const), name, text: fc.string({ maxLength: 20 }) }),
  fc.record({ do: fc.constant('copy' as const), from: name, name }),
  fc.record({ do: fc.constant('delete' as const), name }),
)

test('put, copy, delete and list against a Map', async () => {
  let run = 0
  await fc.assert(
    fc.asyncProperty(fc.array(change, { maxLength: 15 }), fc.integer({ min: 1, max: 4 }), async (changes, MaxKeys) => {
      const Bucket = s3.bucket
      const prefix = `${s3.prefix}${run++}/`
      const model = new Map<string, string>()
      for (const step of changes) {
        const Key = prefix + step.name
        if (step.do === 'put') {
          await s3.client.send(new PutObjectCommand({ Bucket, Key, Body: Buffer.from(step.text) }))
          model.set(step.name, step.text)
        } else if (step.do === 'delete') {
          await s3.client.send(new DeleteObjectCommand({ Bucket, Key }))
          model.delete(step.name)
        } else {
          const text = model.get(step.from)
          if (text === undefined || step.from === step.name) continue
          const CopySource = `${Bucket}/${encodeURIComponent(prefix + step.from)}`
          await s3.client.send(new CopyObjectCommand({ Bucket, Key, CopySource }))
          model.set(step.name, text)
        }
      }
      const listed: string[] = []
      let ContinuationToken: string | undefined
      do {
        const page = await s3.client.send(
          new ListObjectsV2Command({ Bucket, Prefix: prefix, MaxKeys, ContinuationToken }),
        )
        for (const { Key = '' } of page.Contents ?? []) listed.push(Key.slice(prefix.length))
        ContinuationToken = page.NextContinuationToken
      } while (ContinuationToken)
      const byBytes = (a: string, b: string) => Buffer.compare(Buffer.from(a), Buffer.from(b))
      expect(listed).toEqual([...model.keys()].sort(byBytes))
      for (const [key, text] of model) {
        const { Body } = await s3.client.send(new GetObjectCommand({ Bucket, Key: prefix + key }))
        expect(await Body?.transformToString()).toBe(text)
      }
    }),
    { numRuns: 25 },
  )
})

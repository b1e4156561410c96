import {
  DeleteObjectsCommand,
  ListObjectsV2Command,
  type ListObjectsV2CommandInput,
  PutObjectCommand,
} from '@aws-sdk/client-s3'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openS3UnderTest, refusalOf, type S3UnderTest } from './test-target.ts'

// In the order of their UTF-8 bytes, which is neither that of UTF-16 (😀 before U+FB01) nor of any language.
const inOrder = [
  '!',
  '%41',
  '+',
  './x',
  '../x',
  '//x',
  'A',
  'B/1',
  'B/2',
  'B/2/3',
  'Z',
  'a',
  'a b',
  'a+b',
  'a/',
  'a/b',
  'ä',
  '\ufb01',
  '😀',
]
  .map((name) => Buffer.from(name))
  .sort(Buffer.compare)
  .map(String)

let s3: S3UnderTest
beforeAll(async () => {
  s3 = await openS3UnderTest()
  const keys = [...inOrder].reverse().map((name) => s3.prefix + name)
  await Promise.all(keys.map((Key) => s3.client.send(new PutObjectCommand({ Bucket: s3.bucket, Key, Body: 'x' }))))
})
afterAll(() => s3.close())

function list(more: Partial<ListObjectsV2CommandInput> = {}) {
  return s3.client.send(new ListObjectsV2Command({ Bucket: s3.bucket, Prefix: s3.prefix, ...more }))
}

function names(keys: readonly (string | undefined)[] | undefined) {
  return keys?.map((key) => key?.slice(s3.prefix.length)) ?? []
}

async function pages(more: Partial<ListObjectsV2CommandInput>) {
  const found: { key: string[]; prefix: string[]; pages: number } = { key: [], prefix: [], pages: 0 }
  let ContinuationToken: string | undefined
  do {
    const page = await list({ ...more, ContinuationToken })
    found.key.push(...(page.Contents?.map(({ Key }) => Key ?? '') ?? []))
    found.prefix.push(...(page.CommonPrefixes?.map(({ Prefix }) => Prefix ?? '') ?? []))
    expect(page.KeyCount).toBe((page.Contents?.length ?? 0) + (page.CommonPrefixes?.length ?? 0))
    expect(page.KeyCount).toBeLessThanOrEqual(more.MaxKeys ?? 1000)
    found.pages++
    ContinuationToken = page.NextContinuationToken
    expect(page.IsTruncated).toBe(ContinuationToken !== undefined)
  } while (ContinuationToken !== undefined)
  return { keys: names(found.key), prefixes: names(found.prefix), pages: found.pages }
}

test('keys come in the order of their bytes, with size and entity tag', async () => {
  const { Contents } = await list()
  expect(names(Contents?.map(({ Key }) => Key))).toEqual(inOrder)
  expect(Contents?.[0]).toMatchObject({ Size: 1, ETag: '"9dd4e461268c8034f5c8564e155c67a6"' })
})

test.each([1, 2, 5, 18, 19])('pages of %i hold every key once', async (MaxKeys) => {
  expect(await pages({ MaxKeys })).toEqual({ keys: inOrder, prefixes: [], pages: Math.ceil(inOrder.length / MaxKeys) })
})

test.each([1, 2, 1000])('a delimiter groups keys, in pages of %i too', async (MaxKeys) => {
  const found = await pages({ Delimiter: '/', MaxKeys })
  expect(found.keys).toEqual(inOrder.filter((name) => !name.includes('/')))
  expect(found.prefixes).toEqual(['../', './', '/', 'B/', 'a/'])
})

test('a prefix ends where it ends; the delimiter counts from there', async () => {
  const found = await list({ Prefix: `${s3.prefix}B/`, Delimiter: '/' })
  expect(names(found.Contents?.map(({ Key }) => Key))).toEqual(['B/1', 'B/2'])
  expect(names(found.CommonPrefixes?.map(({ Prefix }) => Prefix))).toEqual(['B/2/'])
})

test('start-after names a key that need not exist', async () => {
  const found = await list({ StartAfter: `${s3.prefix}B/1x` })
  expect(names(found.Contents?.map(({ Key }) => Key))).toEqual(inOrder.slice(inOrder.indexOf('B/2')))
})

test('encoding-type=url gives keys that decode to themselves', async () => {
  const { Contents } = await list({ EncodingType: 'url' })
  const keys = Contents?.map(({ Key = '' }) => Key) ?? []
  for (const key of keys) expect(key).toMatch(/^[\x21-\x7e]+$/)
  expect(names(keys.map((key) => decodeURIComponent(key.replaceAll('+', ' '))))).toEqual(inOrder)
})

test('no key for max-keys 0; a token of nobody is refused', async () => {
  expect(await list({ MaxKeys: 0 })).toMatchObject({ KeyCount: 0, IsTruncated: false })
  expect(await refusalOf(list({ ContinuationToken: 'nonsense' }))).toEqual(['InvalidArgument', 400])
})

test('deleted keys leave the listing at once', async () => {
  const Key = `${s3.prefix}ä`
  await s3.client.send(new DeleteObjectsCommand({ Bucket: s3.bucket, Delete: { Objects: [{ Key }] } }))
  expect((await pages({ MaxKeys: 7 })).keys).toEqual(inOrder.filter((name) => name !== 'ä'))
  await s3.client.send(new PutObjectCommand({ Bucket: s3.bucket, Key, Body: 'x' }))
})

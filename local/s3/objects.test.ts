import { createHash, randomBytes } from 'node:crypto'
import { Readable } from 'node:stream'
import {
  CopyObjectCommand,
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetObjectCommand,
  type GetObjectCommandInput,
  HeadObjectCommand,
  PutObjectCommand,
  type PutObjectCommandInput,
} from '@aws-sdk/client-s3'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openS3UnderTest, refusalOf, type S3UnderTest } from './test-target.ts'

let s3: S3UnderTest
beforeAll(async () => {
  s3 = await openS3UnderTest()
})
afterAll(() => s3.close())

function at(name: string) {
  return { Bucket: s3.bucket, Key: s3.prefix + name }
}

function put(name: string, Body: PutObjectCommandInput['Body'], more: Partial<PutObjectCommandInput> = {}) {
  return s3.client.send(new PutObjectCommand({ ...at(name), Body, ...more }))
}

async function get(name: string, more: Partial<GetObjectCommandInput> = {}) {
  const answer = await s3.client.send(new GetObjectCommand({ ...at(name), ...more }))
  return { ...answer, bytes: Buffer.from((await answer.Body?.transformToByteArray()) ?? []) }
}

describe('put and get', () => {
  test('what was put comes back whole, with the MD5 as its entity tag', async () => {
    const bytes = randomBytes(300_000)
    const { ETag } = await put('whole', bytes)
    const found = await get('whole')
    expect(found.bytes.equals(bytes)).toBe(true)
    expect(ETag).toBe(`"${createHash('md5').update(bytes).digest('hex')}"`)
    expect(found.ETag).toBe(ETag)
    expect(found.ContentLength).toBe(bytes.length)
  })

  test('an object of no bytes', async () => {
    await put('empty', new Uint8Array(0))
    expect((await get('empty')).bytes.length).toBe(0)
    expect(await refusalOf(get('empty', { Range: 'bytes=0-0' }))).toEqual(['InvalidRange', 416])
  })

  test('a stream, which the SDK sends as aws-chunked with its checksum in the trailer', async () => {
    const bytes = randomBytes(200_000)
    const stream = Readable.from([bytes.subarray(0, 70_000), bytes.subarray(70_000)])
    await put('streamed', stream, { ContentLength: bytes.length, ContentEncoding: 'gzip' })
    const found = await get('streamed')
    expect(found.bytes.equals(bytes)).toBe(true)
    expect(found.ContentEncoding).toBe('gzip')
    expect(found.ChecksumCRC32).toBeDefined()
  })

  test('a later put replaces the earlier one', async () => {
    await put('replaced', 'old and longer')
    await put('replaced', 'new')
    expect((await get('replaced')).bytes.toString()).toBe('new')
  })

  test('of many puts of one key at once, one of them is there whole', async () => {
    const bodies = Array.from({ length: 20 }, (_, i) => Buffer.alloc(40_000 + i, i))
    await Promise.all(bodies.map((body) => put('contested', body)))
    const { bytes } = await get('contested')
    expect(bodies.some((body) => body.equals(bytes))).toBe(true)
  })

  test('reads during overwriting see one version, never a mix', async () => {
    const versions = [Buffer.alloc(400_000, 'a'), Buffer.alloc(300_000, 'b')]
    await put('changing', versions[0])
    const writes = (async () => {
      for (let i = 0; i < 10; i++) await put('changing', versions[i % 2])
    })()
    const reads = Array.from({ length: 20 }, () => get('changing'))
    for (const { bytes, ETag } of await Promise.all(reads))
      expect(ETag).toBe(`"${createHash('md5').update(bytes).digest('hex')}"`)
    await writes
  })

  test('keys that are awkward in a path', async () => {
    const names = [
      'a b',
      'ü/日本語/😀',
      '100%',
      'a+b',
      'a%2Fb',
      '//x',
      './x',
      '../x',
      '../../x',
      'x/',
      'a&b=c?d#e',
      "'(!)*",
    ]
    for (const name of names) await put(name, name)
    for (const name of names) expect((await get(name)).bytes.toString()).toBe(name)
  })

  test('a key may have 1024 bytes in UTF-8, not more', async () => {
    const room = 1024 - Buffer.byteLength(s3.prefix)
    const longest = 'é'.repeat(Math.floor(room / 2)) + 'x'.repeat(room % 2)
    await put(longest, 'long')
    expect((await get(longest)).bytes.toString()).toBe('long')
    expect(await refusalOf(put(`${longest}x`, 'too long'))).toEqual(['KeyTooLongError', 400])
  })

  test('content type, other headers and user metadata are kept', async () => {
    await put('described', 'x', {
      ContentType: 'text/csv; charset=utf-8',
      CacheControl: 'no-store',
      ContentDisposition: 'attachment; filename="a.csv"',
      Metadata: { rows: '5000' },
    })
    const head = await s3.client.send(new HeadObjectCommand(at('described')))
    expect(head).toMatchObject({
      ContentType: 'text/csv; charset=utf-8',
      CacheControl: 'no-store',
      ContentDisposition: 'attachment; filename="a.csv"',
      Metadata: { rows: '5000' },
      ContentLength: 1,
    })
  })

  test('a GET may ask for another content type and disposition', async () => {
    await put('named', 'x')
    const found = await get('named', {
      ResponseContentDisposition: 'attachment; filename="result.csv"',
      ResponseContentType: 'text/csv',
    })
    expect(found.ContentDisposition).toBe('attachment; filename="result.csv"')
    expect(found.ContentType).toBe('text/csv')
  })
})

describe('ranges', () => {
  const text = '0123456789'
  beforeAll(() => put('ranged', text))

  test.each([
    ['bytes=2-4', '234', 'bytes 2-4/10'],
    ['bytes=7-', '789', 'bytes 7-9/10'],
    ['bytes=-3', '789', 'bytes 7-9/10'],
    ['bytes=0-0', '0', 'bytes 0-0/10'],
    ['bytes=8-99', '89', 'bytes 8-9/10'],
    ['bytes=-99', text, 'bytes 0-9/10'],
  ])('%s', async (Range, expected, contentRange) => {
    const found = await get('ranged', { Range })
    expect(found.bytes.toString()).toBe(expected)
    expect(found.ContentRange).toBe(contentRange)
    expect(found.$metadata.httpStatusCode).toBe(206)
  })

  test.each(['bytes=10-', 'bytes=11-12', 'bytes=-0'])('%s lies outside: 416', async (Range) => {
    expect(await refusalOf(get('ranged', { Range }))).toEqual(['InvalidRange', 416])
  })
})

describe('conditions', () => {
  let ETag: string | undefined
  const other = '"00000000000000000000000000000000"'
  beforeAll(async () => {
    ETag = (await put('conditional', 'first')).ETag
  })

  test('GET and HEAD with If-Match and If-None-Match', async () => {
    expect((await get('conditional', { IfMatch: ETag })).bytes.toString()).toBe('first')
    expect((await get('conditional', { IfNoneMatch: other })).bytes.toString()).toBe('first')
    expect(await refusalOf(get('conditional', { IfMatch: other }))).toEqual(['PreconditionFailed', 412])
    expect((await refusalOf(get('conditional', { IfNoneMatch: ETag })))[1]).toBe(304)
    expect((await refusalOf(get('conditional', { IfNoneMatch: '*' })))[1]).toBe(304)
    const head = (more: object) => s3.client.send(new HeadObjectCommand({ ...at('conditional'), ...more }))
    expect((await refusalOf(head({ IfMatch: other })))[1]).toBe(412)
    expect((await refusalOf(head({ IfNoneMatch: ETag })))[1]).toBe(304)
    expect((await head({ IfMatch: ETag })).ETag).toBe(ETag)
  })

  test('If-None-Match: * puts only where nothing is', async () => {
    expect(await refusalOf(put('conditional', 'second', { IfNoneMatch: '*' }))).toEqual(['PreconditionFailed', 412])
    expect((await get('conditional')).bytes.toString()).toBe('first')
    await put('fresh', 'x', { IfNoneMatch: '*' })
  })

  test('of many puts that want to be the first, one is', async () => {
    const tries = Array.from({ length: 10 }, (_, i) => refusalOf(put('once', String(i), { IfNoneMatch: '*' })))
    const refused = (await Promise.all(tries)).filter(([, status]) => status !== 200)
    expect(refused.length).toBe(9)
    for (const [, status] of refused) expect([409, 412]).toContain(status)
  })

  test('If-Match puts only over the version that it names', async () => {
    const { ETag: before } = await put('versioned', 'a')
    await put('versioned', 'b', { IfMatch: before })
    expect(await refusalOf(put('versioned', 'c', { IfMatch: before }))).toEqual(['PreconditionFailed', 412])
    expect(await refusalOf(put('nothing-there', 'c', { IfMatch: before }))).toEqual(['NoSuchKey', 404])
  })
})

describe('delete', () => {
  test('one, and again: both times 204', async () => {
    await put('gone', 'x')
    await s3.client.send(new DeleteObjectCommand(at('gone')))
    const again = await s3.client.send(new DeleteObjectCommand(at('gone')))
    expect(again.$metadata.httpStatusCode).toBe(204)
    expect(await refusalOf(get('gone'))).toEqual(['NoSuchKey', 404])
    expect((await refusalOf(s3.client.send(new HeadObjectCommand(at('gone')))))[1]).toBe(404)
  })

  test('many at once, with keys that XML must escape', async () => {
    const names = ['many/a&b', 'many/<c>', 'many/ "d" ', 'many/é😀', 'many/e\r\nf']
    for (const name of names) await put(name, 'x')
    const Objects = names.map((name) => ({ Key: at(name).Key }))
    const answer = await s3.client.send(new DeleteObjectsCommand({ Bucket: s3.bucket, Delete: { Objects } }))
    expect(answer.Deleted?.map(({ Key }) => Key).sort()).toEqual(Objects.map(({ Key }) => Key).sort())
    for (const name of names) expect(await refusalOf(get(name))).toEqual(['NoSuchKey', 404])
  })
})

describe('copy', () => {
  const source = (name: string) => `${s3.bucket}/${encodeURIComponent(s3.prefix + name)}`

  test('bytes, content type and metadata go along; REPLACE gives new ones', async () => {
    await put('from é+%', 'bytes', { ContentType: 'text/csv', Metadata: { rows: '1' } })
    const CopySource = source('from é+%')
    await s3.client.send(new CopyObjectCommand({ ...at('to'), CopySource }))
    const copied = await get('to')
    expect(copied.bytes.toString()).toBe('bytes')
    expect(copied).toMatchObject({ ContentType: 'text/csv', Metadata: { rows: '1' } })
    const replace = { MetadataDirective: 'REPLACE', ContentType: 'text/plain', Metadata: { a: 'b' } } as const
    await s3.client.send(new CopyObjectCommand({ ...at('to'), CopySource, ...replace }))
    expect(await get('to')).toMatchObject({ ContentType: 'text/plain', Metadata: { a: 'b' } })
  })

  test('refused: nothing there, another version than named, itself onto itself', async () => {
    await put('self', 'x')
    const copy = (from: string, more: object = {}) =>
      s3.client.send(new CopyObjectCommand({ ...at('self'), CopySource: source(from), ...more }))
    expect(await refusalOf(copy('missing'))).toEqual(['NoSuchKey', 404])
    await put('other', 'y')
    expect(await refusalOf(copy('other', { CopySourceIfMatch: '"x"' }))).toEqual(['PreconditionFailed', 412])
    expect(await refusalOf(copy('self'))).toEqual(['InvalidRequest', 400])
  })
})

describe('digests', () => {
  const md5 = (text: string) => createHash('md5').update(text).digest('base64')
  const sha256 = (text: string) => createHash('sha256').update(text).digest('base64')

  test('right ones are taken, and the checksum is given back with the object', async () => {
    // CRC-32 of "123456789" is cbf43926: the check value of the CRC catalogue.
    await put('crc', '123456789', { ChecksumCRC32: 'y/Q5Jg==' })
    expect((await get('crc', { ChecksumMode: 'ENABLED' })).ChecksumCRC32).toBe('y/Q5Jg==')
    await put('sha', 'abc', { ChecksumSHA256: sha256('abc') })
    expect((await get('sha', { ChecksumMode: 'ENABLED' })).ChecksumSHA256).toBe(sha256('abc'))
    await put('md5', 'abc', { ContentMD5: md5('abc') })
  })

  test.each([
    ['CRC32', () => ({ ChecksumCRC32: 'AAAAAA==' }), 'BadDigest'],
    ['SHA256', () => ({ ChecksumSHA256: sha256('other') }), 'BadDigest'],
    ['MD5', () => ({ ContentMD5: md5('other') }), 'BadDigest'],
    ['malformed CRC32', () => ({ ChecksumCRC32: 'AAA=' }), 'InvalidRequest'],
    ['malformed MD5', () => ({ ContentMD5: 'AAA=' }), 'InvalidDigest'],
  ])('a wrong %s is refused and nothing is stored', async (name, wrong, code) => {
    const key = `wrong-${name}`
    expect(await refusalOf(put(key, 'abc', wrong()))).toEqual([code, 400])
    expect(await refusalOf(get(key))).toEqual(['NoSuchKey', 404])
  })
})

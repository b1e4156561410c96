import { createHash, randomBytes } from 'node:crypto'
import { crc32 } from 'node:zlib'
import {
  AbortMultipartUploadCommand,
  type CompletedPart,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  type CreateMultipartUploadCommandInput,
  GetObjectCommand,
  ListMultipartUploadsCommand,
  ListPartsCommand,
  PutObjectCommand,
  UploadPartCommand,
  UploadPartCopyCommand,
} from '@aws-sdk/client-s3'
import { getSignedUrl } from '@aws-sdk/s3-request-presigner'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openS3UnderTest, refusalOf, type S3UnderTest } from './test-target.ts'

const minPartBytes = 5 * 1024 * 1024

let s3: S3UnderTest
beforeAll(async () => {
  s3 = await openS3UnderTest()
})
afterAll(() => s3.close())

async function begin(name: string, more: Partial<CreateMultipartUploadCommandInput> = {}) {
  const target = { Bucket: s3.bucket, Key: s3.prefix + name }
  const { UploadId } = await s3.client.send(new CreateMultipartUploadCommand({ ...target, ...more }))
  const upload = { ...target, UploadId }
  return {
    ...upload,
    put: (PartNumber: number, Body: Uint8Array, more: object = {}) =>
      s3.client.send(new UploadPartCommand({ ...upload, PartNumber, Body, ...more })),
    copy: (PartNumber: number, from: string, more: object = {}) =>
      s3.client.send(
        new UploadPartCopyCommand({ ...upload, PartNumber, CopySource: `${s3.bucket}/${s3.prefix}${from}`, ...more }),
      ),
    complete: (Parts: CompletedPart[], more: object = {}) =>
      s3.client.send(new CompleteMultipartUploadCommand({ ...upload, MultipartUpload: { Parts }, ...more })),
    abort: () => s3.client.send(new AbortMultipartUploadCommand(upload)),
    list: (more: object = {}) => s3.client.send(new ListPartsCommand({ ...upload, ...more })),
  }
}

async function read(name: string) {
  const answer = await s3.client.send(new GetObjectCommand({ Bucket: s3.bucket, Key: s3.prefix + name }))
  return { ...answer, bytes: Buffer.from((await answer.Body?.transformToByteArray()) ?? []) }
}

function put(name: string, Body: Uint8Array) {
  return s3.client.send(new PutObjectCommand({ Bucket: s3.bucket, Key: s3.prefix + name, Body }))
}

describe('an upload in parts', () => {
  const first = randomBytes(minPartBytes)
  const second = randomBytes(1000)
  /** S3's documented form: the MD5 of the parts' binary MD5s, a dash, the number of parts. */
  const md5 = (bytes: Uint8Array) => createHash('md5').update(bytes).digest()
  const combined = `"${createHash('md5')
    .update(Buffer.concat([md5(first), md5(second)]))
    .digest('hex')}-2"`

  test('comes back whole, with the headers it was begun with', async () => {
    const upload = await begin('whole', { ContentType: 'text/csv', Metadata: { a: 'b' } })
    const [two, one] = [await upload.put(2, second), await upload.put(1, first)]
    const done = await upload.complete([
      { PartNumber: 1, ETag: one.ETag },
      { PartNumber: 2, ETag: two.ETag },
    ])
    expect(done.ETag).toBe(combined)
    const found = await read('whole')
    expect(found.bytes.equals(Buffer.concat([first, second]))).toBe(true)
    expect(found).toMatchObject({ ETag: combined, ContentType: 'text/csv', Metadata: { a: 'b' } })
    const answer = await s3.client.send(
      new GetObjectCommand({
        Bucket: s3.bucket,
        Key: upload.Key,
        Range: `bytes=${minPartBytes - 2}-${minPartBytes + 1}`,
      }),
    )
    const across = Buffer.concat([first.subarray(-2), second.subarray(0, 2)])
    expect(Buffer.from((await answer.Body?.transformToByteArray()) ?? []).equals(across)).toBe(true)
    expect(await refusalOf(upload.list())).toEqual(['NoSuchUpload', 404])
  })

  test('completing again answers as before: the first answer may have been lost', async () => {
    const upload = await begin('again')
    const { ETag } = await upload.put(1, second)
    const once = await upload.complete([{ PartNumber: 1, ETag }])
    expect((await upload.complete([{ PartNumber: 1, ETag }])).ETag).toBe(once.ETag)
  })

  test('parts named out of order, never sent or with another entity tag are refused', async () => {
    const upload = await begin('wrong')
    const one = { PartNumber: 1, ETag: (await upload.put(1, first)).ETag }
    const two = { PartNumber: 2, ETag: (await upload.put(2, second)).ETag }
    expect(await refusalOf(upload.complete([two, one]))).toEqual(['InvalidPartOrder', 400])
    expect(await refusalOf(upload.complete([one, { ...two, PartNumber: 3 }]))).toEqual(['InvalidPart', 400])
    expect(await refusalOf(upload.complete([one, { ...two, ETag: one.ETag }]))).toEqual(['InvalidPart', 400])
    expect((await refusalOf(upload.complete([])))[1]).toBe(400)
    expect(await refusalOf(read('wrong'))).toEqual(['NoSuchKey', 404])
    await upload.complete([one, two])
  })

  test('only the last part may be smaller than 5 MiB', async () => {
    const upload = await begin('small')
    const parts = [1, 2].map(async (PartNumber) => ({ PartNumber, ETag: (await upload.put(PartNumber, second)).ETag }))
    expect(await refusalOf(upload.complete(await Promise.all(parts)))).toEqual(['EntityTooSmall', 400])
  })

  test('If-None-Match: * does not complete onto an object', async () => {
    await put('taken', second)
    const upload = await begin('taken')
    const { ETag } = await upload.put(1, first)
    const complete = upload.complete([{ PartNumber: 1, ETag }], { IfNoneMatch: '*' })
    expect(await refusalOf(complete)).toEqual(['PreconditionFailed', 412])
    expect((await read('taken')).bytes.equals(second)).toBe(true)
  })

  test('a part sent again replaces the first; parts are listed in pages', async () => {
    const upload = await begin('listed')
    for (const number of [3, 1, 2, 5]) await upload.put(number, Buffer.from(`part ${number}`))
    const { ETag } = await upload.put(2, Buffer.from('another'))
    const page = await upload.list({ MaxParts: 2 })
    expect(page.Parts?.map(({ PartNumber, Size }) => [PartNumber, Size])).toEqual([
      [1, 6],
      [2, 7],
    ])
    expect(page.Parts?.[1]?.ETag).toBe(ETag)
    expect(page.IsTruncated).toBe(true)
    const rest = await upload.list({ PartNumberMarker: page.NextPartNumberMarker })
    expect(rest.Parts?.map(({ PartNumber }) => PartNumber)).toEqual([3, 5])
    expect(rest.IsTruncated).toBe(false)
  })

  test('after an abort nothing of it is left, and no part is taken', async () => {
    const upload = await begin('aborted')
    await upload.put(1, second)
    await upload.abort()
    expect(await refusalOf(upload.put(2, second))).toEqual(['NoSuchUpload', 404])
    expect(await refusalOf(upload.list())).toEqual(['NoSuchUpload', 404])
    expect(await refusalOf(read('aborted'))).toEqual(['NoSuchKey', 404])
  })

  test('part numbers outside 1 to 10,000 are refused', async () => {
    const upload = await begin('numbers')
    for (const number of [0, 10_001])
      expect(await refusalOf(upload.put(number, second))).toEqual(['InvalidArgument', 400])
  })

  test('uploads in progress are listed by prefix and in pages', async () => {
    const uploads = [await begin('open/b'), await begin('open/a'), await begin('open/a'), await begin('opened')]
    const list = (more: object = {}) =>
      s3.client.send(new ListMultipartUploadsCommand({ Bucket: s3.bucket, Prefix: `${s3.prefix}open/`, ...more }))
    const all = (await list()).Uploads?.map(({ Key, UploadId }) => [Key, UploadId]) ?? []
    expect(all.map(([Key]) => Key)).toEqual(['a', 'a', 'b'].map((name) => `${s3.prefix}open/${name}`))
    expect(new Set(all.map(([, id]) => id))).toEqual(new Set(uploads.slice(0, 3).map(({ UploadId }) => UploadId)))
    const page = await list({ MaxUploads: 1 })
    const rest = await list({ KeyMarker: page.NextKeyMarker, UploadIdMarker: page.NextUploadIdMarker })
    expect([...(page.Uploads ?? []), ...(rest.Uploads ?? [])].map(({ UploadId }) => UploadId)).toEqual(
      all.map(([, id]) => id),
    )
  })
})

describe('parts copied from objects', () => {
  const source = randomBytes(minPartBytes + 5000)
  beforeAll(() => put('source', source))

  test('all of it, a range of it, and of an object that was itself made of parts', async () => {
    const upload = await begin('joined')
    const one = await upload.copy(1, 'source')
    const two = await upload.copy(2, 'source', { CopySourceRange: `bytes=100-${minPartBytes + 99}` })
    await upload.complete([
      { PartNumber: 1, ETag: one.CopyPartResult?.ETag },
      { PartNumber: 2, ETag: two.CopyPartResult?.ETag },
    ])
    const joined = Buffer.concat([source, source.subarray(100, minPartBytes + 100)])
    expect((await read('joined')).bytes.equals(joined)).toBe(true)

    const again = await begin('cut')
    const cut = await again.copy(1, 'joined', { CopySourceRange: `bytes=${source.length - 10}-${source.length + 9}` })
    const expected = joined.subarray(source.length - 10, source.length + 10)
    await again.complete([{ PartNumber: 1, ETag: cut.CopyPartResult?.ETag }])
    expect((await read('cut')).bytes.equals(expected)).toBe(true)
  })

  test('refused: a range beyond the source, another version, no source', async () => {
    const upload = await begin('refused')
    const beyond = upload.copy(1, 'source', { CopySourceRange: `bytes=0-${source.length}` })
    expect((await refusalOf(beyond))[1]).toBe(400)
    const other = upload.copy(1, 'source', { CopySourceIfMatch: '"x"' })
    expect(await refusalOf(other)).toEqual(['PreconditionFailed', 412])
    expect(await refusalOf(upload.copy(1, 'missing'))).toEqual(['NoSuchKey', 404])
  })
})

describe('checksums of parts', () => {
  const bytes = Buffer.from('some bytes')
  const base64Crc32 = (of: Uint8Array) => {
    const out = Buffer.alloc(4)
    out.writeUInt32BE(crc32(of))
    return out.toString('base64')
  }

  test('an upload begun with CRC32 wants one with every part, and the object has theirs combined', async () => {
    const upload = await begin('crc', { ChecksumAlgorithm: 'CRC32' })
    const { ETag, ChecksumCRC32 } = await upload.put(1, bytes)
    expect(ChecksumCRC32).toBe(base64Crc32(bytes))
    expect(await refusalOf(upload.complete([{ PartNumber: 1, ETag }]))).toEqual(['InvalidRequest', 400])
    const wrong = [{ PartNumber: 1, ETag, ChecksumCRC32: 'AAAAAA==' }]
    expect((await refusalOf(upload.complete(wrong)))[1]).toBe(400)
    const done = await upload.complete([{ PartNumber: 1, ETag, ChecksumCRC32 }])
    expect(done.ChecksumCRC32).toBe(`${base64Crc32(Buffer.from(base64Crc32(bytes), 'base64'))}-1`)
  })

  test('a wrong checksum or MD5 of a part is refused', async () => {
    const upload = await begin('bad')
    expect(await refusalOf(upload.put(1, bytes, { ChecksumCRC32: 'AAAAAA==' }))).toEqual(['BadDigest', 400])
    const ContentMD5 = createHash('md5').update('other').digest('base64')
    expect(await refusalOf(upload.put(1, bytes, { ContentMD5 }))).toEqual(['BadDigest', 400])
    expect((await upload.list()).Parts ?? []).toEqual([])
  })
})

describe('presigned part URLs', () => {
  async function presign(upload: { Bucket: string; Key: string; UploadId: string | undefined }, ContentLength: number) {
    const command = new UploadPartCommand({ ...upload, PartNumber: 1, ContentLength })
    return getSignedUrl(s3.client, command, { expiresIn: 60 })
  }

  test('a browser sends a part of exactly the signed length, and no other', async () => {
    const upload = await begin('browser')
    const url = await presign(upload, 5)
    const longer = await fetch(url, { method: 'PUT', body: '123456' })
    expect([longer.status, await longer.text()]).toEqual([403, expect.stringContaining('SignatureDoesNotMatch')])
    expect((await fetch(url, { method: 'PUT', body: '1234' })).status).toBe(403)
    const right = await fetch(url, { method: 'PUT', body: '12345' })
    expect(right.status).toBe(200)
    const ETag = right.headers.get('etag') ?? ''
    expect(ETag).toBe(`"${createHash('md5').update('12345').digest('hex')}"`)
    await upload.complete([{ PartNumber: 1, ETag }])
  })

  test('a part of 64 MiB', async () => {
    const upload = await begin('large')
    const bytes = Buffer.alloc(64 * 1024 * 1024, 'x')
    const answer = await fetch(await presign(upload, bytes.length), { method: 'PUT', body: bytes })
    expect(answer.status).toBe(200)
    expect((await upload.list()).Parts?.[0]?.Size).toBe(bytes.length)
  })
})

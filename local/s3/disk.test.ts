// What our own process leaves on its disk: nothing lost that was acknowledged, nothing kept that nobody needs.

import { randomBytes } from 'node:crypto'
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { type ClientRequest, request as httpRequest } from 'node:http'
import { tmpdir } from 'node:os'
import path from 'node:path'
import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CopyObjectCommand,
  CreateMultipartUploadCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  ListPartsCommand,
  PutObjectCommand,
  type S3Client,
  UploadPartCommand,
  UploadPartCopyCommand,
} from '@aws-sdk/client-s3'
import { getSignedUrl } from '@aws-sdk/s3-request-presigner'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { type S3Settings, startS3 } from './server.ts'
import { startStandInProcess } from './stand-in-process.ts'
import { clientFor, isElsewhere, refusalOf, settingsFor } from './test-target.ts'

if (isElsewhere()) console.log("Crashes and disk space are not tested elsewhere: the endpoint's process is not ours.")

const Bucket = 'kith-test'
let parent: string
let settings: S3Settings
beforeAll(async () => {
  parent = await mkdtemp(path.join(tmpdir(), 'kith-s3-disk-'))
})
afterAll(() => rm(parent, { recursive: true }))
beforeEach(async () => {
  settings = settingsFor(await mkdtemp(path.join(parent, 'data-')))
})

/** Waits for a condition that another process or stream brings about. */
function eventually(check: () => Promise<void>) {
  return vi.waitFor(check, { timeout: 10_000 })
}

function clientAt(endpoint: string) {
  const { accessKeyId, secretAccessKey, region } = settings
  return clientFor({ endpoint, region, credentials: { accessKeyId, secretAccessKey } })
}

function put(client: S3Client, Key: string, Body: Uint8Array | string, more: object = {}) {
  return client.send(new PutObjectCommand({ Bucket, Key, Body, ...more }))
}

async function read(client: S3Client, Key: string) {
  const { Body } = await client.send(new GetObjectCommand({ Bucket, Key }))
  return Buffer.from((await Body?.transformToByteArray()) ?? [])
}

describe.skipIf(isElsewhere())('after a kill -9', () => {
  test('what was acknowledged is there: objects, deletions, copies, parts', async () => {
    const before = await startStandInProcess(settings)
    const client = clientAt(before.endpoint)
    const bytes = randomBytes(100_000)
    await put(client, 'kept', bytes, { Metadata: { a: 'b' } })
    await put(client, 'gone', 'x')
    await client.send(new DeleteObjectCommand({ Bucket, Key: 'gone' }))
    await client.send(new CopyObjectCommand({ Bucket, Key: 'copied', CopySource: `${Bucket}/kept` }))
    const { UploadId } = await client.send(new CreateMultipartUploadCommand({ Bucket, Key: 'parts' }))
    const upload = { Bucket, Key: 'parts', UploadId }
    const { ETag } = await client.send(new UploadPartCommand({ ...upload, PartNumber: 1, Body: bytes }))
    await before.end('SIGKILL')

    const after = await startStandInProcess(settings)
    const again = clientAt(after.endpoint)
    expect((await read(again, 'kept')).equals(bytes)).toBe(true)
    expect((await read(again, 'copied')).equals(bytes)).toBe(true)
    expect(await refusalOf(read(again, 'gone'))).toEqual(['NoSuchKey', 404])
    expect((await again.send(new ListPartsCommand(upload))).Parts?.[0]?.ETag).toBe(ETag)
    const MultipartUpload = { Parts: [{ PartNumber: 1, ETag }] }
    await again.send(new CompleteMultipartUploadCommand({ ...upload, MultipartUpload }))
    expect((await read(again, 'parts')).equals(bytes)).toBe(true)
    // Ends in order although a connection is open.
    expect(await after.end('SIGTERM')).toBe(0)
  })

  test('in the middle of many puts, those acknowledged are whole and the rest leave nothing', async () => {
    const before = await startStandInProcess(settings)
    const client = clientAt(before.endpoint)
    const bodyOf = (i: number) => Buffer.alloc(50_000 + i, i)
    const acknowledged: number[] = []
    let killed: Promise<unknown> | undefined
    const puts = Array.from({ length: 60 }, async (_, i) => {
      await put(client, `many/${i}`, bodyOf(i))
      acknowledged.push(i)
      if (acknowledged.length === 10) killed = before.end('SIGKILL')
    })
    await Promise.allSettled(puts)
    await killed
    expect(acknowledged.length).toBeGreaterThanOrEqual(10)

    const after = await startS3(settings)
    const again = clientAt(`http://127.0.0.1:${after.port}`)
    for (const i of acknowledged) expect((await read(again, `many/${i}`)).equals(bodyOf(i))).toBe(true)
    for (let i = 0; i < puts.length; i++) await again.send(new DeleteObjectCommand({ Bucket, Key: `many/${i}` }))
    expect(await readdir(path.join(settings.dir, 'blobs'))).toEqual([])
    await after.close()
  })
})

describe.skipIf(isElsewhere())('the folder', () => {
  let server: Awaited<ReturnType<typeof startS3>>
  let client: S3Client
  beforeEach(async () => {
    server = await startS3(settings)
    client = clientAt(`http://127.0.0.1:${server.port}`)
  })
  afterEach(async () => {
    client.destroy()
    await server.close()
  })

  const blobs = () => readdir(path.join(settings.dir, 'blobs'))
  const remove = (Key: string) => client.send(new DeleteObjectCommand({ Bucket, Key }))

  /** An upload of 1 MB of which only half is sent. */
  async function sendHalf(): Promise<ClientRequest> {
    const command = new PutObjectCommand({ Bucket, Key: 'half', ContentLength: 1_000_000 })
    const request = httpRequest(await getSignedUrl(client, command), {
      method: 'PUT',
      headers: { 'content-length': 1_000_000 },
    })
    request.on('error', () => undefined)
    request.write(Buffer.alloc(500_000))
    await eventually(async () => expect((await blobs()).length).toBe(1))
    return request
  }

  test('no key leads out of it', async () => {
    const keys = ['../../x', '../x', '/etc/x', '..', './../x', 'a/../../../x', '..\\..\\x', 'x\0y']
    for (const Key of keys) await put(client, Key, Key)
    for (const Key of keys) expect((await read(client, Key)).toString()).toBe(Key)
    expect((await readdir(settings.dir)).sort()).toEqual(['blobs', 'journal'])
    for (const name of await blobs()) expect(name).toMatch(/^[0-9a-f-]{36}$/)
    expect((await blobs()).length).toBe(keys.length)
    for (const name of await readdir(parent)) expect(name).toMatch(/^data-/)
  })

  test('space comes back after deletion and overwriting', async () => {
    await put(client, 'a', 'one')
    await put(client, 'a', 'two')
    expect((await blobs()).length).toBe(1)
    await remove('a')
    expect(await blobs()).toEqual([])
  })

  test('space comes back after an abort, and of parts left out or sent again', async () => {
    const begin = async () => {
      const { UploadId } = await client.send(new CreateMultipartUploadCommand({ Bucket, Key: 'm' }))
      return { Bucket, Key: 'm', UploadId }
    }
    const aborted = await begin()
    for (const PartNumber of [1, 2, 2]) await client.send(new UploadPartCommand({ ...aborted, PartNumber, Body: 'x' }))
    expect((await blobs()).length).toBe(2)
    await client.send(new AbortMultipartUploadCommand(aborted))
    expect(await blobs()).toEqual([])

    const completed = await begin()
    await client.send(new UploadPartCommand({ ...completed, PartNumber: 1, Body: 'left out' }))
    const { ETag } = await client.send(new UploadPartCommand({ ...completed, PartNumber: 2, Body: 'x' }))
    const MultipartUpload = { Parts: [{ PartNumber: 2, ETag }] }
    await client.send(new CompleteMultipartUploadCommand({ ...completed, MultipartUpload }))
    expect((await blobs()).length).toBe(1)
    await remove('m')
    expect(await blobs()).toEqual([])
  })

  test('shared bytes are stored once and stay until the last that needs them is gone', async () => {
    const bytes = randomBytes(50_000)
    await put(client, 'source', bytes)
    await client.send(new CopyObjectCommand({ Bucket, Key: 'copy', CopySource: `${Bucket}/source` }))
    const { UploadId } = await client.send(new CreateMultipartUploadCommand({ Bucket, Key: 'joined' }))
    const upload = { Bucket, Key: 'joined', UploadId }
    const CopySource = `${Bucket}/source`
    const part = await client.send(new UploadPartCopyCommand({ ...upload, PartNumber: 1, CopySource }))
    expect((await blobs()).length).toBe(1)
    await remove('source')
    const MultipartUpload = { Parts: [{ PartNumber: 1, ETag: part.CopyPartResult?.ETag }] }
    await client.send(new CompleteMultipartUploadCommand({ ...upload, MultipartUpload }))
    await remove('copy')
    expect((await read(client, 'joined')).equals(bytes)).toBe(true)

    await server.close()
    server = await startS3(settings)
    client = clientAt(`http://127.0.0.1:${server.port}`)
    expect((await read(client, 'joined')).equals(bytes)).toBe(true)
    await client.send(new CopyObjectCommand({ Bucket, Key: 'again', CopySource: `${Bucket}/joined` }))
    await remove('joined')
    expect((await read(client, 'again')).equals(bytes)).toBe(true)
    await remove('again')
    expect(await blobs()).toEqual([])
  })

  test('a copied stretch takes no space, and outlives its source and a restart', async () => {
    const bytes = randomBytes(50_000)
    const first = await begunWith('first', bytes)
    const CopySourceRange = 'bytes=100-40099'
    const cut = await begunWith('cut', { CopySource: `${Bucket}/first`, CopySourceRange })
    // A stretch of what is itself a stretch.
    const again = await begunWith('again', { CopySource: `${Bucket}/cut`, CopySourceRange: 'bytes=7-20006' })
    expect((await blobs()).length).toBe(1)
    expect(new Set([first, cut, again]).size).toBe(3)
    for (const key of ['first', 'cut']) await remove(key)

    await server.close()
    server = await startS3(settings)
    client = clientAt(`http://127.0.0.1:${server.port}`)
    expect((await read(client, 'again')).equals(bytes.subarray(107, 20_107))).toBe(true)
    await remove('again')
    expect(await blobs()).toEqual([])
  })

  /** An object of one part, sent or copied. @returns the part's tag */
  async function begunWith(Key: string, from: Uint8Array | { CopySource: string; CopySourceRange: string }) {
    const { UploadId } = await client.send(new CreateMultipartUploadCommand({ Bucket, Key }))
    const part = { Bucket, Key, UploadId, PartNumber: 1 }
    const ETag =
      from instanceof Uint8Array
        ? (await client.send(new UploadPartCommand({ ...part, Body: from }))).ETag
        : (await client.send(new UploadPartCopyCommand({ ...part, ...from }))).CopyPartResult?.ETag
    const MultipartUpload = { Parts: [{ PartNumber: 1, ETag }] }
    await client.send(new CompleteMultipartUploadCommand({ Bucket, Key, UploadId, MultipartUpload }))
    return ETag
  }

  test('a refused upload leaves nothing', async () => {
    const refused = put(client, 'refused', 'x', { ChecksumCRC32: 'AAAAAA==' })
    expect(await refusalOf(refused)).toEqual(['BadDigest', 400])
    await put(client, 'there', 'x')
    expect(await refusalOf(put(client, 'there', 'y', { IfNoneMatch: '*' }))).toEqual(['PreconditionFailed', 412])
    expect((await blobs()).length).toBe(1)
  })

  test('an upload that breaks off leaves nothing', async () => {
    const request = await sendHalf()
    request.destroy()
    await eventually(async () => expect(await blobs()).toEqual([]))
    expect(await refusalOf(read(client, 'half'))).toEqual(['NoSuchKey', 404])
  })

  test('a download that breaks off is read no further', async () => {
    await put(client, 'long', Buffer.alloc(32 * 1024 * 1024))
    const answer = await client.send(new GetObjectCommand({ Bucket, Key: 'long' }))
    await remove('long')
    // Still being read, so its bytes are kept, until the reader leaves.
    expect((await blobs()).length).toBe(1)
    ;(answer.Body as unknown as NodeJS.ReadableStream & { destroy(): void }).destroy()
    await eventually(async () => expect(await blobs()).toEqual([]))
  })

  test('an object deleted while it is read is read to its end', async () => {
    const bytes = randomBytes(4 * 1024 * 1024)
    await put(client, 'read', bytes)
    const { Body } = await client.send(new GetObjectCommand({ Bucket, Key: 'read' }))
    await remove('read')
    expect(Buffer.from((await Body?.transformToByteArray()) ?? []).equals(bytes)).toBe(true)
    await eventually(async () => expect(await blobs()).toEqual([]))
  })

  test('files that no object names are swept at the start', async () => {
    await put(client, 'a', 'x')
    await server.close()
    await writeFile(path.join(settings.dir, 'blobs', 'left-by-a-crash'), 'x')
    server = await startS3(settings)
    client = clientAt(`http://127.0.0.1:${server.port}`)
    expect((await blobs()).length).toBe(1)
    expect((await read(client, 'a')).toString()).toBe('x')
  })

  test('a client that waits for 100 Continue is refused before it sends its body', async () => {
    const send = async (url: string) => {
      const request = httpRequest(url, { method: 'PUT', headers: { expect: '100-continue', 'content-length': 3 } })
      let continued = false
      request.on('continue', () => {
        continued = true
        request.end('abc')
      })
      request.flushHeaders()
      const status = await new Promise((resolve, reject) => {
        request.on('response', (response) => resolve(response.resume().statusCode))
        request.on('error', reject)
      })
      return { status, continued }
    }
    const url = await getSignedUrl(client, new PutObjectCommand({ Bucket, Key: 'waits' }))
    expect(await send(url.replace('waits', 'other'))).toEqual({ status: 403, continued: false })
    expect(await send(url)).toEqual({ status: 200, continued: true })
  })
})

// Proof by hand that objects stream: `npx tsx local/s3/large-object.check.ts [GiB]` (5 by default, 5 at most) puts one
// object in one piece, reads it back, sends it again in parts of 64 MiB, four at a time, copies that within the server,
// and reports the peak memory of the stand-in. Needs twice the size on the disk; removes all of it. Linux only.

import { createHash } from 'node:crypto'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import {
  CompleteMultipartUploadCommand,
  CopyObjectCommand,
  CreateMultipartUploadCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  PutObjectCommand,
  UploadPartCommand,
} from '@aws-sdk/client-s3'
import { getSignedUrl } from '@aws-sdk/s3-request-presigner'
import { startStandInProcess } from './stand-in-process.ts'
import { clientFor, settingsFor } from './test-target.ts'

const limitBytes = 200 * 1024 ** 2
const partBytes = 64 * 1024 ** 2
const pattern = createHash('shake256', { outputLength: 1024 ** 2 })
  .update('kith')
  .digest()

const bytes = Math.floor(Number(process.argv[2] ?? 5) * 1024 ** 3)
const dir = await mkdtemp(path.join(tmpdir(), 'kith-s3-large-'))
const settings = settingsFor(dir)
const server = await startStandInProcess(settings)
const client = clientFor({ endpoint: server.endpoint, region: settings.region, credentials: settings })
const Bucket = settings.bucket

try {
  const expected = await digestOf(content(0, bytes))
  await step('put in one piece', async () => {
    const url = await getSignedUrl(client, new PutObjectCommand({ Bucket, Key: 'whole', ContentLength: bytes }))
    await send(url, content(0, bytes), bytes)
  })
  await step('read back', () => verify('whole', expected))
  await client.send(new DeleteObjectCommand({ Bucket, Key: 'whole' }))
  await step('put in parts', () => putInParts('parts'))
  await step('copy', () => client.send(new CopyObjectCommand({ Bucket, Key: 'copy', CopySource: `${Bucket}/parts` })))
  await step('read the copy back', () => verify('copy', expected))
  const peakBytes = await peakMemory()
  console.log(`Peak memory of the stand-in: ${Math.round(peakBytes / 1024 ** 2)} MiB for ${bytes} bytes`)
  if (peakBytes > limitBytes) process.exitCode = 1
} finally {
  client.destroy()
  await server.end('SIGTERM')
  await rm(dir, { recursive: true })
}

async function step(name: string, work: () => Promise<unknown>): Promise<void> {
  const startedMs = performance.now()
  await work()
  const seconds = (performance.now() - startedMs) / 1000
  const mib = Math.round((await peakMemory()) / 1024 ** 2)
  console.log(`${name}: ${seconds.toFixed(1)} s, peak so far ${mib} MiB`)
}

function* content(from: number, to: number): Generator<Buffer> {
  for (let at = from; at < to; ) {
    const start = at % pattern.length
    const piece = pattern.subarray(start, Math.min(start + 65_536, start + to - at))
    at += piece.length
    yield piece
  }
}

async function digestOf(chunks: Iterable<Uint8Array> | AsyncIterable<Uint8Array>): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of chunks) hash.update(chunk)
  return hash.digest('hex')
}

async function verify(Key: string, expected: string): Promise<void> {
  const { Body } = await client.send(new GetObjectCommand({ Bucket, Key }))
  if ((await digestOf(Body as Readable)) !== expected) throw new Error(`${Key} came back changed`)
}

async function send(url: string, chunks: Iterable<Uint8Array>, length: number): Promise<string> {
  const outgoing = request(url, { method: 'PUT', headers: { 'content-length': length } })
  const answered = new Promise<{ status: number | undefined; etag: string }>((resolve, reject) => {
    outgoing.on('error', reject)
    outgoing.on('response', (answer) => {
      resolve({ status: answer.resume().statusCode, etag: answer.headers.etag ?? '' })
    })
  })
  await pipeline(Readable.from(chunks, { highWaterMark: 4 }), outgoing)
  const { status, etag } = await answered
  if (status !== 200) throw new Error(`The upload was answered with ${status}`)
  return etag
}

async function putInParts(Key: string): Promise<void> {
  const { UploadId } = await client.send(new CreateMultipartUploadCommand({ Bucket, Key }))
  const count = Math.ceil(bytes / partBytes)
  const Parts: { PartNumber: number; ETag: string }[] = []
  let next = 1
  const sender = async () => {
    for (let PartNumber = next++; PartNumber <= count; PartNumber = next++) {
      const from = (PartNumber - 1) * partBytes
      const to = Math.min(from + partBytes, bytes)
      const command = new UploadPartCommand({ Bucket, Key, UploadId, PartNumber, ContentLength: to - from })
      Parts.push({ PartNumber, ETag: await send(await getSignedUrl(client, command), content(from, to), to - from) })
    }
  }
  await Promise.all([sender(), sender(), sender(), sender()])
  Parts.sort((a, b) => a.PartNumber - b.PartNumber)
  await client.send(new CompleteMultipartUploadCommand({ Bucket, Key, UploadId, MultipartUpload: { Parts } }))
}

async function peakMemory(): Promise<number> {
  const status = await readFile(`/proc/${server.pid}/status`, 'utf8')
  return Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1]) * 1024
}

/** S3 keeps what every object store promises; run against the local stand-in, or the endpoint the suite is given. */
import { request } from 'node:http'
import { createServer } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { uploadKey } from '#core/storage-key.ts'
import { openS3UnderTest, type S3UnderTest } from '#local/s3/test-target.ts'
import { listingContract, objectsContract } from '../contracts/objects.contract.ts'
import type { S3Settings } from './client.ts'
import { s3Objects } from './objects.ts'
import { s3Signer } from './signer.ts'

let s3: S3UnderTest
let settings: S3Settings
let objects: ReturnType<typeof s3Objects>
let opened = 0

beforeAll(async () => {
  s3 = await openS3UnderTest()
  const { bucket, region, endpoint, credentials } = s3
  settings = { bucket, region, endpoint, credentials: { ...credentials, sessionToken: null } }
  objects = s3Objects(settings)
})
afterAll(async () => {
  objects.close()
  await s3.close()
})

objectsContract(async () => ({ objects, prefix: `${s3.prefix}${++opened}/` }))
listingContract(async () => ({ objects, prefix: `${s3.prefix}${++opened}/` }))

describe('presigned addresses', () => {
  const send = (url: string, body: Uint8Array) => fetch(url, { method: 'PUT', body: Buffer.from(body) })

  test('a part is put by its address alone, if it has the announced length', async () => {
    const signer = s3Signer(settings)
    const key = uploadKey(`${s3.prefix}ours`, 'signed')
    const id = await objects.startMultipart(key, 'text/csv')
    const url = await signer.partUrl(key, id, 1, 11)
    const answer = await send(url, Buffer.from('hello world'))
    expect(answer.status).toBe(200)
    for (const wrong of ['hello', 'hello world and more']) {
      expect((await send(url, Buffer.from(wrong))).status).toBe(403)
    }
    const part = { number: 1, etag: answer.headers.get('etag') ?? '' }
    expect(await objects.listParts(key, id)).toEqual([{ ...part, bytes: 11 }])
    await objects.completeMultipart(key, id, [part])
  })

  test('a download has its name, whatever letters are in it', async () => {
    const key = uploadKey(`${s3.prefix}ours`, 'named')
    await objects.write(key, [Buffer.from('found')], 'text/csv')
    const url = await s3Signer(settings).downloadUrl(key, `Žofie "2024" 100% (it's).csv`)
    const answer = await fetch(url)
    expect(await answer.text()).toBe('found')
    expect(answer.headers.get('content-disposition')).toBe(
      `attachment; filename="_ofie _2024_ 100_ (it's).csv"; filename*=UTF-8''%C5%BDofie%20%222024%22%20100%25%20%28it%27s%29.csv`,
    )
  })
})

describe('trouble on the way', () => {
  test('a stream that breaks again and again goes on where it stopped', async () => {
    const key = uploadKey(`${s3.prefix}ours`, 'broken')
    const body = Buffer.from(Array.from({ length: 3 * 1024 * 1024 }, (_, i) => (i * 31 + (i >> 9)) & 255))
    const { etag } = await objects.write(key, [body], 'text/csv')
    const proxy = await breakingProxy(s3.endpoint, 1_000_000)
    const shaky = s3Objects({ ...settings, endpoint: proxy.endpoint })
    const chunks: Uint8Array[] = []
    for await (const chunk of shaky.read(key, { ifMatch: etag, range: { from: 10, to: body.length } })) {
      chunks.push(chunk)
    }
    expect(Buffer.concat(chunks).equals(body.subarray(10))).toBe(true)
    expect(proxy.broken()).toBeGreaterThan(1)
    shaky.close()
    await proxy.close()
  })

  test('a store that is away is said to be away', async () => {
    const proxy = await breakingProxy(s3.endpoint, 0)
    const { endpoint } = proxy
    await proxy.close()
    const away = s3Objects({ ...settings, endpoint })
    const key = uploadKey(`${s3.prefix}ours`, 'away')
    await expect(away.head(key)).rejects.toMatchObject({ code: 'store.unavailable' })
    await expect(away.read(key)[Symbol.asyncIterator]().next()).rejects.toMatchObject({ code: 'store.unavailable' })
    away.close()
  })
})

/** Passes bytes on, and cuts each connection after so many bytes of answer. */
async function breakingProxy(target: string, answerBytes: number) {
  let broken = 0
  const { hostname, port, host } = new URL(target)
  const server = createServer((incoming) => {
    incoming.on('error', () => {})
    incoming.once('data', (head: Buffer) => {
      const [start = '', ...lines] = head.toString('latin1').split('\r\n')
      const [method, path] = start.split(' ')
      const headers = lines.filter((line) => line.includes(': ')).map((line) => line.split(': ') as [string, string])
      const signed = Object.fromEntries(headers)
      const outgoing = request({ hostname, port, method, path, headers: signed }, (answer) => {
        const head = [`HTTP/1.1 ${answer.statusCode} -`, ...rawHeaders(answer.rawHeaders)]
        incoming.write(`${head.join('\r\n')}\r\n\r\n`)
        let sent = 0
        answer.on('data', (chunk: Buffer) => {
          sent += chunk.length
          incoming.write(chunk)
          if (sent < answerBytes) return
          broken++
          answer.destroy()
          incoming.destroySoon()
        })
        answer.on('end', () => incoming.end())
        answer.on('error', () => {})
      })
      outgoing.end()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error(`no port beside ${host}`)
  return {
    endpoint: `http://127.0.0.1:${address.port}`,
    broken: () => broken,
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  }
}

const rawHeaders = (raw: readonly string[]) =>
  raw.flatMap((name, i) => (i % 2 === 0 ? [`${name}: ${raw[i + 1]}`] : [])).concat('connection: close')

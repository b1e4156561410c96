/** What is done about an answer that is cut short or hardly comes; time is made to pass. */
import { Readable } from 'node:stream'
import type { GetObjectCommand, S3Client } from '@aws-sdk/client-s3'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { directoryKey } from '#core/storage-key.ts'
import { readObject } from './read-object.ts'

const BYTES = Buffer.from('0123456789')
const KEY = directoryKey('local', 'd', 1, 1)

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** An S3 with one object; `answer` makes the body of each answer out of the bytes that were asked for. */
function storeOf(answer: (wanted: Buffer, call: number) => { readonly body: Readable; readonly length?: number }) {
  const ranges: (string | undefined)[] = []
  const client = {
    async send({ input: { Range } }: GetObjectCommand) {
      const [, from = '0', to = ''] = /^bytes=(\d+)-(\d*)$/.exec(Range ?? '') ?? []
      const wanted = BYTES.subarray(Number(from), to === '' ? BYTES.length : Number(to) + 1)
      const { body, length } = answer(wanted, ranges.push(Range))
      const ContentRange = Range && `bytes ${from}-${Number(from) + wanted.length - 1}/${BYTES.length}`
      return { Body: body, ContentLength: length, ContentRange, ETag: '"tag"' }
    },
  }
  return { client: client as unknown as S3Client, ranges }
}

async function readAll(client: S3Client, range = { from: 0, to: BYTES.length }): Promise<string> {
  const chunks: Uint8Array[] = []
  for await (const chunk of readObject(client, 'kith', KEY, { range })) chunks.push(chunk)
  return Buffer.concat(chunks).toString()
}

test('an answer that is shorter than its range says goes on from its last byte', async () => {
  const { client, ranges } = storeOf((wanted, call) => {
    const part = call === 1 ? wanted.subarray(0, 4) : wanted
    return { body: Readable.from([part]), length: part.length }
  })
  expect(await readAll(client)).toBe('0123456789')
  expect(ranges).toEqual(['bytes=0-9', 'bytes=4-9'])
})

test('a range that goes past the end of the object ends there', async () => {
  const { client, ranges } = storeOf((wanted) => ({ body: Readable.from([wanted]), length: wanted.length }))
  expect(await readAll(client, { from: 6, to: 100 })).toBe('6789')
  expect(ranges).toHaveLength(1)
})

test('a connection that drips is given up, and another goes on', async () => {
  async function* drip(wanted: Buffer) {
    for (const byte of wanted) {
      yield Buffer.of(byte)
      await new Promise((resume) => setTimeout(resume, 9_000))
    }
  }
  const { client, ranges } = storeOf((wanted, call) => {
    return { body: Readable.from(call === 1 ? drip(wanted) : [wanted]), length: wanted.length }
  })
  const reading = readAll(client)
  await vi.advanceTimersByTimeAsync(60_000)
  expect(await reading).toBe('0123456789')
  expect(ranges).toEqual(['bytes=0-9', 'bytes=3-9'])
})

test('an answer without a length says nothing of the object: the store is away', async () => {
  const { client } = storeOf((wanted) => ({ body: Readable.from([wanted]) }))
  await expect(readAll(client)).rejects.toMatchObject({ code: 'store.unavailable' })
})

/** Streams an object; a stream that breaks or stalls goes on from the last byte, of the same object. */
import { addAbortSignal, Readable } from 'node:stream'
import { GetObjectCommand, type S3Client } from '@aws-sdk/client-s3'
import type { StorageKey } from '#core/storage-key.ts'
import type { ObjectReader } from '#pipeline/ports/objects.ts'
import { StoreError } from '#pipeline/ports/store-error.ts'
import { objectError } from './errors.ts'

/** A connection that brings less than this in so long a time, while somebody waits for it, is given up. */
const STALL_MS = 20_000
const STALL_BYTES = 64 * 1024
/** In a row, without a byte between them. */
const BREAKS = 4

type ReadOptions = NonNullable<Parameters<ObjectReader['read']>[1]>

export async function* readObject(
  client: S3Client,
  bucket: string,
  key: StorageKey,
  { range, ifMatch, signal }: ReadOptions = {},
): AsyncGenerator<Uint8Array> {
  let from = range?.from ?? 0
  let end = range?.to ?? null
  let etag = ifMatch
  for (let breaks = 0; end === null || from < end; ) {
    const { body, bytes, total, tag } = await get(client, bucket, key, { from, end, etag, signal })
    end = Math.min(end ?? Number.POSITIVE_INFINITY, total ?? from + bytes)
    etag ??= tag
    try {
      for await (const chunk of unstalled(body)) {
        from += chunk.length
        breaks = 0
        yield chunk
      }
      if (from < end) throw new StoreError()
    } catch (error) {
      if (signal?.aborted || ++breaks > BREAKS) throw signal?.aborted ? error : new StoreError({ cause: error })
    }
  }
}

async function get(
  client: S3Client,
  bucket: string,
  key: StorageKey,
  { from, end, etag, signal }: { from: number; end: number | null; etag?: string; signal?: AbortSignal },
): Promise<{
  readonly body: Readable
  readonly bytes: number
  /** Of the whole object, where a range was asked for: an answer that was cut short on its way has another length. */
  readonly total: number | null
  readonly tag?: string
}> {
  const isWhole = from === 0 && end === null
  const command = new GetObjectCommand({
    Bucket: bucket,
    Key: key,
    Range: isWhole ? undefined : `bytes=${from}-${end === null ? '' : end - 1}`,
    IfMatch: etag,
  })
  try {
    const { Body, ContentLength, ContentRange, ETag } = await client.send(command, { abortSignal: signal })
    const total = isWhole ? null : Number(/\/(\d+)$/.exec(ContentRange ?? '')?.[1] ?? Number.NaN)
    if (!(Body instanceof Readable) || ContentLength === undefined || Number.isNaN(total)) throw new StoreError()
    if (signal) addAbortSignal(signal, Body)
    return { body: Body, bytes: ContentLength, total, tag: ETag }
  } catch (error) {
    throw error instanceof StoreError ? error : objectError(error)
  }
}

/** The time that the reader takes for a chunk does not count. */
async function* unstalled(body: Readable): AsyncGenerator<Uint8Array> {
  let waitedMs = 0
  let came = 0
  let since = performance.now()
  const giveUp = () => body.destroy(new StoreError())
  let timer = setTimeout(giveUp, STALL_MS)
  try {
    for await (const chunk of body) {
      clearTimeout(timer)
      waitedMs += performance.now() - since
      came += chunk.length
      if (came >= STALL_BYTES) waitedMs = came = 0
      yield chunk
      since = performance.now()
      timer = setTimeout(giveUp, Math.max(0, STALL_MS - waitedMs))
    }
  } finally {
    clearTimeout(timer)
  }
}

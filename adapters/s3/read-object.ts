/** Streams an object; a stream that breaks or stalls goes on from the last byte, of the same object. */
import { addAbortSignal, Readable } from 'node:stream'
import { GetObjectCommand, type S3Client } from '@aws-sdk/client-s3'
import type { StorageKey } from '#core/storage-key.ts'
import { ObjectError, type ObjectReader, StoreError } from '#pipeline/ports.ts'
import { objectError } from './errors.ts'

/** A connection that brings nothing for so long, while somebody waits for it, is given up. */
const STALL_MS = 20_000
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
    const { body, bytes, tag } = await get(client, bucket, key, { from, end, etag, signal })
    end = Math.min(end ?? Number.POSITIVE_INFINITY, from + bytes)
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
): Promise<{ readonly body: Readable; readonly bytes: number; readonly tag?: string }> {
  const isWhole = from === 0 && end === null
  const command = new GetObjectCommand({
    Bucket: bucket,
    Key: key,
    Range: isWhole ? undefined : `bytes=${from}-${end === null ? '' : end - 1}`,
    IfMatch: etag,
  })
  try {
    const { Body, ContentLength, ETag } = await client.send(command, { abortSignal: signal })
    if (!(Body instanceof Readable) || ContentLength === undefined) throw new ObjectError('object.missing')
    if (signal) addAbortSignal(signal, Body)
    return { body: Body, bytes: ContentLength, tag: ETag }
  } catch (error) {
    throw error instanceof ObjectError ? error : objectError(error)
  }
}

/** The time that the reader takes for a chunk does not count. */
async function* unstalled(body: Readable): AsyncGenerator<Uint8Array> {
  const giveUp = () => body.destroy(new StoreError())
  let timer = setTimeout(giveUp, STALL_MS)
  try {
    for await (const chunk of body) {
      clearTimeout(timer)
      yield chunk
      timer = setTimeout(giveUp, STALL_MS)
    }
  } finally {
    clearTimeout(timer)
  }
}

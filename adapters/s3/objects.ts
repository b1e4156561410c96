/** Objects in S3, or in anything that speaks its protocol. */
import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  DeleteObjectsCommand,
  HeadObjectCommand,
  ListPartsCommand,
  PutObjectCommand,
  paginateListObjectsV2,
  UploadPartCommand,
  UploadPartCopyCommand,
} from '@aws-sdk/client-s3'
import type { StorageKey } from '#core/storage-key.ts'
import { ObjectError, type ObjectLister, type ObjectReader, type ObjectWriter } from '#pipeline/ports/objects.ts'
import { StoreError } from '#pipeline/ports/store-error.ts'
import { createBodyRoom } from './body-room.ts'
import { type S3Settings, s3Client } from './client.ts'
import { storeClock } from './clock.ts'
import { objectError } from './errors.ts'
import { listMultiparts, listObjects } from './list.ts'
import { readObject } from './read-object.ts'
import { isTrustedWire, sendUnsignedBodies } from './unsigned-bodies.ts'

export interface S3Objects extends ObjectReader, ObjectWriter, ObjectLister {
  close(): void
}

/** What S3 deletes in one call. */
const MOST_DELETED = 1000

export function s3Objects(settings: S3Settings): S3Objects {
  const client = s3Client(settings)
  if (isTrustedWire(settings.endpoint)) sendUnsignedBodies(client)
  const asOneBody = createBodyRoom()
  const { bucket: Bucket } = settings

  async function deleteSome(keys: readonly string[]): Promise<void> {
    if (keys.length === 0) return
    const Delete = { Objects: keys.map((Key) => ({ Key })), Quiet: true }
    const { Errors } = await client.send(new DeleteObjectsCommand({ Bucket, Delete }))
    if (Errors?.length) throw new StoreError()
  }

  const at = (key: StorageKey, multipartId: string) => ({ Bucket, Key: key, UploadId: multipartId })

  return {
    close: () => client.destroy(),

    async head(key) {
      try {
        const { ContentLength, ETag } = await client.send(new HeadObjectCommand({ Bucket, Key: key }))
        return { bytes: ContentLength ?? 0, etag: tag(ETag) }
      } catch (cause) {
        const error = objectError(cause)
        if (error instanceof ObjectError && error.code === 'object.missing') return null
        throw error
      }
    },

    read: (key, options) => readObject(client, Bucket, key, options),

    write: (key, bytes, contentType) =>
      inOurWords(async () => {
        const { ETag } = await asOneBody(bytes, (Body) =>
          client.send(new PutObjectCommand({ Bucket, Key: key, Body, ContentType: contentType })),
        )
        return { etag: tag(ETag) }
      }),

    startMultipart: (key, contentType) =>
      inOurWords(async () => {
        const { UploadId } = await client.send(
          new CreateMultipartUploadCommand({ Bucket, Key: key, ContentType: contentType }),
        )
        if (UploadId === undefined) throw new StoreError()
        return UploadId
      }),

    writePart: (key, multipartId, number, bytes) =>
      inOurWords(async () => {
        const { ETag } = await asOneBody(bytes, (Body) =>
          client.send(new UploadPartCommand({ ...at(key, multipartId), PartNumber: number, Body })),
        )
        return { number, etag: tag(ETag) }
      }),

    copyPart: (key, multipartId, number, from, range) =>
      inOurWords(async () => {
        const { CopyPartResult } = await client.send(
          new UploadPartCopyCommand({
            ...at(key, multipartId),
            PartNumber: number,
            CopySource: [Bucket, ...from.split('/')].map(encodeURIComponent).join('/'),
            CopySourceRange: `bytes=${range.from}-${range.to - 1}`,
          }),
        )
        return { number, etag: tag(CopyPartResult?.ETag) }
      }),

    listParts: (key, multipartId) =>
      inOurWords(async () => {
        const parts: { number: number; etag: string; bytes: number }[] = []
        for (let isMore = true; isMore; ) {
          // The SDK's own paginator never ends where an S3 names a next marker on the last page too.
          const after = parts.at(-1)?.number.toString()
          const page = await client.send(new ListPartsCommand({ ...at(key, multipartId), PartNumberMarker: after }))
          for (const { PartNumber = 0, ETag, Size = 0 } of page.Parts ?? []) {
            parts.push({ number: PartNumber, etag: tag(ETag), bytes: Size })
          }
          isMore = page.IsTruncated === true
        }
        return parts
      }),

    completeMultipart: (key, multipartId, parts) =>
      inOurWords(async () => {
        const Parts = parts.map(({ number, etag }) => ({ PartNumber: number, ETag: etag }))
        const { ETag } = await client.send(
          new CompleteMultipartUploadCommand({ ...at(key, multipartId), MultipartUpload: { Parts } }),
        )
        return { etag: tag(ETag) }
      }),

    abortMultipart: (key, multipartId) =>
      inOurWords(async () => {
        await client.send(new AbortMultipartUploadCommand(at(key, multipartId)))
      }).catch((error) => {
        if (!(error instanceof ObjectError)) throw error
      }),

    deletePrefix: (prefix) =>
      inOurWords(async () => {
        for await (const page of paginateListObjectsV2({ client }, { Bucket, Prefix: prefix })) {
          await deleteSome(page.Contents?.map(({ Key = '' }) => Key) ?? [])
        }
      }),

    deleteKeys: (keys) =>
      inOurWords(async () => {
        for (let i = 0; i < keys.length; i += MOST_DELETED) await deleteSome(keys.slice(i, i + MOST_DELETED))
      }),

    clock: () => inOurWords(() => storeClock(client, Bucket)),
    list: (prefix, after) => listObjects(client, Bucket, prefix, after),
    listMultiparts: (prefix) => listMultiparts(client, Bucket, prefix),
  }
}

async function inOurWords<Answer>(work: () => Promise<Answer>): Promise<Answer> {
  try {
    return await work()
  } catch (error) {
    throw error instanceof StoreError ? error : objectError(error)
  }
}

/** Every answer that names an object or part has its tag. */
function tag(etag: string | undefined): string {
  if (etag === undefined) throw new StoreError()
  return etag
}

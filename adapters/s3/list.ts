/** What is in the bucket under a prefix, a page at a time: objects, and multiparts that nobody ended. */
import {
  ListMultipartUploadsCommand,
  type ListMultipartUploadsCommandInput,
  type ListMultipartUploadsCommandOutput,
  paginateListObjectsV2,
  type S3Client,
} from '@aws-sdk/client-s3'
import type { StorageKey } from '#core/storage-key.ts'
import { StoreError } from '#pipeline/ports/store-error.ts'
import { objectError } from './errors.ts'

/** @throws StoreError */
export async function* listObjects(client: S3Client, Bucket: string, Prefix: string, StartAfter?: string) {
  try {
    for await (const page of paginateListObjectsV2({ client }, { Bucket, Prefix, StartAfter })) {
      for (const { Key, Size = 0, LastModified } of page.Contents ?? []) {
        yield { key: Key as StorageKey, bytes: Size, modifiedAt: known(LastModified) }
      }
    }
  } catch (error) {
    throw objectError(error)
  }
}

/** @throws StoreError */
export async function* listMultiparts(client: S3Client, Bucket: string, Prefix: string) {
  let after: Pick<ListMultipartUploadsCommandInput, 'KeyMarker' | 'UploadIdMarker'> | null = {}
  try {
    while (after !== null) {
      const page: ListMultipartUploadsCommandOutput = await client.send(
        new ListMultipartUploadsCommand({ Bucket, Prefix, ...after }),
      )
      for (const { Key, UploadId, Initiated } of page.Uploads ?? []) {
        yield { key: Key as StorageKey, multipartId: known(UploadId), startedAt: known(Initiated) }
      }
      const { IsTruncated, NextKeyMarker, NextUploadIdMarker } = page
      after = IsTruncated === true ? { KeyMarker: NextKeyMarker, UploadIdMarker: NextUploadIdMarker } : null
    }
  } catch (error) {
    throw objectError(error)
  }
}

/** Every entry of a list has its tags and times. */
function known<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new StoreError()
  return value
}

// CreateBucket, HeadBucket, PutBucketCors and GetBucketCors.

import type { Answer, Call } from './call.ts'
import { parseCorsRules, writeCorsRules } from './cors.ts'
import { S3Error } from './errors.ts'
import type { ObjectStore } from './object-store.ts'
import { readSmallBody } from './small-body.ts'

export async function createBucket({ store, bucket }: Call): Promise<Answer> {
  if (store.findBucket(bucket)) throw new S3Error('BucketAlreadyOwnedByYou')
  await ensureBucket(store, bucket)
  return { status: 200, headers: { location: `/${bucket}` } }
}

/** Makes the bucket where it is missing. @throws S3Error InvalidBucketName. */
export async function ensureBucket(store: ObjectStore, bucket: string): Promise<void> {
  // S3 user guide, "Bucket naming rules".
  if (!/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(bucket)) throw new S3Error('InvalidBucketName')
  await store.change(bucket, '', () => ({ entry: store.findBucket(bucket) ? null : { op: 'bucket', bucket } }))
}

export function headBucket({ store, bucket }: Call): Answer {
  store.bucket(bucket)
  return { status: 200 }
}

export async function putBucketCors({ store, bucket, body, headers }: Call): Promise<Answer> {
  store.bucket(bucket)
  const rules = parseCorsRules(await readSmallBody(body, headers))
  await store.change(bucket, '', () => ({ entry: { op: 'cors', bucket, rules } }))
  return { status: 200 }
}

export function getBucketCors({ store, bucket, defaultCors }: Call): Answer {
  const rules = store.bucket(bucket).cors ?? defaultCors
  if (rules.length === 0) throw new S3Error('NoSuchCORSConfiguration')
  return { status: 200, body: writeCorsRules(rules) }
}

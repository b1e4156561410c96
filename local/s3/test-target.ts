// The S3 that a test file talks to: a stand-in of its own in a temporary folder, or the endpoint that
// KITH_TEST_S3_ENDPOINT names (with KITH_TEST_S3_BUCKET, _REGION, _ACCESS_KEY_ID and _SECRET_ACCESS_KEY).

import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import {
  AbortMultipartUploadCommand,
  DeleteObjectsCommand,
  ListMultipartUploadsCommand,
  paginateListObjectsV2,
  S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3'
import type { Limits } from './limits.ts'
import { type S3Settings, startS3 } from './server.ts'

export const pageOrigin = 'http://127.0.0.1:3000'

export interface S3UnderTest {
  readonly endpoint: string
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string }
  readonly region: string
  readonly bucket: string
  /** Every key of this test file begins with it. */
  readonly prefix: string
  readonly client: S3Client
  close(): Promise<void>
}

/** Whether the endpoint is someone else's, so that our own process and disk can't be looked at. */
export function isElsewhere(): boolean {
  return Boolean(process.env.KITH_TEST_S3_ENDPOINT)
}

/** @param limits lower ones than S3's; only where the endpoint is ours */
export async function openS3UnderTest(limits?: Limits): Promise<S3UnderTest> {
  const prefix = `kith-test/${randomUUID()}/`
  const endpoint = process.env.KITH_TEST_S3_ENDPOINT
  if (endpoint) {
    const credentials = { accessKeyId: required('ACCESS_KEY_ID'), secretAccessKey: required('SECRET_ACCESS_KEY') }
    const region = process.env.KITH_TEST_S3_REGION ?? 'us-east-1'
    const bucket = required('BUCKET')
    const client = clientFor({ endpoint, region, credentials })
    return { endpoint, credentials, region, bucket, prefix, client, close: () => removeAll(client, bucket, prefix) }
  }
  const dir = await mkdtemp(path.join(tmpdir(), 'kith-s3-'))
  const settings = { ...settingsFor(dir), limits }
  const { accessKeyId, secretAccessKey, region, bucket } = settings
  const server = await startS3(settings)
  const ours = `http://127.0.0.1:${server.port}`
  const credentials = { accessKeyId, secretAccessKey }
  const client = clientFor({ endpoint: ours, region, credentials })
  const close = async () => {
    client.destroy()
    await server.close()
    await rm(dir, { recursive: true })
  }
  return { endpoint: ours, credentials, region, bucket, prefix, client, close }
}

export function settingsFor(dir: string): S3Settings {
  return {
    dir,
    port: 0,
    accessKeyId: 'KITHTESTKEY',
    secretAccessKey: 'a secret that only tests know',
    region: 'us-east-1',
    bucket: 'kith-test',
    corsOrigins: [pageOrigin],
  }
}

export function clientFor(to: Pick<S3UnderTest, 'endpoint' | 'region' | 'credentials'>): S3Client {
  return new S3Client({ ...to, forcePathStyle: true, maxAttempts: 1 })
}

async function removeAll(client: S3Client, Bucket: string, Prefix: string): Promise<void> {
  const { Uploads = [] } = await client.send(new ListMultipartUploadsCommand({ Bucket, Prefix }))
  for (const { Key, UploadId } of Uploads) await client.send(new AbortMultipartUploadCommand({ Bucket, Key, UploadId }))
  for await (const page of paginateListObjectsV2({ client }, { Bucket, Prefix })) {
    const Objects = page.Contents?.map(({ Key }) => ({ Key })) ?? []
    if (Objects.length > 0) await client.send(new DeleteObjectsCommand({ Bucket, Delete: { Objects } }))
  }
  client.destroy()
}

/** What S3 refused with, as the SDK shows it: the code and the HTTP status. */
export async function refusalOf(work: Promise<unknown>): Promise<readonly [code: string, status: number | undefined]> {
  try {
    await work
  } catch (error) {
    if (error instanceof S3ServiceException) return [error.name, error.$metadata.httpStatusCode]
    throw error
  }
  return ['no refusal', 200]
}

function required(name: string): string {
  const value = process.env[`KITH_TEST_S3_${name}`]
  if (!value) throw new Error(`With KITH_TEST_S3_ENDPOINT, KITH_TEST_S3_${name} must be set too`)
  return value
}

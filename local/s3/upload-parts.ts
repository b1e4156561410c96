// CreateMultipartUpload, UploadPart, UploadPartCopy and AbortMultipartUpload.

import { randomBytes } from 'node:crypto'
import { parseCopyRange } from './byte-range.ts'
import type { Answer, Call } from './call.ts'
import type { StoredPart, Upload } from './catalog.ts'
import { checksumHeader, parseAlgorithm } from './checksum.ts'
import { checksumElements } from './checksum-elements.ts'
import { copyContent, readCopySource } from './copy-content.ts'
import { readDeclaredDigests } from './declared-digests.ts'
import { S3Error } from './errors.ts'
import { readKeptHeaders } from './object-headers.ts'
import { receiveContent } from './receive-content.ts'
import { element, xmlDocument } from './xml.ts'

export async function createUpload({ store, bucket, key, headers, query, nowMs }: Call): Promise<Answer> {
  store.bucket(bucket)
  const checksumAlgorithm = parseAlgorithm(headers.get('x-amz-checksum-algorithm'))
  if (headers.get('x-amz-checksum-type')?.toUpperCase() === 'FULL_OBJECT') throw new S3Error('NotImplemented')
  const startedAt = new Date(nowMs).toISOString()
  // Ids of one key sort in the order in which the uploads began.
  const id = `${nowMs.toString(36).padStart(9, '0')}${randomBytes(18).toString('hex')}`
  const upload = { id, bucket, key, startedAt, headers: readKeptHeaders(headers, query), checksumAlgorithm }
  await store.change(bucket, key, () => ({ entry: { op: 'upload', upload } }))
  const children = [element('Bucket', bucket), element('Key', key), element('UploadId', id)]
  return { status: 200, body: xmlDocument('InitiateMultipartUploadResult', children) }
}

export async function uploadPart(call: Call): Promise<Answer> {
  const { upload, number } = readPartTarget(call)
  requireChecksumOf(upload, readDeclaredDigests(call.headers).checksum?.algorithm)
  return receiveContent(call, async (content) => {
    const part = { ...content, number, modifiedAt: new Date(call.nowMs).toISOString() }
    await storePart(call, upload.id, part)
    const checksum = part.checksum && { [checksumHeader(part.checksum.algorithm)]: part.checksum.value }
    return { status: 200, headers: { etag: `"${part.etag}"`, ...checksum } }
  })
}

export async function uploadPartCopy(call: Call): Promise<Answer> {
  const { upload, number } = readPartTarget(call)
  const { object } = readCopySource(call)
  const range = parseCopyRange(call.headers.get('x-amz-copy-source-range'), object.bytes)
  if ((range ? range.last - range.first + 1 : object.bytes) > call.limits.maxSinglePutBytes)
    throw new S3Error('EntityTooLarge')
  return copyContent(call.store, object, { range, algorithm: upload.checksumAlgorithm }, async (content) => {
    const part = { ...content, number, modifiedAt: new Date(call.nowMs).toISOString() }
    await storePart(call, upload.id, part)
    const children = [element('LastModified', part.modifiedAt), element('ETag', `"${part.etag}"`)]
    return { status: 200, body: xmlDocument('CopyPartResult', [...children, ...checksumElements(part.checksum)]) }
  })
}

export async function abortUpload({ store, bucket, key, query }: Call): Promise<Answer> {
  await store.change(bucket, key, () => ({
    entry: { op: 'abort', uploadId: store.upload(bucket, key, query.get('uploadId')).id },
  }))
  return { status: 204 }
}

function readPartTarget(call: Call): { readonly upload: Upload; readonly number: number } {
  const { store, bucket, key, query } = call
  const { maxParts } = call.limits
  const number = Number(query.get('partNumber'))
  if (!Number.isInteger(number) || number < 1 || number > maxParts)
    throw new S3Error('InvalidArgument', `Part number must be an integer between 1 and ${maxParts}, inclusive`)
  return { upload: store.upload(bucket, key, query.get('uploadId')), number }
}

/** An upload begun with a checksum algorithm takes only parts that carry it. */
function requireChecksumOf(upload: Upload, actual: string | undefined): void {
  const expected = upload.checksumAlgorithm
  if (expected !== null && expected !== actual)
    throw new S3Error(
      'InvalidRequest',
      `Checksum Type mismatch occurred, expected checksum Type: ${expected}, actual checksum Type: ${actual ?? null}`,
    )
}

/** The upload may have been completed or aborted while the bytes came: looked up again under the lock. */
async function storePart({ store, bucket, key }: Call, uploadId: string, part: StoredPart): Promise<void> {
  await store.change(bucket, key, () => ({
    entry: { op: 'part', uploadId: store.upload(bucket, key, uploadId).id, part },
  }))
}

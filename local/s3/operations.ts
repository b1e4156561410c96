// Which operation a request asks for. What is not in this table, down to single parameters and headers, is refused:
// a stand-in that ignored them would answer differently from S3 without a word.

import { createBucket, getBucketCors, headBucket, putBucketCors } from './bucket.ts'
import type { Operate } from './call.ts'
import { completeUpload } from './complete-upload.ts'
import { copyObject } from './copy-object.ts'
import { S3Error } from './errors.ts'
import { listObjects } from './list-objects.ts'
import { listParts, listUploads } from './list-uploads.ts'
import { getObject, headObject } from './read-object.ts'
import { abortUpload, createUpload, uploadPart, uploadPartCopy } from './upload-parts.ts'
import { deleteObject, deleteObjects, putObject } from './write-object.ts'

interface Operation {
  readonly name: string
  readonly method: string
  readonly on: 'bucket' | 'object'
  /** Query parameters that tell it from others of the same method. */
  readonly marks?: readonly string[]
  readonly isCopy?: true
  /** Further query parameters that it understands. */
  readonly takes?: readonly string[]
  /** Whether it reads the body itself; any other body is read, verified and dropped. */
  readonly readsBody?: true
  readonly run: Operate
}

const overrides = ['content-type', 'content-disposition', 'content-encoding', 'content-language', 'cache-control']
const responses = [...overrides, 'expires'].map((name) => `response-${name}`)
const listing = ['prefix', 'delimiter', 'start-after', 'continuation-token', 'max-keys', 'encoding-type', 'fetch-owner']
const uploadListing = ['prefix', 'key-marker', 'upload-id-marker', 'max-uploads', 'encoding-type']

const operations: readonly Operation[] = [
  { name: 'CreateBucket', method: 'PUT', on: 'bucket', run: createBucket },
  { name: 'HeadBucket', method: 'HEAD', on: 'bucket', run: headBucket },
  { name: 'PutBucketCors', method: 'PUT', on: 'bucket', marks: ['cors'], readsBody: true, run: putBucketCors },
  { name: 'GetBucketCors', method: 'GET', on: 'bucket', marks: ['cors'], run: getBucketCors },
  { name: 'ListObjectsV2', method: 'GET', on: 'bucket', marks: ['list-type'], takes: listing, run: listObjects },
  {
    name: 'ListMultipartUploads',
    method: 'GET',
    on: 'bucket',
    marks: ['uploads'],
    takes: uploadListing,
    run: listUploads,
  },
  { name: 'DeleteObjects', method: 'POST', on: 'bucket', marks: ['delete'], readsBody: true, run: deleteObjects },
  { name: 'GetObject', method: 'GET', on: 'object', takes: responses, run: getObject },
  { name: 'HeadObject', method: 'HEAD', on: 'object', takes: responses, run: headObject },
  { name: 'PutObject', method: 'PUT', on: 'object', readsBody: true, run: putObject },
  { name: 'CopyObject', method: 'PUT', on: 'object', isCopy: true, run: copyObject },
  { name: 'DeleteObject', method: 'DELETE', on: 'object', run: deleteObject },
  { name: 'CreateMultipartUpload', method: 'POST', on: 'object', marks: ['uploads'], run: createUpload },
  {
    name: 'UploadPart',
    method: 'PUT',
    on: 'object',
    marks: ['uploadId', 'partNumber'],
    readsBody: true,
    run: uploadPart,
  },
  {
    name: 'UploadPartCopy',
    method: 'PUT',
    on: 'object',
    marks: ['uploadId', 'partNumber'],
    isCopy: true,
    run: uploadPartCopy,
  },
  {
    name: 'ListParts',
    method: 'GET',
    on: 'object',
    marks: ['uploadId'],
    takes: ['max-parts', 'part-number-marker'],
    run: listParts,
  },
  {
    name: 'CompleteMultipartUpload',
    method: 'POST',
    on: 'object',
    marks: ['uploadId'],
    readsBody: true,
    run: completeUpload,
  },
  { name: 'AbortMultipartUpload', method: 'DELETE', on: 'object', marks: ['uploadId'], run: abortUpload },
]

/** Presigners add the checksum of the empty body they saw; S3 does not look at a checksum in the query. */
const ignoredQuery =
  /^(?:X-Amz-(?:Algorithm|Credential|Date|Expires|SignedHeaders|Signature|Content-Sha256)|x-id|x-amz-user-agent|x-amz-meta-.+|x-amz-sdk-checksum-algorithm|x-amz-checksum-(?:mode|crc32|sha256))$/

const knownHeaders = new Set(
  [
    'content-sha256 date user-agent decoded-content-length trailer sdk-checksum-algorithm checksum-algorithm',
    'checksum-type checksum-mode checksum-crc32 checksum-sha256 mp-object-size metadata-directive copy-source',
    'copy-source-range copy-source-if-match copy-source-if-none-match copy-source-if-modified-since',
    'copy-source-if-unmodified-since optional-object-attributes',
  ].flatMap((names) => names.split(' ').map((name) => `x-amz-${name}`)),
)

/**
 * The operation that the request asks for.
 * @throws S3Error NotImplemented for an operation, parameter or header that this server does not know; InvalidToken
 * for a session token, which no key of ours has.
 */
export function chooseOperation(
  method: string,
  target: { readonly bucket: string; readonly key: string },
  query: ReadonlyMap<string, string>,
  headers: ReadonlyMap<string, string>,
): Operation {
  if (headers.has('x-amz-security-token') || query.has('X-Amz-Security-Token')) throw new S3Error('InvalidToken')
  const on = target.key === '' ? 'bucket' : 'object'
  const names = [...query.keys()].filter((name) => !ignoredQuery.test(name))
  const operation = operations.find(
    ({ marks = [], takes = [], ...candidate }) =>
      target.bucket !== '' &&
      candidate.method === method &&
      candidate.on === on &&
      Boolean(candidate.isCopy) === headers.has('x-amz-copy-source') &&
      marks.every((mark) => query.has(mark)) &&
      names.every((name) => marks.includes(name) || takes.includes(name)),
  )
  if (!operation) throw new S3Error('NotImplemented')
  for (const name of headers.keys())
    if (name.startsWith('x-amz-') && !name.startsWith('x-amz-meta-') && !knownHeaders.has(name))
      throw new S3Error('NotImplemented', `The header ${name} implies functionality that is not implemented.`)
  return operation
}

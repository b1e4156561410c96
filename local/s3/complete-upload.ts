// CompleteMultipartUpload: the parts become an object by being named, without moving a byte.

import { createHash } from 'node:crypto'
import type { Answer, Call } from './call.ts'
import type { StoredObject, StoredPart, Upload } from './catalog.ts'
import { type ChecksumAlgorithm, checksumHeader, compositeChecksum } from './checksum.ts'
import { checksumElements, readChecksumElements } from './checksum-elements.ts'
import { checkWriteConditions, unquote } from './conditions.ts'
import { S3Error } from './errors.ts'
import type { Limits } from './limits.ts'
import { readSmallBody } from './small-body.ts'
import { childrenNamed, childText, element, parseXml, xmlDocument } from './xml.ts'

interface ListedPart {
  readonly number: number
  readonly etag: string
  readonly checksums: ReadonlyMap<ChecksumAlgorithm, string>
}

export async function completeUpload(call: Call): Promise<Answer> {
  const { store, bucket, key, headers, query, limits, nowMs } = call
  const { objects } = store.bucket(bucket)
  // A checksum header is that of the finished object here, not of this body.
  const bodyDigests = new Map([...headers].filter(([name]) => name === 'content-md5'))
  const listed = parseListedParts(await readSmallBody(call.body, bodyDigests), limits)
  const { object } = await store.change(bucket, key, () => {
    const found = objects.get(key)
    // A client that lost our answer asks again: S3 answers as before.
    if (found && found.uploadId === query.get('uploadId')) return { entry: null, object: found }
    const upload = store.upload(bucket, key, query.get('uploadId'))
    const parts = chooseParts(upload, listed, limits)
    checkWriteConditions(headers, found)
    const assembled = assemble(upload, parts, new Date(nowMs).toISOString())
    checkAnnounced(headers, assembled)
    return { entry: { op: 'complete', uploadId: upload.id, object: assembled }, object: assembled }
  })
  const children = [element('Location', `/${bucket}`), element('Bucket', bucket), element('Key', key)]
  const etag = element('ETag', `"${object.etag}"`)
  const body = xmlDocument('CompleteMultipartUploadResult', [...children, etag, ...checksumElements(object.checksum)])
  return { status: 200, body }
}

function parseListedParts(xml: string, { maxParts }: Limits): readonly ListedPart[] {
  const root = parseXml(xml)
  const listed = childrenNamed(root, 'Part').map((part) => ({
    number: Number(childText(part, 'PartNumber')),
    etag: unquote(childText(part, 'ETag') ?? ''),
    checksums: readChecksumElements(part),
  }))
  const isLegal = ({ number, etag }: ListedPart) => Number.isInteger(number) && number >= 1 && etag !== ''
  if (root.name !== 'CompleteMultipartUpload' || listed.length === 0 || listed.length > maxParts)
    throw new S3Error('MalformedXML')
  if (!listed.every(isLegal)) throw new S3Error('MalformedXML')
  if (listed.some(({ number }, i) => i > 0 && number <= (listed[i - 1]?.number ?? 0)))
    throw new S3Error('InvalidPartOrder')
  return listed
}

function chooseParts(upload: Upload, listed: readonly ListedPart[], { minPartBytes }: Limits): readonly StoredPart[] {
  return listed.map(({ number, etag, checksums }, i) => {
    const part = upload.parts.get(number)
    if (!part || part.etag !== etag) throw new S3Error('InvalidPart')
    const algorithm = upload.checksumAlgorithm
    if (algorithm && !checksums.has(algorithm))
      throw new S3Error(
        'InvalidRequest',
        `The upload was created using a ${algorithm.toLowerCase()} checksum. The complete request must include the ` +
          `checksum for each part. It was missing for part ${number} in the request.`,
      )
    const claimed = part.checksum && checksums.get(part.checksum.algorithm)
    if (claimed && claimed !== part.checksum?.value) throw new S3Error('InvalidPart')
    if (i < listed.length - 1 && part.bytes < minPartBytes) throw new S3Error('EntityTooSmall')
    return part
  })
}

function assemble(upload: Upload, parts: readonly StoredPart[], modifiedAt: string): StoredObject {
  const md5 = createHash('md5')
  for (const part of parts) md5.update(part.etag, 'hex')
  const algorithm = upload.checksumAlgorithm
  return {
    segments: parts.flatMap((part) => part.segments),
    bytes: parts.reduce((sum, part) => sum + part.bytes, 0),
    etag: `${md5.digest('hex')}-${parts.length}`,
    checksum:
      algorithm &&
      compositeChecksum(
        algorithm,
        parts.map((part) => part.checksum?.value ?? ''),
      ),
    headers: upload.headers,
    modifiedAt,
    uploadId: upload.id,
  }
}

function checkAnnounced(headers: ReadonlyMap<string, string>, { bytes, checksum }: StoredObject): void {
  const size = headers.get('x-amz-mp-object-size')
  if (size !== undefined && Number(size) !== bytes)
    throw new S3Error('InvalidRequest', 'The provided object size does not match that of the parts.')
  const claimed = checksum && headers.get(checksumHeader(checksum.algorithm))
  if (claimed && claimed !== checksum?.value) throw new S3Error('BadDigest')
}

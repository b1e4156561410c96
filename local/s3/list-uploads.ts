// ListParts and ListMultipartUploads, a page at a time.

import type { Answer, Call } from './call.ts'
import { checksumElements } from './checksum-elements.ts'
import { maxListed } from './limits.ts'
import { encodedText, readCount } from './list-parameters.ts'
import { compareUtf8 } from './sorted-keys.ts'
import { element, xmlDocument } from './xml.ts'

export function listParts({ store, bucket, key, query }: Call): Answer {
  const upload = store.upload(bucket, key, query.get('uploadId'))
  const marker = readCount(query, 'part-number-marker', 0)
  const maxItems = Math.min(readCount(query, 'max-parts', maxListed), maxListed)
  const rest = [...upload.parts.values()].filter(({ number }) => number > marker).sort((a, b) => a.number - b.number)
  const page = rest.slice(0, maxItems)
  const parts = page.map((part) =>
    element('Part', [
      element('PartNumber', part.number),
      element('LastModified', part.modifiedAt),
      element('ETag', `"${part.etag}"`),
      element('Size', part.bytes),
      ...checksumElements(upload.checksumAlgorithm && part.checksum),
    ]),
  )
  const children = [
    element('Bucket', bucket),
    element('Key', key),
    element('UploadId', upload.id),
    element('PartNumberMarker', marker),
    element('NextPartNumberMarker', page.at(-1)?.number ?? 0),
    element('MaxParts', maxItems),
    element('IsTruncated', String(rest.length > page.length)),
    ...parts,
  ]
  return { status: 200, body: xmlDocument('ListPartsResult', children) }
}

export function listUploads({ store, bucket, query }: Call): Answer {
  const text = encodedText(query)
  const prefix = query.get('prefix') ?? ''
  const keyMarker = query.get('key-marker') ?? ''
  const idMarker = keyMarker === '' ? '' : (query.get('upload-id-marker') ?? '')
  const maxItems = Math.min(readCount(query, 'max-uploads', maxListed), maxListed)
  const rest = store
    .uploadsOf(bucket)
    .filter(({ key }) => key.startsWith(prefix))
    .filter(({ key, id }) => {
      const order = compareUtf8(key, keyMarker)
      return order > 0 || keyMarker === '' || (order === 0 && idMarker !== '' && id > idMarker)
    })
    .sort((a, b) => compareUtf8(a.key, b.key) || compareUtf8(a.id, b.id))
  const page = rest.slice(0, maxItems)
  const last = page.at(-1)
  const isTruncated = maxItems > 0 && rest.length > page.length
  const children = [
    element('Bucket', bucket),
    element('KeyMarker', text(keyMarker)),
    element('UploadIdMarker', idMarker),
    ...(isTruncated && last ? [element('NextKeyMarker', text(last.key)), element('NextUploadIdMarker', last.id)] : []),
    element('Prefix', text(prefix)),
    element('MaxUploads', maxItems),
    element('IsTruncated', String(isTruncated)),
    ...page.map(({ id, key, startedAt }) =>
      element('Upload', [element('Key', text(key)), element('UploadId', id), element('Initiated', startedAt)]),
    ),
  ]
  return { status: 200, body: xmlDocument('ListMultipartUploadsResult', children) }
}

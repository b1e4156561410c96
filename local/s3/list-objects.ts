// ListObjectsV2.

import type { Answer, Call } from './call.ts'
import { S3Error } from './errors.ts'
import { maxListed } from './limits.ts'
import { decodeToken, encodeToken, type Listed, listPage } from './list.ts'
import { encodedText, readCount } from './list-parameters.ts'
import { element, xmlDocument } from './xml.ts'

export function listObjects({ store, bucket: name, query }: Call): Answer {
  const bucket = store.bucket(name)
  if (query.get('list-type') !== '2') throw new S3Error('NotImplemented')
  const text = encodedText(query)
  const prefix = query.get('prefix') ?? ''
  const delimiter = query.get('delimiter') ?? ''
  const startAfter = query.get('start-after')
  const token = query.get('continuation-token')
  const maxItems = Math.min(readCount(query, 'max-keys', maxListed), maxListed)
  const { items, isTruncated } = listPage(bucket.keys.sorted(), {
    prefix,
    delimiter,
    after: token !== undefined ? decodeToken(token) : startAfter ? { kind: 'key', value: startAfter } : null,
    maxItems,
  })
  const last = items.at(-1)
  const children = [
    element('Name', name),
    element('Prefix', text(prefix)),
    ...(delimiter ? [element('Delimiter', text(delimiter))] : []),
    ...(startAfter ? [element('StartAfter', text(startAfter))] : []),
    ...(token !== undefined ? [element('ContinuationToken', token)] : []),
    ...(isTruncated && last ? [element('NextContinuationToken', encodeToken(last))] : []),
    ...(query.has('encoding-type') ? [element('EncodingType', 'url')] : []),
    element('KeyCount', items.length),
    element('MaxKeys', maxItems),
    element('IsTruncated', String(isTruncated)),
    ...items.map(listed),
  ]
  return { status: 200, body: xmlDocument('ListBucketResult', children) }

  function listed(item: Listed): string {
    if (item.kind === 'prefix') return element('CommonPrefixes', [element('Prefix', text(item.value))])
    const { modifiedAt, etag, bytes } = store.object(name, item.value)
    return element('Contents', [
      element('Key', text(item.value)),
      element('LastModified', modifiedAt),
      element('ETag', `"${etag}"`),
      element('Size', bytes),
      element('StorageClass', 'STANDARD'),
    ])
  }
}

// CopyObject.

import type { Answer, Call } from './call.ts'
import { parseAlgorithm } from './checksum.ts'
import { checksumElements } from './checksum-elements.ts'
import { checkWriteConditions } from './conditions.ts'
import { copyContent, readCopySource } from './copy-content.ts'
import { S3Error } from './errors.ts'
import { readKeptHeaders } from './object-headers.ts'
import { element, xmlDocument } from './xml.ts'

export async function copyObject(call: Call): Promise<Answer> {
  const { store, bucket, key, headers, query, limits, nowMs } = call
  const { objects } = store.bucket(bucket)
  const source = readCopySource(call)
  const directive = (headers.get('x-amz-metadata-directive') ?? 'COPY').toUpperCase()
  if (directive !== 'COPY' && directive !== 'REPLACE')
    throw new S3Error('InvalidArgument', 'Unknown metadata directive.')
  if (directive === 'COPY' && source.bucket === bucket && source.key === key)
    throw new S3Error('InvalidRequest', 'An object can be copied to itself only with new metadata.')
  if (source.object.bytes > limits.maxSinglePutBytes)
    throw new S3Error('InvalidRequest', 'The specified copy source is larger than the maximum allowable size.')
  const kept = directive === 'COPY' ? source.object.headers : readKeptHeaders(headers, query)
  const algorithm = parseAlgorithm(headers.get('x-amz-checksum-algorithm'))
  return copyContent(store, source.object, { range: null, algorithm }, async (content) => {
    const object = { ...content, headers: kept, modifiedAt: new Date(nowMs).toISOString(), uploadId: null }
    await store.change(bucket, key, () => {
      checkWriteConditions(headers, objects.get(key))
      return { entry: { op: 'put', bucket, key, object } }
    })
    const children = [element('LastModified', object.modifiedAt), element('ETag', `"${object.etag}"`)]
    return { status: 200, body: xmlDocument('CopyObjectResult', [...children, ...checksumElements(object.checksum)]) }
  })
}

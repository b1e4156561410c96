// PutObject, DeleteObject and DeleteObjects.

import type { Answer, Call } from './call.ts'
import { checkWriteConditions } from './conditions.ts'
import { S3Error } from './errors.ts'
import { maxKeyBytes, maxListed } from './limits.ts'
import { checksumHeaders, readKeptHeaders } from './object-headers.ts'
import { receiveContent } from './receive-content.ts'
import { readSmallBody } from './small-body.ts'
import { childrenNamed, childText, element, parseXml, xmlDocument } from './xml.ts'

export async function putObject(call: Call): Promise<Answer> {
  const { store, bucket, key, headers, query, nowMs } = call
  const { objects } = store.bucket(bucket)
  const kept = readKeptHeaders(headers, query)
  return receiveContent(call, async (content) => {
    const object = { ...content, headers: kept, modifiedAt: new Date(nowMs).toISOString(), uploadId: null }
    await store.change(bucket, key, () => {
      checkWriteConditions(headers, objects.get(key))
      return { entry: { op: 'put', bucket, key, object } }
    })
    return { status: 200, headers: { etag: `"${object.etag}"`, ...checksumHeaders(object) } }
  })
}

export async function deleteObject({ store, bucket, key, headers }: Call): Promise<Answer> {
  const { objects } = store.bucket(bucket)
  await store.change(bucket, key, () => {
    const found = objects.get(key)
    if (headers.has('if-match')) checkWriteConditions(headers, found)
    return { entry: found ? { op: 'delete', bucket, key } : null }
  })
  return { status: 204 }
}

export async function deleteObjects({ store, bucket, headers, body }: Call): Promise<Answer> {
  const { objects } = store.bucket(bucket)
  const isProtected = [...headers.keys()].some((name) => name === 'content-md5' || name.startsWith('x-amz-checksum-'))
  if (!isProtected && !headers.has('x-amz-trailer'))
    throw new S3Error('InvalidRequest', 'Missing required header for this request: Content-MD5 OR x-amz-checksum-*')
  const root = parseXml(await readSmallBody(body, headers))
  const named = childrenNamed(root, 'Object')
  // A version or condition that is not looked at must not delete.
  if (named.some(({ children }) => children.some(({ name }) => name !== 'Key'))) throw new S3Error('NotImplemented')
  const keys = named.map((object) => childText(object, 'Key') ?? '')
  const isLegal = (key: string) => key !== '' && Buffer.byteLength(key) <= maxKeyBytes
  if (root.name !== 'Delete' || keys.length === 0 || keys.length > maxListed || !keys.every(isLegal))
    throw new S3Error('MalformedXML')
  await Promise.all(
    keys.map((key) =>
      store.change(bucket, key, () => ({ entry: objects.has(key) ? { op: 'delete', bucket, key } : null })),
    ),
  )
  const isQuiet = childText(root, 'Quiet')?.trim() === 'true'
  const deleted = isQuiet ? [] : keys.map((key) => element('Deleted', [element('Key', key)]))
  return { status: 200, body: xmlDocument('DeleteResult', deleted) }
}

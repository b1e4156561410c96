// GetObject and HeadObject: the object, or a range of it, as it stands when the request comes.

import { parseByteRange } from './byte-range.ts'
import type { Answer, Call } from './call.ts'
import type { StoredObject } from './catalog.ts'
import { checkReadConditions } from './conditions.ts'
import { checksumHeaders, objectHeaders } from './object-headers.ts'

export function headObject(call: Call): Answer {
  return answerFor(call).answer
}

export function getObject(call: Call): Answer {
  const { answer, object, range } = answerFor(call)
  return object.bytes === 0 ? answer : { ...answer, body: call.store.blobs.read(object.segments, range) }
}

function answerFor({ store, bucket, key, headers, query }: Call) {
  const object: StoredObject = store.object(bucket, key)
  checkReadConditions(headers, object)
  const asked = parseByteRange(headers.get('range'), object.bytes)
  const range = asked ?? { first: 0, last: object.bytes - 1 }
  const answer: Answer = {
    status: asked ? 206 : 200,
    headers: {
      ...objectHeaders(object, query),
      // A checksum is of the whole: with a range the client would hold the wrong bytes against it.
      ...(!asked && headers.get('x-amz-checksum-mode')?.toUpperCase() === 'ENABLED' && checksumHeaders(object)),
      ...(asked && { 'content-range': `bytes ${range.first}-${range.last}/${object.bytes}` }),
      'content-length': String(range.last - range.first + 1),
    },
  }
  return { answer, object, range }
}

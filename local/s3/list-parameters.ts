// Query parameters that the listings share.

import { encodeStrictly } from './canonical-request.ts'
import { S3Error } from './errors.ts'

/** @throws S3Error InvalidArgument for what is no count. */
export function readCount(query: ReadonlyMap<string, string>, name: string, absent: number): number {
  const text = query.get(name)
  if (text === undefined) return absent
  if (!/^\d{1,9}$/.test(text))
    throw new S3Error('InvalidArgument', `Provided ${name} not an integer or within integer range`)
  return Number(text)
}

/**
 * How a key is written into the answer: as it is, or percent-encoded with `encoding-type=url`.
 * @throws S3Error InvalidArgument for another encoding type.
 */
export function encodedText(query: ReadonlyMap<string, string>): (key: string) => string {
  const type = query.get('encoding-type')
  if (type === undefined) return (key) => key
  if (type !== 'url') throw new S3Error('InvalidArgument', 'Invalid Encoding Method specified in Request')
  return (key) => encodeStrictly(key).replaceAll('%2F', '/')
}

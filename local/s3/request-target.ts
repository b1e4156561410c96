// Splits a request line's target into bucket, key and query without normalising the key: `..` and `//` are ordinary.

import { S3Error } from './errors.ts'
import { maxKeyBytes } from './limits.ts'

export interface RequestTarget {
  /** Decoded path, starting with `/`. */
  readonly path: string
  readonly bucket: string
  readonly key: string
  /** Decoded, in the order they came; a name without `=` has an empty value. */
  readonly query: readonly (readonly [name: string, value: string])[]
}

/** @throws S3Error InvalidURI for a target that is not UTF-8 in percent encoding, KeyTooLongError above 1024 bytes. */
export function parseRequestTarget(target: string): RequestTarget {
  const mark = target.indexOf('?')
  const path = decode(mark < 0 ? target : target.slice(0, mark))
  const query =
    mark < 0
      ? []
      : target
          .slice(mark + 1)
          .split('&')
          .filter(Boolean)
          .map(parsePair)
  const slash = path.indexOf('/', 1)
  const bucket = slash < 0 ? path.slice(1) : path.slice(1, slash)
  const key = slash < 0 ? '' : path.slice(slash + 1)
  if (Buffer.byteLength(key) > maxKeyBytes) throw new S3Error('KeyTooLongError')
  return { path, bucket, key, query }
}

function parsePair(pair: string): readonly [string, string] {
  const equals = pair.indexOf('=')
  const spaced = pair.replaceAll('+', ' ')
  return equals < 0 ? [decode(spaced), ''] : [decode(spaced.slice(0, equals)), decode(spaced.slice(equals + 1))]
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    throw new S3Error('InvalidURI')
  }
}

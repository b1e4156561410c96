// Which bytes of an object a Range header asks for.

import { S3Error } from './errors.ts'

/** Both ends are included. */
export interface ByteRange {
  readonly first: number
  readonly last: number
}

/**
 * `bytes=a-b`, `bytes=a-` or `bytes=-n` against an object of `size` bytes.
 * @returns null where there is no range, or none that RFC 9110 §14.2 lets a server honour: the whole is meant.
 * @throws S3Error InvalidRange (416) where no byte of it exists.
 */
export function parseByteRange(header: string | undefined, size: number): ByteRange | null {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? '')
  if (!match || (match[1] === '' && match[2] === '')) return null
  const [first, last] =
    match[1] === ''
      ? [Math.max(size - Number(match[2]), 0), size - 1]
      : [Number(match[1]), match[2] === '' ? size - 1 : Number(match[2])]
  if (match[1] !== '' && match[2] !== '' && first > last) return null
  if (first >= size) throw new S3Error('InvalidRange', undefined, { 'content-range': `bytes */${size}` })
  return { first, last: Math.min(last, size - 1) }
}

/**
 * `x-amz-copy-source-range`, which S3 holds to the form `bytes=a-b` inside the source.
 * @throws S3Error InvalidArgument.
 */
export function parseCopyRange(header: string | undefined, size: number): ByteRange | null {
  if (header === undefined) return null
  const match = /^bytes=(\d+)-(\d+)$/.exec(header)
  if (!match) throw new S3Error('InvalidArgument', 'The x-amz-copy-source-range must be of the form bytes=first-last.')
  const range = { first: Number(match[1]), last: Number(match[2]) }
  if (range.first > range.last || range.last >= size)
    throw new S3Error('InvalidArgument', `Range specified is not valid for source object of size: ${size}`)
  return range
}

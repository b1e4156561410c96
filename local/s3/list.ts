// One page of a listing: keys and common prefixes in byte order, and where the next page begins.

import { S3Error } from './errors.ts'
import { compareUtf8, firstIndex } from './sorted-keys.ts'

export type Listed =
  | { readonly kind: 'key'; readonly value: string }
  /** All keys that begin with `value`, as one. */
  | { readonly kind: 'prefix'; readonly value: string }

export interface ListQuery {
  readonly prefix: string
  /** Empty: keys are not grouped. */
  readonly delimiter: string
  /** The page begins after this; null: from the first. */
  readonly after: Listed | null
  readonly maxItems: number
}

export interface ListPage {
  readonly items: readonly Listed[]
  readonly isTruncated: boolean
}

/** @param sorted all keys in byte order. */
export function listPage(sorted: readonly string[], query: ListQuery): ListPage {
  const { prefix, delimiter, maxItems } = query
  const items: Listed[] = []
  if (maxItems === 0) return { items, isTruncated: false }
  let at = Math.max(
    firstIndex(sorted, (key) => compareUtf8(key, prefix) >= 0),
    query.after ? firstIndexAfter(sorted, query.after) : 0,
  )
  for (let key = sorted[at]; key?.startsWith(prefix); key = sorted[at]) {
    if (items.length === maxItems) return { items, isTruncated: true }
    const cut = delimiter ? key.indexOf(delimiter, prefix.length) : -1
    const item: Listed =
      cut < 0 ? { kind: 'key', value: key } : { kind: 'prefix', value: key.slice(0, cut + delimiter.length) }
    items.push(item)
    at = item.kind === 'key' ? at + 1 : firstIndexAfter(sorted, item)
  }
  return { items, isTruncated: false }
}

export function encodeToken(item: Listed): string {
  return Buffer.from(`${item.kind} ${item.value}`).toString('base64url')
}

/** @throws S3Error InvalidArgument for a token that `encodeToken` did not make. */
export function decodeToken(token: string): Listed {
  const match = /^(key|prefix) ([\s\S]*)$/.exec(Buffer.from(token, 'base64url').toString())
  if (!match) throw new S3Error('InvalidArgument', 'The continuation token provided is incorrect')
  return { kind: match[1] === 'key' ? 'key' : 'prefix', value: match[2] ?? '' }
}

function firstIndexAfter(sorted: readonly string[], item: Listed): number {
  switch (item.kind) {
    case 'key':
      return firstIndex(sorted, (key) => compareUtf8(key, item.value) > 0)
    case 'prefix':
      return firstIndex(sorted, (key) => compareUtf8(key, item.value) > 0 && !key.startsWith(item.value))
    default:
      return item satisfies never
  }
}

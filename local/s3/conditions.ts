// If-Match and its kin: whether a request may read or write what is stored now.

import { S3Error } from './errors.ts'

/** What a condition looks at. */
export interface Version {
  readonly etag: string
  /** ISO 8601. */
  readonly modifiedAt: string
}

/**
 * Preconditions of GET and HEAD, in the order of RFC 9110 §13.2.2.
 * @throws S3Error PreconditionFailed (412) or NotModified (304).
 */
export function checkReadConditions(headers: ReadonlyMap<string, string>, found: Version): void {
  const ifMatch = headers.get('if-match')
  const ifNoneMatch = headers.get('if-none-match')
  const unmodifiedSince = parseSeconds(headers.get('if-unmodified-since'))
  const modifiedSince = parseSeconds(headers.get('if-modified-since'))
  const modified = Math.floor(Date.parse(found.modifiedAt) / 1000)
  if (ifMatch !== undefined) {
    if (!names(ifMatch, found.etag)) throw new S3Error('PreconditionFailed')
  } else if (unmodifiedSince !== null && modified > unmodifiedSince) throw new S3Error('PreconditionFailed')
  const unchanged = new S3Error('NotModified', undefined, { etag: `"${found.etag}"` })
  if (ifNoneMatch !== undefined) {
    if (names(ifNoneMatch, found.etag)) throw unchanged
  } else if (modifiedSince !== null && modified <= modifiedSince) throw unchanged
}

/** The same for the source of a copy: all that fails is a 412. @throws S3Error PreconditionFailed. */
export function checkCopyConditions(headers: ReadonlyMap<string, string>, source: Version): void {
  const own = ['if-match', 'if-none-match', 'if-unmodified-since', 'if-modified-since']
  const conditions = own.flatMap((name) => {
    const value = headers.get(`x-amz-copy-source-${name}`)
    return value === undefined ? [] : [[name, value] as const]
  })
  try {
    checkReadConditions(new Map(conditions), source)
  } catch {
    throw new S3Error('PreconditionFailed')
  }
}

/**
 * Preconditions of a write; call it while nothing else can write the key.
 * @throws S3Error PreconditionFailed, NoSuchKey (If-Match on nothing) or NotImplemented (If-None-Match other than *).
 */
export function checkWriteConditions(headers: ReadonlyMap<string, string>, found: Version | undefined): void {
  const ifMatch = headers.get('if-match')
  const ifNoneMatch = headers.get('if-none-match')
  if (ifNoneMatch !== undefined && ifNoneMatch.trim() !== '*')
    throw new S3Error('NotImplemented', 'If-None-Match takes only * here.')
  if (ifNoneMatch !== undefined && found) throw new S3Error('PreconditionFailed')
  if (ifMatch !== undefined && !found) throw new S3Error('NoSuchKey')
  if (ifMatch !== undefined && found && !names(ifMatch, found.etag)) throw new S3Error('PreconditionFailed')
}

/** An entity tag as it is kept: without quotes. */
export function unquote(etag: string): string {
  return etag.trim().replace(/^(?:W\/)?"(.*)"$/, '$1')
}

function names(list: string, etag: string): boolean {
  return list.split(',').some((item) => item.trim() === '*' || unquote(item) === etag)
}

function parseSeconds(date: string | undefined): number | null {
  const ms = Date.parse(date ?? '')
  return Number.isNaN(ms) ? null : Math.floor(ms / 1000)
}

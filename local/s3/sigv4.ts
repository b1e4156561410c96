// Checks who sent a request: Signature Version 4 in the Authorization header or in the query of a presigned URL.

import { createHmac, timingSafeEqual } from 'node:crypto'
import { canonicalRequest, sha256Hex } from './canonical-request.ts'
import { S3Error } from './errors.ts'
import type { RequestTarget } from './request-target.ts'

const algorithm = 'AWS4-HMAC-SHA256'
const maxSkewMs = 15 * 60 * 1000
const maxExpirySeconds = 7 * 24 * 3600
const presignNames = ['Algorithm', 'Credential', 'Date', 'Expires', 'SignedHeaders', 'Signature'] as const

export interface Credentials {
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly region: string
}

export interface SignedRequest extends RequestTarget {
  readonly method: string
  /** Lower-case names; several values of one name joined by a comma. */
  readonly headers: ReadonlyMap<string, string>
}

/** What a genuine signature says, as far as the body needs it. */
export interface Authentication {
  /** `x-amz-content-sha256`: a hash in hex, UNSIGNED-PAYLOAD or one of the STREAMING forms. */
  readonly payloadHash: string
  readonly signature: string
  readonly signingKey: Buffer
  readonly timestamp: string
  readonly scope: string
}

interface Claim {
  readonly credential: string
  readonly signedHeaders: readonly string[]
  readonly signature: string
  readonly timestamp: string
  readonly payloadHash: string
  readonly malformed: 'AuthorizationHeaderMalformed' | 'AuthorizationQueryParametersError'
}

/**
 * Verifies a request's signature, times and scope at `nowMs` (epoch milliseconds).
 * @throws S3Error with S3's code: AccessDenied, SignatureDoesNotMatch, InvalidAccessKeyId, RequestTimeTooSkewed, …
 */
export function authenticate(request: SignedRequest, credentials: Credentials, nowMs: number): Authentication {
  const claim = readClaim(request, nowMs)
  const [accessKeyId, day, region, service, terminator, ...rest] = claim.credential.split('/')
  if (!day || !region || service !== 's3' || terminator !== 'aws4_request' || rest.length > 0)
    throw new S3Error(claim.malformed, 'The credential is not of the form key/date/region/s3/aws4_request.')
  if (accessKeyId !== credentials.accessKeyId) throw new S3Error('InvalidAccessKeyId')
  if (region !== credentials.region)
    throw new S3Error(claim.malformed, `The region is wrong; expecting '${credentials.region}'.`)
  if (day !== claim.timestamp.slice(0, 8))
    throw new S3Error(claim.malformed, 'The date of the credential is not that of the request.')
  requireSigned(request.headers, claim)

  const scope = `${day}/${region}/s3/aws4_request`
  const signingKey = deriveSigningKey(credentials.secretAccessKey, day, region)
  const canonical = canonicalRequest({
    ...request,
    query: request.query.filter(([name]) => name !== 'X-Amz-Signature'),
    signedHeaders: claim.signedHeaders,
    payloadHash: claim.payloadHash,
  })
  const expected = sign(signingKey, [algorithm, claim.timestamp, scope, sha256Hex(canonical)].join('\n'))
  if (!sameText(expected, claim.signature)) throw new S3Error('SignatureDoesNotMatch')
  return { payloadHash: claim.payloadHash, signature: expected, signingKey, timestamp: claim.timestamp, scope }
}

/** HMAC-SHA256 of `text` in hex, as every signature of this protocol is made. */
export function sign(signingKey: Buffer, text: string): string {
  return createHmac('sha256', signingKey).update(text).digest('hex')
}

/** Compares two signatures in constant time. */
export function sameText(a: string, b: string): boolean {
  const left = Buffer.from(a)
  const right = Buffer.from(b)
  return left.length === right.length && timingSafeEqual(left, right)
}

function readClaim(request: SignedRequest, nowMs: number): Claim {
  const authorization = request.headers.get('authorization')
  const isPresigned = request.query.some(([name]) => name === 'X-Amz-Algorithm' || name === 'X-Amz-Signature')
  if (authorization !== undefined && isPresigned)
    throw new S3Error('InvalidArgument', 'Only one auth mechanism allowed; a presigned URL takes no Authorization.')
  if (isPresigned) return readPresigned(request, nowMs)
  if (authorization === undefined) throw new S3Error('AccessDenied')
  return readAuthorization(request.headers, authorization, nowMs)
}

function readAuthorization(headers: ReadonlyMap<string, string>, authorization: string, nowMs: number): Claim {
  const malformed = 'AuthorizationHeaderMalformed'
  if (!authorization.startsWith(`${algorithm} `))
    throw new S3Error('InvalidRequest', `The authorization mechanism is not supported. Please use ${algorithm}.`)
  const fields = new Map(
    authorization
      .slice(algorithm.length + 1)
      .split(',')
      .map((field) => [field.slice(0, field.indexOf('=')).trim(), field.slice(field.indexOf('=') + 1).trim()]),
  )
  const credential = fields.get('Credential')
  const signedHeaders = fields.get('SignedHeaders')
  const signature = fields.get('Signature')
  if (!credential || !signedHeaders || !signature) throw new S3Error(malformed)
  const timestamp = headers.get('x-amz-date') ?? ''
  const signedAtMs = parseTimestamp(timestamp)
  if (signedAtMs === null) throw new S3Error('AccessDenied', 'A valid x-amz-date header is required.')
  if (Math.abs(nowMs - signedAtMs) > maxSkewMs) throw new S3Error('RequestTimeTooSkewed')
  const payloadHash = headers.get('x-amz-content-sha256')
  if (!payloadHash)
    throw new S3Error('InvalidRequest', 'Missing required header for this request: x-amz-content-sha256')
  return { credential, signedHeaders: signedHeaders.split(';'), signature, timestamp, payloadHash, malformed }
}

function readPresigned(request: SignedRequest, nowMs: number): Claim {
  const malformed = 'AuthorizationQueryParametersError'
  const query = new Map(request.query)
  const missing = presignNames.filter((name) => !query.get(`X-Amz-${name}`))
  if (missing.length > 0) throw new S3Error(malformed, `Missing: ${missing.map((name) => `X-Amz-${name}`).join(', ')}`)
  const [algorithmName, credential, timestamp, expires, signedHeaders, signature] = presignNames.map(
    (name) => query.get(`X-Amz-${name}`) ?? '',
  ) as [string, string, string, string, string, string]
  if (algorithmName !== algorithm) throw new S3Error(malformed, `X-Amz-Algorithm only supports "${algorithm}"`)
  if (!/^-?\d+$/.test(expires)) throw new S3Error(malformed, 'X-Amz-Expires should be a number')
  const expirySeconds = Number(expires)
  if (expirySeconds < 0) throw new S3Error(malformed, 'X-Amz-Expires must be non-negative')
  if (expirySeconds > maxExpirySeconds)
    throw new S3Error(malformed, `X-Amz-Expires must not be more than a week (${maxExpirySeconds} seconds)`)
  const signedAtMs = parseTimestamp(timestamp)
  if (signedAtMs === null) throw new S3Error(malformed, 'X-Amz-Date must be in the form yyyyMMddTHHmmssZ')
  if (signedAtMs - nowMs > maxSkewMs) throw new S3Error('AccessDenied', 'Request is not yet valid')
  if (nowMs > signedAtMs + expirySeconds * 1000) throw new S3Error('AccessDenied', 'Request has expired')
  const payloadHash =
    query.get('X-Amz-Content-Sha256') ?? request.headers.get('x-amz-content-sha256') ?? 'UNSIGNED-PAYLOAD'
  return { credential, signedHeaders: signedHeaders.split(';'), signature, timestamp, payloadHash, malformed }
}

/** An unsigned x-amz-* header could change what a signed request does, so S3 refuses it; host must always be signed. */
function requireSigned(headers: ReadonlyMap<string, string>, claim: Claim): void {
  if (!claim.signedHeaders.includes('host')) throw new S3Error(claim.malformed, 'The host header must be signed.')
  const unsigned = [...headers.keys()].filter(
    (name) => name.startsWith('x-amz-') && !claim.signedHeaders.includes(name),
  )
  if (unsigned.length > 0)
    throw new S3Error('AccessDenied', `There were headers present in the request which were not signed: ${unsigned}`)
}

function deriveSigningKey(secretAccessKey: string, day: string, region: string): Buffer {
  return [day, region, 's3', 'aws4_request'].reduce(
    (key, part) => createHmac('sha256', key).update(part).digest(),
    Buffer.from(`AWS4${secretAccessKey}`),
  )
}

function parseTimestamp(text: string): number | null {
  const match = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(text)
  if (!match) return null
  const [, year, month, day, hour, minute, second] = match
  const ms = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`)
  return Number.isNaN(ms) ? null : ms
}

// Checks the AWS Signature Version 4 of a request in its Authorization header.
// Source: AWS General Reference, "Signature Version 4 signing process".
import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import { SqsError } from './errors.ts'

export type SigningIdentity = {
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly region: string
}

export type SignedRequest = {
  readonly method: string
  /** Path and query as on the request line. */
  readonly target: string
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>
  readonly body: Uint8Array
}

/** AWS accepts a signature within 15 minutes of its own clock. */
const longestSkewMs = 15 * 60 * 1000

/** Throws an SqsError unless the request is signed by `identity`, whole and recent. */
export function verifySignature(request: SignedRequest, identity: SigningIdentity, nowMs: number): void {
  const header = one(request.headers.authorization)
  if (header === undefined) throw new SqsError('MissingAuthenticationToken', 'Request is missing Authentication Token')
  const { accessKeyId, scope, signedHeaders, signature } = parseAuthorization(header)
  if (accessKeyId !== identity.accessKeyId) {
    throw new SqsError('InvalidClientTokenId', 'The security token included in the request is invalid.')
  }
  const stamp = one(request.headers['x-amz-date']) ?? ''
  const signedAtMs = parseStamp(stamp)
  if (Number.isNaN(signedAtMs)) throw new SqsError('IncompleteSignature', 'X-Amz-Date is missing or malformed.')
  if (scope !== `${stamp.slice(0, 8)}/${identity.region}/sqs/aws4_request`) {
    throw new SqsError('SignatureDoesNotMatch', 'Credential should be scoped to this day, region and service.')
  }
  if (Math.abs(nowMs - signedAtMs) > longestSkewMs) {
    throw new SqsError('SignatureDoesNotMatch', 'Signature expired: it is more than 15 minutes from the server clock.')
  }
  checkCoverage(request, signedHeaders)
  const stringToSign = ['AWS4-HMAC-SHA256', stamp, scope, sha256(canonicalRequest(request, signedHeaders))].join('\n')
  const expected = createHmac('sha256', signingKey(identity.secretAccessKey, scope)).update(stringToSign).digest()
  const given = Buffer.from(signature, 'hex')
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) {
    throw new SqsError('SignatureDoesNotMatch', 'The request signature does not match the signature you provided.')
  }
}

function parseAuthorization(header: string): {
  accessKeyId: string
  scope: string
  signedHeaders: readonly string[]
  signature: string
} {
  const found =
    /^AWS4-HMAC-SHA256 +Credential=([^/, ]+)\/([^, ]+), *SignedHeaders=([a-z0-9;-]+), *Signature=([0-9a-f]{64})$/.exec(
      header,
    )
  if (!found) throw new SqsError('IncompleteSignature', 'Authorization header is not a complete AWS4-HMAC-SHA256 one.')
  const [, accessKeyId = '', scope = '', names = '', signature = ''] = found
  return { accessKeyId, scope, signedHeaders: names.split(';'), signature }
}

/** What decides the request must be under the signature: host, every x-amz header, and the body by its hash. */
function checkCoverage(request: SignedRequest, signedHeaders: readonly string[]): void {
  const required = ['host', ...Object.keys(request.headers).filter((name) => name.startsWith('x-amz-'))]
  if (!required.every((name) => signedHeaders.includes(name))) {
    throw new SqsError('SignatureDoesNotMatch', 'Host and every X-Amz header must be signed.')
  }
  const declared = one(request.headers['x-amz-content-sha256'])
  if (declared !== undefined && declared !== sha256(request.body)) {
    throw new SqsError('SignatureDoesNotMatch', 'The body does not have the hash that was signed.')
  }
}

function canonicalRequest(request: SignedRequest, signedHeaders: readonly string[]): string {
  const [path = '/', query = ''] = request.target.split('?', 2)
  return [
    request.method,
    path.split('/').map(encode).join('/'),
    query.split('&').filter(Boolean).sort().join('&'),
    ...signedHeaders.map((name) => `${name}:${(one(request.headers[name]) ?? '').trim().replace(/ +/g, ' ')}`),
    '',
    signedHeaders.join(';'),
    sha256(request.body),
  ].join('\n')
}

function signingKey(secretAccessKey: string, scope: string): Buffer {
  return scope
    .split('/')
    .reduce<Buffer>(
      (key, part) => createHmac('sha256', key).update(part).digest(),
      Buffer.from(`AWS4${secretAccessKey}`),
    )
}

function parseStamp(stamp: string): number {
  const found = /^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})Z$/.exec(stamp)
  if (!found) return Number.NaN
  const [, year, month, day, hour, minute, second] = found
  return Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`)
}

function encode(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
}

function one(value: string | readonly string[] | undefined): string | undefined {
  return typeof value === 'string' || value === undefined ? value : value.join(',')
}

function sha256(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex')
}

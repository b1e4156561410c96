// One HTTP request from its line to its answer: who sends it, what it asks, and S3's XML for every refusal.

import type { IncomingMessage, ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Answer } from './call.ts'
import { type CorsRule, corsHeaders } from './cors.ts'
import { S3Error } from './errors.ts'
import type { Limits } from './limits.ts'
import type { ObjectStore } from './object-store.ts'
import { chooseOperation } from './operations.ts'
import { openRequestBody } from './request-body.ts'
import { parseRequestTarget } from './request-target.ts'
import { authenticate, type Credentials } from './sigv4.ts'
import { readSmallBody } from './small-body.ts'
import { element } from './xml.ts'

export interface Answering {
  readonly store: ObjectStore
  readonly credentials: Credentials
  /** The rules of a bucket that was given none. */
  readonly defaultCors: readonly CorsRule[]
  readonly limits: Limits
}

/** Answers the request; a client that waits for `100 Continue` gets it once the request is known to be good. */
export async function answerRequest(
  { store, credentials, defaultCors, limits }: Answering,
  request: IncomingMessage,
  response: ServerResponse,
  expectation: 'waits-for-continue' | 'sends-at-once',
): Promise<void> {
  const headers = readHeaders(request)
  const method = request.method ?? ''
  let bucket = ''
  let isWaiting = expectation === 'waits-for-continue'
  let answer: Answer
  try {
    const nowMs = Date.now()
    const target = parseRequestTarget(request.url ?? '')
    bucket = target.bucket
    if (method === 'OPTIONS') answer = preflight(rulesOf(bucket), headers)
    else {
      const authentication = authenticate({ ...target, method, headers }, credentials, nowMs)
      const query = new Map(target.query)
      const operation = chooseOperation(method, target, query, headers)
      const raw = bytesOf(request, () => {
        if (isWaiting) response.writeContinue()
        isWaiting = false
      })
      const body = openRequestBody(raw, headers, authentication)
      if (!operation.readsBody) await readSmallBody(body, new Map())
      const { key } = target
      answer = await operation.run({ store, bucket, key, query, headers, body, defaultCors, limits, nowMs })
    }
  } catch (error) {
    if (request.destroyed && !request.complete) return
    answer = refusal(error)
  }
  const origin = headers.get('origin')
  const cors = origin && method !== 'OPTIONS' && corsHeaders(rulesOf(bucket), { origin, method, headers: [] })
  // A body that was never called for may or may not follow: only a new connection is sure to begin with a request.
  const close = isWaiting && { connection: 'close' }
  await send(request, response, { ...answer, headers: { ...answer.headers, ...cors, ...close } })

  function rulesOf(name: string): readonly CorsRule[] {
    const found = store.findBucket(name)
    return found ? (found.cors ?? defaultCors) : []
  }
}

function preflight(rules: readonly CorsRule[], headers: ReadonlyMap<string, string>): Answer {
  const origin = headers.get('origin')
  const method = headers.get('access-control-request-method')
  if (!origin || !method) throw new S3Error('BadRequest', 'Insufficient information. Origin and method are needed.')
  const asked = (headers.get('access-control-request-headers') ?? '').split(',')
  const names = asked.map((name) => name.trim().toLowerCase()).filter(Boolean)
  const allowed = corsHeaders(rules, { origin, method, headers: names })
  if (!allowed) throw new S3Error('AccessForbidden')
  return { status: 200, headers: allowed }
}

function refusal(error: unknown): Answer {
  const refused = error instanceof S3Error ? error : ownFault(error)
  if (refused.status === 304) return { status: 304, headers: refused.headers }
  const body = `<?xml version="1.0" encoding="UTF-8"?>\n${element('Error', [
    element('Code', refused.code),
    element('Message', refused.message),
  ])}`
  return { status: refused.status, headers: refused.headers, body }
}

/** What is no refusal is our own trouble: a line or a stack on stderr, without the request, and a 500. */
function ownFault(error: unknown): S3Error {
  const isFull = error instanceof Error && 'code' in error && error.code === 'ENOSPC'
  const fault = new S3Error('InternalError', isFull ? 'The disk that holds the local objects is full.' : undefined)
  console.error(isFull ? fault.message : error)
  return fault
}

async function send(request: IncomingMessage, response: ServerResponse, answer: Answer): Promise<void> {
  const { status, headers = {}, body } = answer
  const isText = typeof body === 'string'
  const length = isText ? Buffer.byteLength(body) : body ? undefined : (headers['content-length'] ?? 0)
  response.writeHead(status, {
    ...(isText && { 'content-type': 'application/xml' }),
    ...(length !== undefined && status !== 204 && status !== 304 && { 'content-length': length }),
    ...headers,
  })
  // The rest of a refused body is read away, so that a client that is still sending hears the answer.
  if (!request.readableEnded) request.resume()
  if (body instanceof Readable) await pipeline(body, response).catch(ignoreLeaving)
  else response.end(request.method === 'HEAD' ? undefined : body)
}

/** A client that leaves before the end has all it wants. */
function ignoreLeaving(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ERR_STREAM_PREMATURE_CLOSE' && error.code !== 'ECONNRESET' && error.code !== 'EPIPE')
    console.error(error)
}

/** Without destroying the request where reading stops early: its answer still has to go out. */
async function* bytesOf(request: IncomingMessage, onFirstRead: () => void): AsyncGenerator<Uint8Array> {
  onFirstRead()
  yield* request.iterator({ destroyOnReturn: false })
}

function readHeaders(request: IncomingMessage): ReadonlyMap<string, string> {
  const headers = new Map<string, string>()
  for (const [name, values] of Object.entries(request.headersDistinct)) headers.set(name, values?.join(',') ?? '')
  return headers
}

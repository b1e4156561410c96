/** Speaks HTTP with People Data Labs, and tells what surely never left this machine from what nobody can know. */
import { setMaxListeners } from 'node:events'
import {
  type ClientRequest,
  Agent as HttpAgent,
  type IncomingHttpHeaders,
  type IncomingMessage,
  request,
} from 'node:http'
import { Agent as HttpsAgent, request as requestSecurely } from 'node:https'

/** How a call ended. */
export type Exchange =
  /** No connection came about: the vendor knows nothing of the call. */
  | { readonly kind: 'not_sent' }
  /** Sent, or part of it; then silence, or the connection broke. */
  | { readonly kind: 'no_answer' }
  /** `body`: undefined where it is no JSON, broke off, or was too long. */
  | {
      readonly kind: 'answered'
      readonly status: number
      readonly headers: IncomingHttpHeaders
      readonly body: unknown
    }

export interface Client {
  /**
   * One attempt. The key goes into the header `X-Api-Key` and nowhere else; no redirect is followed.
   *
   * @throws the reason of `signal`, once that is aborted, and nothing else
   */
  post(path: string, key: string, body: unknown, signal: AbortSignal): Promise<Exchange>
}

export interface ClientOptions {
  readonly baseUrl: string
  /** From the call to its last byte. */
  readonly timeoutMs: number
  readonly mostAnswerBytes: number
}

/** Shorter than servers and balancers keep a connection: a call sent into one that just closed would have no known fate. */
const IDLE_MS = 4_000

export function createClient({ baseUrl, timeoutMs, mostAnswerBytes }: ClientOptions): Client {
  const isSecure = new URL(baseUrl).protocol === 'https:'
  // Connections are shared by all keys; each call has its own header.
  const agent = new (isSecure ? HttpsAgent : HttpAgent)({ keepAlive: true, timeout: IDLE_MS })
  const open = isSecure ? requestSecurely : request

  function post(path: string, key: string, body: unknown, signal: AbortSignal): Promise<Exchange> {
    signal.throwIfAborted()
    // One listener for each call under way, gone at its end: many are no leak.
    setMaxListeners(0, signal)
    const bytes = Buffer.from(JSON.stringify(body))
    const headers = { 'x-api-key': key, 'content-type': 'application/json', 'content-length': bytes.length }
    const call = open(new URL(path, baseUrl), {
      method: 'POST',
      agent,
      headers: { accept: 'application/json', ...headers },
    })
    return new Promise((resolve, reject) => {
      const isSent = watchSending(call, isSecure)
      const fail = () => resolve({ kind: isSent() ? 'no_answer' : 'not_sent' })
      const give = (result: () => void) => {
        clearTimeout(timer)
        signal.removeEventListener('abort', leave)
        result()
      }
      const timer = setTimeout(() => {
        give(fail)
        call.destroy()
      }, timeoutMs)
      const leave = () => {
        give(() => reject(signal.reason))
        call.destroy()
      }
      signal.addEventListener('abort', leave, { once: true })
      // Later errors, of the connection that was given up, are nobody's.
      call.on('error', () => give(fail))
      call.on('response', (response) => {
        void read(response, mostAnswerBytes).then((exchange) => give(() => resolve(exchange)))
      })
      call.end(bytes)
    })
  }

  return { post }
}

/** A call waits for its connection before any of it is written; one that is used again is there already. */
function watchSending(call: ClientRequest, isSecure: boolean): () => boolean {
  let isSent = false
  call.on('socket', (socket) => {
    if (call.reusedSocket) isSent = true
    else socket.once(isSecure ? 'secureConnect' : 'connect', () => (isSent = true))
  })
  return () => isSent
}

async function read(response: IncomingMessage, mostBytes: number): Promise<Exchange> {
  const { statusCode: status = 0, headers } = response
  const chunks: Buffer[] = []
  let bytes = 0
  try {
    for await (const chunk of response) {
      bytes += chunk.length
      // Leaving the loop ends the connection.
      if (bytes > mostBytes) return { kind: 'answered', status, headers, body: undefined }
      chunks.push(chunk)
    }
  } catch {
    // What the first line says holds, but a success without its answer is none.
    return status === 200 ? { kind: 'no_answer' } : { kind: 'answered', status, headers, body: undefined }
  }
  return { kind: 'answered', status, headers, body: parsed(Buffer.concat(chunks)) }
}

function parsed(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'))
  } catch {
    return undefined
  }
}

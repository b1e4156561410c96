/** Sends what the vendor says, as late and as broken as the dials want it. */
import type { ServerResponse } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import { REFUSALS } from './refusal.ts'
import type { Reply } from './vendor.ts'

const GATEWAY_PAGE = '<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>'
const OTHER_PAGE = '<!doctype html><html><body><h1>We will be back soon</h1></body></html>'

interface Sent {
  readonly status: number
  readonly type: 'application/json' | 'text/html' | 'text/plain'
  readonly text: string
}

const json = (status: number, body: unknown): Sent => ({ status, type: 'application/json', text: JSON.stringify(body) })

/** Null: the connection is to be ended without an answer. */
function sentFor({ status, body, trouble, isBilled }: Reply): Sent | null {
  switch (trouble) {
    case 'server_error':
      return json(500, REFUSALS.ownFault)
    case 'bad_gateway':
      return { status: 502, type: 'text/html', text: GATEWAY_PAGE }
    case 'unavailable':
      return { status: 503, type: 'text/plain', text: 'Service Unavailable' }
    case 'reset':
      return null
    case 'html_200':
      return { status: 200, type: 'text/html', text: OTHER_PAGE }
    case 'truncated': {
      const { text } = json(status, body)
      return { status, type: 'application/json', text: text.slice(0, Math.floor(text.length / 2)) }
    }
    case 'silence':
      return isBilled ? json(status, body) : null
    case 'other_rows':
    case 'shuffled':
    case 'no_metadata':
    case 'missing_rows':
    case null:
      return json(status, body)
    default:
      return trouble satisfies never
  }
}

/** Never rejects. Ends when the answer is sent, the caller is gone or `closing` is aborted. */
export async function sendReply(
  response: ServerResponse,
  reply: Reply,
  { silenceMs, nowMs, closing }: { silenceMs: number; nowMs: () => number; closing: AbortSignal },
): Promise<void> {
  const delayMs = reply.delayMs + (reply.trouble === 'silence' ? silenceMs : 0)
  const gone = new AbortController()
  response.once('close', () => {
    gone.abort()
    reply.ended(response.headersSent ? response.statusCode : null)
  })
  if (delayMs > 0) {
    await wait(delayMs, undefined, { signal: AbortSignal.any([gone.signal, closing]) }).catch(() => {})
  }
  const sent = sentFor(reply)
  if (response.destroyed || closing.aborted || sent === null) {
    response.destroy()
    return
  }
  const isFromVendor = sent.type === 'application/json'
  response.writeHead(sent.status, {
    ...(isFromVendor && sent.status !== 500 ? reply.headers : {}),
    date: new Date(nowMs()).toUTCString(),
    'content-type': `${sent.type}; charset=utf-8`,
    'content-length': Buffer.byteLength(sent.text),
  })
  response.end(sent.text)
}

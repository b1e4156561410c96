/** Sends what the service says, as late and as broken as the dials want it. */
import type { ServerResponse } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import { PROBLEMS, problemBody } from './problem.ts'
import type { Reply } from './service.ts'

const page = (title: string) => `<html><head><title>${title}</title></head><body><h1>${title}</h1></body></html>`

interface Sent {
  readonly status: number
  readonly type: string
  readonly text: string
}

const html = (status: number, title: string): Sent => ({ status, type: 'text/html; charset=utf-8', text: page(title) })

function json(status: number, body: unknown): Sent {
  const type = status < 400 ? 'application/json; charset=utf-8' : 'application/problem+json; charset=utf-8'
  return { status, type, text: JSON.stringify(body) }
}

/** Null: the connection is to be ended without an answer. */
function sentFor({ status, body, trouble, isBare }: Reply): Sent | null {
  switch (trouble) {
    case 'server_error':
      return json(500, problemBody(PROBLEMS.ownFault))
    case 'bad_gateway':
      return html(502, '502 Bad Gateway')
    case 'unavailable':
      return html(503, '503 Service Unavailable')
    case 'bare_403':
      return html(403, '403 Forbidden')
    case 'reset':
    case 'silence':
      return null
    case 'html_200':
      return html(200, 'We will be back soon')
    case 'truncated': {
      const whole = json(status, body)
      return { ...whole, text: whole.text.slice(0, Math.floor(whole.text.length / 2)) }
    }
    case null:
      return isBare ? html(status, String(status)) : json(status, body)
    default:
      return trouble satisfies never
  }
}

/** Never rejects. Ends when the answer is sent, the caller is gone or `closing` is aborted. */
export async function sendReply(
  response: ServerResponse,
  reply: Reply,
  { silenceMs, closing }: { readonly silenceMs: number; readonly closing: AbortSignal },
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
  response.writeHead(sent.status, { 'content-type': sent.type, 'content-length': Buffer.byteLength(sent.text) })
  response.end(sent.text)
}

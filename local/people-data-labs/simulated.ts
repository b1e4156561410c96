/** The stand-in on the wire: the vendor's two addresses, as the vendor would answer there. */
import type { IncomingHttpHeaders, ServerResponse } from 'node:http'
import type { Received, Simulated } from '../simulator/serve.ts'
import type { Endpoint } from './books.ts'
import { REFUSALS, type Refusal } from './refusal.ts'
import { sendReply } from './send-reply.ts'
import { answerSimulator } from './simulator-api.ts'
import type { Vendor } from './vendor.ts'

const ENDPOINTS: ReadonlyMap<string, Endpoint> = new Map([
  ['/v5/person/enrich', 'enrich'],
  ['/v5/person/bulk', 'bulk'],
])
const METHODS: Readonly<Record<Endpoint, readonly string[]>> = { enrich: ['GET', 'HEAD', 'POST'], bulk: ['POST'] }

function refuse(response: ServerResponse, refusal: Refusal): void {
  const text = JSON.stringify(refusal)
  response.writeHead(refusal.status, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) })
  response.end(text)
}

const keyOf = ({ 'x-api-key': key }: IncomingHttpHeaders) => (typeof key === 'string' ? key : null)

/** @param token opens `/simulator/…` */
export function simulated(vendor: Vendor, token: string): Simulated {
  return {
    token,
    answerOwner: ({ method, path, query, headers, body }: Received) =>
      answerSimulator(vendor, { method, path, query, contentType: headers['content-type'] ?? '', body }),
    async answer({ method, path, query, headers, body }, response, closing) {
      const endpoint = ENDPOINTS.get(path)
      if (endpoint === undefined) return refuse(response, REFUSALS.noSuchPath)
      if (!METHODS[endpoint].includes(method)) return refuse(response, REFUSALS.wrongMethod)
      const reply = vendor.call({
        endpoint,
        key: keyOf(headers),
        query: Object.fromEntries(query),
        body: method === 'POST' ? body : null,
      })
      await sendReply(response, reply, { silenceMs: vendor.dials().silenceMs, nowMs: vendor.nowMs, closing })
    },
  }
}

/** The stand-in as an HTTP server on loopback: the vendor's addresses, and its own under `/simulator`. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Endpoint } from './books.ts'
import { REFUSALS, type Refusal } from './refusal.ts'
import { sendReply } from './send-reply.ts'
import { answerSimulator } from './simulator-api.ts'
import type { Vendor } from './vendor.ts'

const HOST = '127.0.0.1'
/** A hundred thousand people in a list. */
const MOST_BODY_BYTES = 256 * 1024 ** 2
/** Longer than clients keep an idle connection, so that it is they who close it and no request is lost. */
const KEEP_ALIVE_MS = 75_000

const ENDPOINTS: ReadonlyMap<string, Endpoint> = new Map([
  ['/v5/person/enrich', 'enrich'],
  ['/v5/person/bulk', 'bulk'],
])
const METHODS: Readonly<Record<Endpoint, readonly string[]>> = { enrich: ['GET', 'HEAD', 'POST'], bulk: ['POST'] }

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of request) {
    bytes += chunk.length
    if (bytes > MOST_BODY_BYTES) throw new Error('The body is too long.')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

function sendJson(response: ServerResponse, status: number, body: unknown): void {
  const text = JSON.stringify(body)
  response.writeHead(status, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) })
  response.end(text)
}

const refuse = (response: ServerResponse, refusal: Refusal) => sendJson(response, refusal.status, refusal)

/** A page of another site, also one whose name points here, gets nothing: it can neither set the header nor the name. */
function isOwner(request: IncomingMessage, port: number, token: string): boolean {
  const { host, origin } = request.headers
  const isOwnName = [HOST, 'localhost'].some((name) => host === `${name}:${port}`)
  return isOwnName && origin === undefined && request.headers['x-simulator-token'] === token
}

interface Serving {
  readonly vendor: Vendor
  readonly token: string
  readonly port: () => number
  readonly closing: AbortSignal
}

async function answer(serving: Serving, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { vendor, token, port, closing } = serving
  const { method = '' } = request
  const url = new URL(request.url ?? '/', 'http://stand-in')
  const { pathname: path, searchParams: query } = url
  if (path.startsWith('/simulator/')) {
    if (!isOwner(request, port(), token)) {
      return sendJson(response, 403, {
        error: { code: 'forbidden', message: 'The token of the simulator is missing.' },
      })
    }
    const contentType = request.headers['content-type'] ?? ''
    const found = answerSimulator(vendor, { method, path, query, contentType, body: await readBody(request) })
    return sendJson(response, found.status, found.body)
  }
  const endpoint = ENDPOINTS.get(path)
  if (endpoint === undefined) return refuse(response, REFUSALS.noSuchPath)
  if (!METHODS[endpoint].includes(method)) return refuse(response, REFUSALS.wrongMethod)
  const text = await readBody(request)
  const key = request.headers['x-api-key']
  const reply = vendor.call({
    endpoint,
    key: typeof key === 'string' ? key : null,
    query: Object.fromEntries(query),
    body: method === 'POST' ? text : null,
  })
  await sendReply(response, reply, { silenceMs: vendor.dials().silenceMs, nowMs: vendor.nowMs, closing })
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, HOST, () => {
      server.off('error', reject)
      resolve((server.address() as AddressInfo).port)
    })
  })
}

export interface RunningServer {
  readonly port: number
  /** Ends every connection, also those that are kept waiting. */
  close(): Promise<void>
}

/** Rejects when the port is taken; 0 takes any free one. */
export async function serve(vendor: Vendor, token: string, wantedPort: number): Promise<RunningServer> {
  const closing = new AbortController()
  const server = createServer({ keepAliveTimeout: KEEP_ALIVE_MS })
  const port = await listen(server, wantedPort)
  const serving: Serving = { vendor, token, port: () => port, closing: closing.signal }
  server.on('request', (request, response) => {
    answer(serving, request, response).catch(() => response.destroy())
  })
  return {
    port,
    async close() {
      closing.abort()
      await new Promise((resolve) => {
        server.close(resolve)
        server.closeAllConnections()
      })
    },
  }
}

/** A simulator as an HTTP server on loopback: the addresses of what it plays, and its own under `/simulator`. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

const HOST = '127.0.0.1'
/** A hundred thousand people in a list. */
const MOST_BODY_BYTES = 256 * 1024 ** 2
/** Longer than clients keep an idle connection, so that it is they who close it and no request is lost. */
const KEEP_ALIVE_MS = 75_000

export interface Received {
  readonly method: string
  readonly path: string
  readonly query: URLSearchParams
  readonly headers: IncomingMessage['headers']
  readonly body: string
}

export interface Answered {
  readonly status: number
  readonly body: unknown
}

export interface Simulated {
  /** What is played. Never rejects but for a caller that is gone. */
  answer(received: Received, response: ServerResponse, closing: AbortSignal): Promise<void>
  /** The side that the real service would not have. */
  answerOwner(received: Received): Answered
  /** Opens `/simulator/…`. */
  readonly token: string
}

export interface RunningServer {
  readonly port: number
  /** Ends every connection, also those that are kept waiting. */
  close(): Promise<void>
}

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

/** A page of another site, also one whose name points here, gets nothing: it can neither set the header nor the name. */
function isOwner({ headers }: Received, port: number, token: string): boolean {
  const isOwnName = [HOST, 'localhost'].some((name) => headers.host === `${name}:${port}`)
  return isOwnName && headers.origin === undefined && headers['x-simulator-token'] === token
}

function sendJson(response: ServerResponse, { status, body }: Answered): void {
  const text = JSON.stringify(body)
  response.writeHead(status, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) })
  response.end(text)
}

const FORBIDDEN: Answered = {
  status: 403,
  body: { error: { code: 'forbidden', message: 'The token of the simulator is missing.' } },
}

/** Rejects when the port is taken; 0 takes any free one. */
export async function serve(simulated: Simulated, wantedPort: number): Promise<RunningServer> {
  const closing = new AbortController()
  const server = createServer({ keepAliveTimeout: KEEP_ALIVE_MS })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(wantedPort, HOST, () => {
      server.off('error', reject)
      resolve()
    })
  })
  const { port } = server.address() as AddressInfo

  async function take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname: path, searchParams: query } = new URL(request.url ?? '/', 'http://stand-in')
    const { method = '', headers } = request
    const received: Received = { method, path, query, headers, body: await readBody(request) }
    if (!path.startsWith('/simulator/')) return simulated.answer(received, response, closing.signal)
    sendJson(response, isOwner(received, port, simulated.token) ? simulated.answerOwner(received) : FORBIDDEN)
  }

  server.on('request', (request, response) => {
    take(request, response).catch(() => response.destroy())
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

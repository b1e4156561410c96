// The SQS stand-in as an HTTP server on loopback: signature, operation, answer, and no message lost to a dead caller.
import { randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { renderError, SqsError } from './errors.ts'
import type { OperationReply } from './operation.ts'
import { runOperation } from './protocol.ts'
import { ensureQueue, type Redrive, setRedrive } from './queue-operations.ts'
import { formatQueueUrl } from './queue-url.ts'
import { type SigningIdentity, verifySignature } from './sigv4.ts'
import { openStore, type Store } from './store.ts'

export type SqsOptions = SigningIdentity & {
  /** An existing folder that is this server's alone. */
  readonly dir: string
  /** 0 takes any free port. */
  readonly port: number
  /** Made when missing. */
  readonly queues: readonly string[]
  /** Which queue gives up on a message after how many receives, and where to: set anew at each start. */
  readonly redrive?: readonly Redrive[]
  /** Called once when the disk refuses a write; from then on every change is answered with 500. */
  readonly onFailure?: (error: Error) => void
  /** The journal is not rewritten below this size. */
  readonly compactFromBytes?: number
}

export type SqsServer = {
  readonly port: number
  queueUrl(name: string): string
  /** Answers what is under way, then stops. */
  close(): Promise<void>
}

const host = '127.0.0.1'

/** A batch of 1 MiB in JSON, where a byte of text can take six. */
const mostBodyBytes = 8 << 20

/** How long a caller may take to read its last answer when the server stops. */
const closeGraceMs = 1_000

/** Starts the server; throws when the port is taken or the folder can't be used. */
export async function startSqs(options: SqsOptions): Promise<SqsServer> {
  const store = await openStore({
    folder: options.dir,
    region: options.region,
    onFailure: options.onFailure ?? ((error) => console.error(error.message)),
    ...(options.compactFromBytes === undefined ? {} : { compactFromBytes: options.compactFromBytes }),
  })
  // Callers keep connections open; Node's five seconds would close them under a request.
  const server = createServer({ keepAliveTimeout: 75_000 })
  try {
    for (const name of options.queues) await ensureQueue(store, name, {}, Date.now())
    for (const redrive of options.redrive ?? []) await setRedrive(store, redrive, Date.now())
    await listen(server, options.port)
  } catch (error) {
    await store.close()
    throw error
  }
  const { port } = server.address() as AddressInfo
  const baseUrl = `http://${host}:${port}`
  server.on('request', (request, response) => {
    response.once('finish', () => {
      if (!server.listening) request.socket.end()
    })
    void answer(store, options, baseUrl, request, response)
  })
  return {
    port,
    queueUrl: (name) => formatQueueUrl(baseUrl, name),
    async close() {
      store.endWaits()
      const grace = setTimeout(() => server.closeAllConnections(), closeGraceMs)
      await new Promise((resolve) => server.close(resolve))
      clearTimeout(grace)
      await store.close()
    },
  }
}

async function answer(
  store: Store,
  identity: SigningIdentity,
  baseUrl: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const gone = new AbortController()
  let isDelivered = false
  let reply: OperationReply | undefined
  // A response also counts as finished when its connection was torn down meanwhile; only the socket tells.
  response.prependOnceListener('finish', () => {
    isDelivered = !request.socket.destroyed && !request.socket.errored
  })
  response.once('close', () => {
    gone.abort()
    if (!isDelivered) reply?.undelivered?.()
  })
  try {
    const body = await readBody(request)
    const { method = '', url: target = '/', headers } = request
    verifySignature({ method, target, headers, body }, identity, Date.now())
    if (method !== 'POST') throw new SqsError('UnknownOperationException', 'Only POST is answered.')
    const operationName = String(headers['x-amz-target'] ?? '')
    const context = { now: Date.now, baseUrl, signal: gone.signal }
    reply = await runOperation(store, operationName, body.toString('utf8'), context)
    if (gone.signal.aborted) reply.undelivered?.()
    else send(response, 200, JSON.stringify(reply.output))
  } catch (error) {
    if (request.socket.destroyed) return
    if (!(error instanceof SqsError)) console.error('The SQS stand-in failed:', error)
    const rendered = renderError(
      error instanceof SqsError ? error : new SqsError('InternalFailure', 'The request could not be carried out.'),
    )
    response.setHeader('x-amzn-query-error', rendered.queryError)
    send(response, rendered.status, rendered.body)
  }
}

function send(response: ServerResponse, status: number, body: string): void {
  response.writeHead(status, {
    'content-type': 'application/x-amz-json-1.0',
    'content-length': Buffer.byteLength(body),
    'x-amzn-requestid': randomUUID(),
  })
  response.end(body)
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    bytes += chunk.length
    if (bytes > mostBodyBytes)
      throw new SqsError('RequestEntityTooLarge', `A request has at most ${mostBodyBytes} bytes.`)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.off('error', reject)
      resolve()
    })
  })
}

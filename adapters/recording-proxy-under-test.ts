/** For tests: stands before a local S3 or SQS, passes every request on as it is, and remembers it. */
import { createServer, type IncomingHttpHeaders, type IncomingMessage, request, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface RecordedRequest {
  readonly method: string
  /** Path and query. */
  readonly target: string
  readonly headers: IncomingHttpHeaders
  readonly body: Buffer
  /** What was answered. */
  readonly status: number
}

export interface RecordingProxy {
  readonly endpoint: string
  readonly requests: readonly RecordedRequest[]
  close(): Promise<void>
}

/** @param port of the server on this machine that gets the requests; the host they were signed for stays in them */
export async function recordingProxy(port: number): Promise<RecordingProxy> {
  const requests: RecordedRequest[] = []

  function passOn(incoming: IncomingMessage, body: Buffer, response: ServerResponse): void {
    const { method = '', url: target = '' } = incoming
    // This proxy has the whole body already: nobody has to wait for leave to send it.
    const { expect: _, ...headers } = incoming.headers
    const outgoing = request({ host: '127.0.0.1', port, method, path: target, headers }, (answer) => {
      const status = answer.statusCode ?? 0
      requests.push({ method, target, headers, body, status })
      response.writeHead(status, answer.headers)
      answer.pipe(response)
    })
    outgoing.on('error', () => response.destroy())
    response.on('close', () => outgoing.destroy())
    outgoing.end(body)
  }

  const server = createServer((incoming, response) => {
    const chunks: Buffer[] = []
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk))
    incoming.on('end', () => passOn(incoming, Buffer.concat(chunks), response))
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed())
        server.closeAllConnections()
      }),
  }
}

/** A server in the vendor's place, for tests: answers as it is told, and keeps what it was sent. */
import { readFileSync } from 'node:fs'
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { resolve } from 'node:path'
import type { bulkRequest } from './bulk-request.ts'

export interface Recorded {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: unknown
}

/** An answer as the vendor's description has it, of people who do not exist. `CALL` stands for the call's own id. */
export function recorded(name: string): Recorded {
  return JSON.parse(readFileSync(resolve(import.meta.dirname, 'fixtures', `${name}.json`), 'utf8'))
}

export interface SeenRequest {
  readonly method: string
  readonly url: string
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

type BulkBody = Partial<ReturnType<typeof bulkRequest>>

export interface VendorUnderTest {
  readonly url: string
  readonly seen: readonly SeenRequest[]
  /** Of what comes from now on. */
  answerWith(respond: (response: ServerResponse, asked: SeenRequest) => void): void
  close(): Promise<void>
}

/** @returns the id that the metadata of a call carries; empty where it asks about nobody */
export function callIdOf({ body }: SeenRequest): string {
  return (JSON.parse(body) as BulkBody).requests?.[0]?.metadata.call ?? ''
}

export function send(response: ServerResponse, { status, headers, body }: Recorded, callId = ''): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers })
  response.end(JSON.stringify(body).replaceAll('"CALL"', JSON.stringify(callId)))
}

async function read(request: IncomingMessage): Promise<SeenRequest> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  const { method = '', url = '', headers } = request
  return { method, url, headers, body: Buffer.concat(chunks).toString('utf8') }
}

export async function startVendor(): Promise<VendorUnderTest> {
  const seen: SeenRequest[] = []
  let respond: Parameters<VendorUnderTest['answerWith']>[0] = (response) => response.destroy()
  const server = createServer(async (request, response) => {
    const asked = await read(request)
    seen.push(asked)
    respond(response, asked)
  })
  server.keepAliveTimeout = 60_000
  await new Promise<void>((resume) => server.listen(0, '127.0.0.1', resume))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    seen,
    answerWith(next) {
      respond = next
    },
    close: () =>
      new Promise((resume) => {
        server.close(() => resume())
        server.closeAllConnections()
      }),
  }
}

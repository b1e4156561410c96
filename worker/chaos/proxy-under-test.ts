/** For tests: stands before a local S3 or SQS and does to some calls what networks and services do. */
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'

export interface ProxiedCall {
  readonly method: string
  /** Path and query. */
  readonly target: string
  readonly headers: IncomingMessage['headers']
  readonly body: Buffer
}

/** What befalls a call. */
export type Fault =
  /** Not passed on; this is answered instead. */
  | { readonly does: 'answer'; readonly status: number; readonly type: string; readonly body: string }
  /** The connection breaks before the call is passed on. */
  | { readonly does: 'reset' }
  /** It is passed on, and its answer never comes. */
  | { readonly does: 'lose answer' }
  /** Half of the body comes, then the connection breaks. */
  | { readonly does: 'truncate' }
  /** Half of the body comes, and its length says that this is all. */
  | { readonly does: 'shorten' }
  /** The body comes in pieces, with pauses. */
  | { readonly does: 'drip'; readonly pieces: number; readonly pauseMs: number }
  /** Answered at once with this, and passed on later, so many times. */
  | { readonly does: 'late'; readonly body: string; readonly type: string; readonly afterMs: readonly number[] }

export interface FaultyProxy {
  readonly port: number
  readonly calls: () => number
  /** How often what was done. */
  readonly done: ReadonlyMap<string, number>
  close(): Promise<void>
}

/**
 * @param port of the server on this machine
 * @param choose null: the call is passed on as it is
 */
export async function startFaultyProxy(
  port: number,
  choose: (call: ProxiedCall) => Fault | null,
): Promise<FaultyProxy> {
  const done = new Map<string, number>()
  let calls = 0

  /** @returns what the server answers; null where it could not be asked */
  function passOn({ method, target, headers, body }: ProxiedCall) {
    return new Promise<{ status: number; headers: IncomingMessage['headers']; body: Buffer } | null>((resolve) => {
      // The whole body is here already: nobody has to wait for leave to send it.
      const { expect: _, ...rest } = headers
      const outgoing = request({ host: '127.0.0.1', port, method, path: target, headers: rest }, async (answer) => {
        const chunks: Buffer[] = []
        try {
          for await (const chunk of answer) chunks.push(chunk)
          resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: Buffer.concat(chunks) })
        } catch {
          resolve(null)
        }
      })
      outgoing.on('error', () => resolve(null))
      outgoing.end(body)
    })
  }

  async function meet(call: ProxiedCall, fault: Fault | null, response: ServerResponse): Promise<void> {
    if (fault?.does === 'reset') return void response.destroy()
    if (fault?.does === 'answer') {
      return void response.writeHead(fault.status, { 'content-type': fault.type }).end(fault.body)
    }
    if (fault?.does === 'late') {
      response.writeHead(200, { 'content-type': fault.type }).end(fault.body)
      for (const ms of fault.afterMs) wait(ms).then(() => passOn(call))
      return
    }
    const answer = await passOn(call)
    if (answer === null || fault?.does === 'lose answer') return void response.destroy()
    const { status, headers, body } = answer
    const half = body.subarray(0, Math.floor(body.length / 2))
    // What has no body to spoil goes through.
    if (fault === null || body.length < 2) return void response.writeHead(status, headers).end(body)
    switch (fault.does) {
      case 'truncate':
        response.writeHead(status, headers).write(half, () => response.destroy())
        break
      case 'shorten':
        response.writeHead(status, { ...headers, 'content-length': half.length }).end(half)
        break
      case 'drip': {
        response.writeHead(status, headers)
        const size = Math.ceil(body.length / fault.pieces)
        for (let at = 0; at < body.length && !response.destroyed; at += size) {
          response.write(body.subarray(at, at + size))
          await wait(fault.pauseMs)
        }
        response.end()
        break
      }
      default:
        fault satisfies never
    }
  }

  const server = createServer((incoming, response) => {
    const chunks: Buffer[] = []
    response.on('error', () => {})
    incoming.on('error', () => {})
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk))
    incoming.on('end', () => {
      const { method = '', url: target = '', headers } = incoming
      const call = { method, target, headers, body: Buffer.concat(chunks) }
      const fault = choose(call)
      calls++
      if (fault !== null) done.set(nameOf(fault), (done.get(nameOf(fault)) ?? 0) + 1)
      void meet(call, fault, response)
    })
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  return {
    port: (server.address() as AddressInfo).port,
    calls: () => calls,
    done,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed())
        server.closeAllConnections()
      }),
  }
}

function nameOf(fault: Fault): string {
  if (fault.does === 'answer') return fault.status === 200 ? 'lost' : String(fault.status)
  if (fault.does === 'late') return fault.afterMs.length > 1 ? 'twice' : 'late'
  return fault.does
}

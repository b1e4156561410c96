// The local stand-in for S3: one bucket or more in a folder, on the loopback interface only.

import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Answering, answerRequest } from './answer-request.ts'
import { ensureBucket } from './bucket.ts'
import { defaultCorsRules } from './cors.ts'
import { type Limits, limitsOfS3 } from './limits.ts'
import { ObjectStore } from './object-store.ts'

/** A connection on which nothing moves for so long is given up, and with it a half-sent object. */
const idleMs = 120_000
/** Longer than clients keep an idle connection, so that it is they who close it and no request is lost. */
const keepAliveMs = 75_000

export interface S3Settings {
  /** Made if missing; one process at a time. */
  readonly dir: string
  /** 0: any free one. */
  readonly port: number
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly region: string
  /** Made if missing. */
  readonly bucket: string
  /** Origins whose pages may use a bucket that has no CORS rules of its own. */
  readonly corsOrigins: readonly string[]
  /** Lower ones than those of S3, to try what happens at them with little. */
  readonly limits?: Limits
}

/** Starts the server; resolves once it listens. @throws S3Error InvalidBucketName, or what the port or folder refuses. */
export async function startS3(settings: S3Settings): Promise<{ readonly port: number; close(): Promise<void> }> {
  const { dir, bucket, corsOrigins, limits = limitsOfS3, ...credentials } = settings
  const store = await ObjectStore.open(dir)
  await ensureBucket(store, bucket)
  const answering: Answering = { store, credentials, defaultCors: defaultCorsRules(corsOrigins), limits }

  // requestTimeout 0: a large object may take as long as it moves at all.
  const server = createServer({ requestTimeout: 0, keepAliveTimeout: keepAliveMs })
  server.setTimeout(idleMs)
  for (const [event, expectation] of [
    ['request', 'sends-at-once'],
    ['checkContinue', 'waits-for-continue'],
  ] as const)
    server.on(event, (request: IncomingMessage, response: ServerResponse) => {
      answerRequest(answering, request, response, expectation).catch((error) => {
        console.error(error)
        response.destroy()
      })
    })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(settings.port, '127.0.0.1', resolve)
  })

  return {
    port: (server.address() as AddressInfo).port,
    async close() {
      await new Promise((resolve) => {
        server.close(resolve)
        server.closeAllConnections()
      })
      await store.close()
    },
  }
}

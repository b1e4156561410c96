// For the tests: an SQS to talk to (this one, or the one of KITH_TEST_SQS_ENDPOINT) and clients for it.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SQSClient, type SQSClientConfig } from '@aws-sdk/client-sqs'
import { type SqsServer, startSqs } from './server.ts'

export const identity = { accessKeyId: 'local', secretAccessKey: 'local-secret', region: 'eu-central-1' }

/** A foreign endpoint to run the protocol tests against, with the caller's own AWS settings. */
export const foreignEndpoint = process.env.KITH_TEST_SQS_ENDPOINT

/** Prints why tests that need the stand-in's own process or disk do not run. */
export function sayWhyLocalTestsAreSkipped(what: string): void {
  if (foreignEndpoint) console.log(`${what}: skipped, KITH_TEST_SQS_ENDPOINT points at another server.`)
}

export function clientFor(endpoint: string, overrides: SQSClientConfig = {}): SQSClient {
  const { accessKeyId, secretAccessKey, region } = identity
  return new SQSClient({
    endpoint,
    region: foreignEndpoint ? process.env.AWS_REGION : region,
    ...(foreignEndpoint ? {} : { credentials: { accessKeyId, secretAccessKey } }),
    maxAttempts: 1,
    ...overrides,
  })
}

export type TestTarget = { readonly endpoint: string; readonly client: SQSClient; close(): Promise<void> }

/** The server the protocol tests talk to. */
export async function openTarget(): Promise<TestTarget> {
  if (foreignEndpoint) {
    const client = clientFor(foreignEndpoint)
    return { endpoint: foreignEndpoint, client, close: async () => client.destroy() }
  }
  const { server, close } = await startInTemporaryFolder()
  const endpoint = `http://127.0.0.1:${server.port}`
  const client = clientFor(endpoint)
  return {
    endpoint,
    client,
    async close() {
      client.destroy()
      await close()
    },
  }
}

async function startInTemporaryFolder(): Promise<{ server: SqsServer; close: () => Promise<void> }> {
  const dir = await temporaryFolder()
  const server = await startSqs({ dir, port: 0, ...identity, queues: [] })
  return {
    server,
    async close() {
      await server.close()
      await rm(dir, { recursive: true })
    },
  }
}

export function temporaryFolder(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'kith-sqs-'))
}

/** Routes under test: real accounts on a database of their own, in-memory twins for everything else. */
import { accountsUnderTest, sentBack } from '#adapters/auth/accounts-under-test.ts'
import type { Role } from '#adapters/auth/role.ts'
import { createLog } from '#adapters/log/log.ts'
import { memoryAudienceReads } from '#adapters/memory/audience-reads.ts'
import { memoryDirectories } from '#adapters/memory/directories.ts'
import { memoryEstimates } from '#adapters/memory/estimates.ts'
import { memoryJobs } from '#adapters/memory/jobs.ts'
import { memoryMappingMemory } from '#adapters/memory/mapping-memory.ts'
import { memoryNicknames } from '#adapters/memory/nicknames.ts'
import { memoryObjects } from '#adapters/memory/objects.ts'
import { memoryOperations } from '#adapters/memory/operations.ts'
import { memoryPeoplePorts } from '#adapters/memory/people-ports.ts'
import { memoryRanges } from '#adapters/memory/ranges.ts'
import { memoryRetention } from '#adapters/memory/retention.ts'
import { memorySpending } from '#adapters/memory/spending.ts'
import { createMemoryStore } from '#adapters/memory/store.ts'
import { memoryUploads } from '#adapters/memory/uploads.ts'
import { memoryWorkers } from '#adapters/memory/workers.ts'
import { memoryWriteBacks } from '#adapters/memory/write-backs.ts'
import { createMetrics } from '#adapters/metrics/metrics.ts'
import { PARTS, type Part, type PartTrouble } from '#adapters/readiness/readiness.ts'
import { codec } from '#adapters/text/codec.ts'
import type { StorageKey } from '#core/storage-key.ts'
import type { AudienceService } from '#pipeline/ports/audiences.ts'
import type { Message } from '#pipeline/ports/messages.ts'
import type { PeopleProvider } from '#pipeline/ports/people.ts'
import { type DoorPorts, setDoorPorts } from './ports.ts'

export const SITE = 'http://127.0.0.1:3000'
export const METRICS_TOKEN = 'a token for metrics that is long enough'.replaceAll(' ', '-')
const STORE = 'http://127.0.0.1:9000'

/**
 * @param vendors that can be connected
 * @param audiences services that keep audiences
 */
export async function doorsUnderTest(
  workspaces: readonly string[],
  vendors: readonly PeopleProvider[] = [],
  audiences: readonly AudienceService[] = [],
) {
  const logged: string[] = []
  const { accounts, database, drop, linkToken, resets } = await accountsUnderTest(SITE, workspaces)
  const store = createMemoryStore(() => new Date(), { freshMs: 60_000, retryBaseMs: 1_000 })
  const objects = memoryObjects()
  const drained: Message[] = []
  const parts: { part: Part; trouble: PartTrouble | null }[] = PARTS.map((part) => ({ part, trouble: null }))
  const free = { bytes: Number.MAX_SAFE_INTEGER }
  const retention = memoryRetention(store)
  const people = memoryPeoplePorts(store, vendors)
  const ports: DoorPorts = {
    people,
    connections: people.connections,
    limits: people.limits,
    accounts,
    uploads: memoryUploads(store),
    memory: memoryMappingMemory(store),
    directories: memoryDirectories(store),
    jobs: memoryJobs(store),
    estimates: memoryEstimates(store),
    audienceReads: memoryAudienceReads(store),
    audienceServices: new Map(audiences.map((each) => [each.service, each])),
    writeBacks: memoryWriteBacks(store),
    spending: memorySpending(store),
    nicknames: memoryNicknames(store),
    ranges: memoryRanges(store),
    workers: memoryWorkers(store),
    objects: {
      ...objects,
      partUrl: async (key, _multipartId, number, bytes) => `${STORE}/${key}?part=${number}&bytes=${bytes}`,
      downloadUrl: async (key, filename) => `${STORE}/${key}?as=${filename}`,
    },
    indexes: {
      open: async () => {
        throw new Error('No directory is opened here')
      },
      reopen: async () => {
        throw new Error('No directory is opened here')
      },
    },
    codec,
    operations: memoryOperations(store),
    deadLetters: {
      async drain(messages) {
        drained.push(...messages)
        return messages.length
      },
    },
    readiness: { check: async () => parts },
    metrics: createMetrics(),
    logging: createLog({ level: 'debug', from: 'web', to: { write: (line) => void logged.push(line) } }),
    settings: {
      siteUrl: SITE,
      objectsOrigin: STORE,
      trustedProxies: [],
      signup: 'closed',
      maxUploadBytes: 1024 ** 3,
      metricsToken: METRICS_TOKEN,
    },
    retention,
    room: { disk: { space: async () => ({ totalBytes: 100_000, freeBytes: free.bytes }) }, leastFreeBytes: 0 },
    now: () => new Date(),
  }
  setDoorPorts(ports)

  async function key(workspaceId: string, role: Role, expiresAt: Date | null = null) {
    return accounts.createKey({ workspaceId, name: 'test', role, expiresAt, now: new Date() })
  }
  /** Headers of a browser that opened a workspace's owner link. */
  async function ownerHeaders(workspaceId: string): Promise<Headers> {
    const headers = sentBack(await accounts.openOwnerLink(await linkToken(workspaceId), new Date()))
    headers.set('origin', SITE)
    return headers
  }
  /** Uploads a whole file by the store itself. */
  async function put(storageKey: StorageKey, text: string) {
    return objects.write(storageKey, [codec.encode(text)], 'text/csv')
  }

  const controls = { drained, parts, free, retention }
  return { ports, store, objects, database, drop, key, ownerHeaders, linkToken, resets, put, logged, ...controls }
}

export const bearer = (secret: string) => new Headers({ authorization: `Bearer ${secret}` })

/** Asks a route as a browser or a shell would. */
export async function ask(
  handler: (request: Request, context?: { params: Promise<Readonly<Record<string, string>>> }) => Promise<Response>,
  given: {
    readonly method?: string
    readonly path?: string
    readonly headers?: Headers
    readonly params?: Readonly<Record<string, string>>
    readonly body?: unknown
  },
) {
  const headers = new Headers(given.headers)
  headers.set('host', new URL(SITE).host)
  if (given.body !== undefined && !headers.has('content-type')) headers.set('content-type', 'application/json')
  const request = new Request(`${SITE}${given.path ?? '/'}`, {
    method: given.method ?? 'GET',
    headers,
    body:
      given.body === undefined ? undefined : typeof given.body === 'string' ? given.body : JSON.stringify(given.body),
  })
  return handler(request, { params: Promise.resolve(given.params ?? {}) })
}

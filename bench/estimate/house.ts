/** The pipeline in memory, and vendors that are asked by HTTP: lists are estimated, tried and run. */
import { createDirectoryIndexes } from '#adapters/directory-indexes/directory-indexes.ts'
import { memoryBacklog } from '#adapters/memory/backlog.ts'
import { memoryDirectories } from '#adapters/memory/directories.ts'
import { memoryEstimates } from '#adapters/memory/estimates.ts'
import { memoryJobs } from '#adapters/memory/jobs.ts'
import { memoryMail, memoryRecipients } from '#adapters/memory/mail.ts'
import { memoryNicknames } from '#adapters/memory/nicknames.ts'
import { memoryObjects } from '#adapters/memory/objects.ts'
import { memoryPeoplePorts } from '#adapters/memory/people-ports.ts'
import { memoryQueue } from '#adapters/memory/queue.ts'
import { memoryRanges } from '#adapters/memory/ranges.ts'
import { memorySpending } from '#adapters/memory/spending.ts'
import { createMemoryStore } from '#adapters/memory/store.ts'
import { createPeopleDataLabs } from '#adapters/people/people-data-labs/people-data-labs.ts'
import { codec } from '#adapters/text/codec.ts'
import type { Forecast } from '#core/forecast.ts'
import { DEFAULT_OPTIONS } from '#core/options.ts'
import { previewFile } from '#core/preview.ts'
import { uploadKey } from '#core/storage-key.ts'
import { type PerformPorts, perform } from '#pipeline/perform.ts'
import type { Job, ProviderRef } from '#pipeline/ports/jobs.ts'
import type { Spent } from '#pipeline/ports/ledger.ts'

const WORKSPACE = 'bench'
/** What a match costs, in millionths. */
export const PRICE = 280_000
const HEAD_BYTES = 1 << 20
const STEP_MS = 10_000
/** A job that needs more turns than these stands still. */
const MOST_TURNS = 100_000

export interface Vendor {
  readonly service: string
  readonly url: string
  readonly key: string
}

export interface Ended {
  readonly job: Job
  readonly spent: readonly (Spent & { readonly connectionId: string })[]
}

export interface House {
  /** @returns what names it as a provider */
  addDirectory(id: string, text: string): Promise<ProviderRef>
  estimate(text: string, providers: readonly ProviderRef[], trialJobId: string | null): Promise<Forecast>
  /** @param trialRows null: the whole list */
  run(text: string, providers: readonly ProviderRef[], trialRows: number | null): Promise<Ended>
}

/** @param vendors each is connected under the name of its service */
export async function openHouse(vendors: readonly Vendor[]): Promise<House> {
  let clock = Date.parse('2026-01-01T00:00:00Z')
  const now = () => new Date(clock)
  const store = createMemoryStore(now, { freshMs: 1_000, retryBaseMs: 1 })
  const objects = memoryObjects(now)
  const people = memoryPeoplePorts(
    store,
    vendors.map(({ service, url }) => createPeopleDataLabs({ service, title: service, baseUrl: url })),
  )
  for (const { service, key } of vendors) {
    const connection = { id: service, workspaceId: WORKSPACE, service, name: service, microsPerCredit: PRICE }
    const caps = { dayMicros: null, monthMicros: null }
    const rate = { atOnce: 10, per: null }
    await people.connections.create({ ...connection, caps, rate, ttlDays: 30, createdAt: now() }, key)
  }
  const jobs = memoryJobs(store)
  const directories = memoryDirectories(store)
  const estimates = memoryEstimates(store)
  const backlog = memoryBacklog(store)
  const spending = memorySpending(store)
  const { connections, providers, ledger } = people
  const ports: PerformPorts = {
    objects,
    codec,
    now,
    jobs,
    directories,
    people,
    estimating: { estimates, connections, providers, ledger, spending, jobs },
    ranges: memoryRanges(store),
    nicknames: memoryNicknames(store),
    queue: memoryQueue(),
    indexes: createDirectoryIndexes(objects, codec, Number.MAX_SAFE_INTEGER),
    mail: memoryMail(),
    recipients: memoryRecipients({}),
    siteUrl: 'http://localhost',
    sha256: people.sha256,
    heartbeatMs: 3_600_000,
    log: () => {},
  }

  async function workUntil(isOver: () => Promise<boolean>): Promise<void> {
    for (let turn = 0; turn < MOST_TURNS; turn++) {
      if (await isOver()) return
      clock += STEP_MS
      await backlog.sweep()
      for (const message of await backlog.claim(2)) {
        await perform(ports, message, 'bench', new AbortController().signal)
      }
    }
    throw new Error('It stands still.')
  }

  async function put(text: string) {
    const id = `upload-${++made}`
    const key = uploadKey(WORKSPACE, id)
    const bytes = codec.encode(text)
    const { etag } = await objects.write(key, [bytes], 'text/csv')
    const isWhole = bytes.length <= HEAD_BYTES
    const found = previewFile(bytes.subarray(0, HEAD_BYTES), { isWhole, rows: 0 }, codec)
    if ('error' in found) throw new Error(found.error.code)
    const source = { key, etag, bytes: bytes.length, filename: `${id}.csv`, dialect: found.dialect }
    return { uploadId: id, source, mapping: found.preview.mapping }
  }

  let made = 0
  const common = () => ({ workspaceId: WORKSPACE, createdAt: now() })

  return {
    async addDirectory(id, text) {
      await directories.create({ ...common(), ...(await put(text)), id, name: id, idColumn: null })
      await workUntil(async () => (await directories.get(WORKSPACE, id))?.status !== 'importing')
      return { directoryId: id }
    },

    async estimate(text, providers, trialJobId) {
      const id = `estimate-${++made}`
      await estimates.create({ ...common(), ...(await put(text)), id, providers, options: DEFAULT_OPTIONS, trialJobId })
      await workUntil(async () => (await estimates.get(WORKSPACE, id))?.state !== 'counting')
      const estimate = await estimates.get(WORKSPACE, id)
      if (!estimate?.result) throw new Error(estimate?.errorCode ?? 'estimate.missing')
      return estimate.result
    },

    async run(text, providers, trialRows) {
      const id = `job-${++made}`
      const spec = { ...common(), ...(await put(text)), id, providers, options: DEFAULT_OPTIONS, trialRows }
      await jobs.create(spec, null)
      await workUntil(async () => ['ended', 'failed'].includes((await jobs.get(WORKSPACE, id))?.phase ?? 'failed'))
      const job = await jobs.get(WORKSPACE, id)
      if (job?.phase !== 'ended') throw new Error(job?.errorCode ?? 'job.missing')
      return { job, spent: await spending.ofJob(WORKSPACE, id) }
    },
  }
}

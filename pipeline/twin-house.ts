/** For tests: the whole pipeline on in-memory twins, a message at a time. */
import { memoryBacklog } from '#adapters/memory/backlog.ts'
import { memoryDirectories } from '#adapters/memory/directories.ts'
import { memoryJobs } from '#adapters/memory/jobs.ts'
import { memoryMail, memoryRecipients } from '#adapters/memory/mail.ts'
import { memoryNicknames } from '#adapters/memory/nicknames.ts'
import { memoryObjects } from '#adapters/memory/objects.ts'
import { memoryQueue } from '#adapters/memory/queue.ts'
import { memoryRanges } from '#adapters/memory/ranges.ts'
import { createMemoryStore } from '#adapters/memory/store.ts'
import { codec } from '#adapters/text/codec.ts'
import { type DirectoryIndex, openDirectoryIndex } from '#core/directory-index.ts'
import { DEFAULT_OPTIONS, type JobOptions } from '#core/options.ts'
import type { StorageKey } from '#core/storage-key.ts'
import { perform } from './perform.ts'
import type { Job, ProviderRef } from './ports/jobs.ts'
import type { Message } from './ports/messages.ts'
import type { PeopleProvider } from './ports/people.ts'
import { putSource } from './test-source.ts'
import { twinPeople } from './twin-people.ts'

export const WORKSPACE = 'w'

/** @param vendors each is connected under its own name */
export function twinHouse(vendors: readonly PeopleProvider[] = []) {
  let clock = Date.parse('2026-01-01T00:00:00Z')
  const now = () => new Date(clock)
  const store = createMemoryStore(now, { freshMs: 1_000, retryBaseMs: 1 })
  const objects = memoryObjects(now)
  const mail = memoryMail()
  const queue = memoryQueue()
  const backlog = memoryBacklog(store)
  const people = twinPeople(store, WORKSPACE, vendors)
  const opened = new Map<StorageKey, DirectoryIndex>()
  const indexes = {
    open: async (key: StorageKey) => opened.get(key) ?? indexes.reopen(key),
    async reopen(key: StorageKey) {
      const index = openDirectoryIndex(await bytesOf(key), codec)
      opened.set(key, index)
      return index
    },
  }
  const ports = {
    objects,
    codec,
    now,
    mail,
    queue,
    indexes,
    jobs: memoryJobs(store),
    directories: memoryDirectories(store),
    nicknames: memoryNicknames(store),
    ranges: memoryRanges(store),
    recipients: memoryRecipients({ [WORKSPACE]: ['owner@kith.example'] }),
    siteUrl: 'https://kith.example',
    people: people.ports,
    connections: people.ports.connections,
    sha256: people.ports.sha256,
    heartbeatMs: 3_600_000,
    log: () => {},
  }

  async function bytesOf(key: StorageKey): Promise<Uint8Array> {
    const chunks: Uint8Array[] = []
    for await (const chunk of objects.read(key)) chunks.push(chunk)
    return Buffer.concat(chunks)
  }

  /** Begins and runs one message as a worker would. */
  const performOne = (message: Message) => perform(ports, message, 'worker', new AbortController().signal)

  return {
    ports,
    store,
    people,
    backlog,
    performOne,
    /** Lets time pass: what waits for a retry is due, what nobody works on is lost. */
    wait(ms: number) {
      clock += ms
    },
    /** Works until nothing is ready; `meanwhile` may do something after each message. */
    async work(meanwhile: (message: Message) => Promise<void> = async () => {}) {
      while (true) {
        clock += 10_000
        await backlog.sweep()
        const messages = await backlog.claim(2)
        if (messages.length === 0) return
        for (const message of messages) {
          await performOne(message)
          await meanwhile(message)
        }
      }
    },
    async addDirectory(id: string, text: string) {
      const { source, mapping } = await putSource(ports, WORKSPACE, id, text)
      await ports.directories.create({
        id,
        workspaceId: WORKSPACE,
        name: id,
        uploadId: id,
        source,
        mapping,
        idColumn: null,
        createdAt: now(),
      })
    },
    /** @param providers directories by their ids, or what a job names */
    async addJob(
      id: string,
      text: string | Uint8Array,
      providers: readonly (string | ProviderRef)[],
      options: Partial<JobOptions> = {},
      capMicros: number | null = null,
    ) {
      const { source, mapping } = await putSource(ports, WORKSPACE, id, text)
      const spec = {
        id,
        workspaceId: WORKSPACE,
        uploadId: id,
        source,
        mapping,
        providers: providers.map((provider) => (typeof provider === 'string' ? { directoryId: provider } : provider)),
        options: { ...DEFAULT_OPTIONS, ...options },
        capMicros,
        createdAt: now(),
      }
      await ports.jobs.create(spec, null)
    },
    async job(id: string): Promise<Job> {
      const job = await ports.jobs.get(WORKSPACE, id)
      if (job === null) throw new Error('job.missing')
      return job
    },
    /** The job's files by name, as text. */
    async files(id: string): Promise<Readonly<Record<string, string>>> {
      const job = await this.job(id)
      const entries = job.files.map(async ({ name, key }) => [name, codec.decode(await bytesOf(key), 'utf-8')])
      return Object.fromEntries(await Promise.all(entries))
    },
    bytesOf,
  }
}

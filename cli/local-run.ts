/** The pipeline without servers: in-memory twins of store and queue, objects in a folder, steps one after the other. */
import { stat } from 'node:fs/promises'
import { createDirectoryIndexes } from '#adapters/directory-indexes/directory-indexes.ts'
import { type FilesObjects, filesObjects } from '#adapters/files/objects.ts'
import { sha256 } from '#adapters/hash/sha256.ts'
import { memoryBacklog } from '#adapters/memory/backlog.ts'
import { memoryDirectories } from '#adapters/memory/directories.ts'
import { memoryJobs } from '#adapters/memory/jobs.ts'
import { memoryMail, memoryRecipients } from '#adapters/memory/mail.ts'
import { memoryNicknames } from '#adapters/memory/nicknames.ts'
import { memoryQueue } from '#adapters/memory/queue.ts'
import { memoryRanges } from '#adapters/memory/ranges.ts'
import { createMemoryStore } from '#adapters/memory/store.ts'
import { codec } from '#adapters/text/codec.ts'
import type { NicknamePair } from '#core/nickname.ts'
import type { StorageKey } from '#core/storage-key.ts'
import { type PerformPorts, perform } from '#pipeline/perform.ts'
import type { Directory } from '#pipeline/ports/directories.ts'
import type { Job, JobSpec } from '#pipeline/ports/jobs.ts'
import { Refusal } from './refusal.ts'

export const WORKSPACE = 'local'
const JOB_ID = 'job'
/** One process works alone: nobody else's heartbeat is ever waited for. */
const ALONE = { freshMs: 0, retryBaseMs: 0 }
/** Larger than any directory a machine holds: nothing opened is ever dropped. */
const INDEX_CACHE_BYTES = Number.MAX_SAFE_INTEGER

export interface LocalRun {
  readonly objects: Pick<FilesObjects, 'read' | 'moveTo'>
  /** Makes a file known under a key. @returns its tag */
  place(key: StorageKey, path: string): Promise<string>
  addDirectory(directory: Pick<Directory, 'id' | 'source' | 'mapping' | 'idColumn'>): Promise<void>
  /** The own nicknames of jobs that begin after this. */
  setNicknames(pairs: readonly NicknamePair[]): Promise<void>
  /** @returns the job when it has ended. @throws Refusal when it failed */
  runJob(job: Pick<JobSpec, 'source' | 'mapping' | 'providers' | 'options'>): Promise<Job>
}

export function createLocalRun(folder: string): LocalRun {
  const now = () => new Date()
  const store = createMemoryStore(now, ALONE)
  const objects = filesObjects(folder)
  const jobs = memoryJobs(store)
  const directories = memoryDirectories(store)
  const nicknames = memoryNicknames(store)
  const backlog = memoryBacklog(store)
  const ports: PerformPorts = {
    objects,
    codec,
    now,
    jobs,
    directories,
    nicknames,
    ranges: memoryRanges(store),
    queue: memoryQueue(),
    indexes: createDirectoryIndexes(objects, codec, INDEX_CACHE_BYTES),
    mail: memoryMail(),
    recipients: memoryRecipients({}),
    siteUrl: 'http://localhost',
    sha256,
    heartbeatMs: 3_600_000,
    log: () => {},
    files: ['result.csv', 'rejected.csv'],
  }

  /** Works until nothing is ready any more. */
  async function work(): Promise<void> {
    while (true) {
      await backlog.sweep()
      const messages = await backlog.claim(2)
      if (messages.length === 0) return
      for (const message of messages) await perform(ports, message, 'cli', new AbortController().signal)
    }
  }

  return {
    objects,
    async place(key, path) {
      objects.place(key, path)
      const { size, mtimeMs } = await stat(path)
      return `${size}-${mtimeMs}`
    },
    async addDirectory(directory) {
      await directories.create({
        ...directory,
        workspaceId: WORKSPACE,
        name: directory.id,
        uploadId: '',
        createdAt: now(),
      })
      await work()
      const made = await directories.get(WORKSPACE, directory.id)
      if (made?.status !== 'ready')
        throw new Refusal(made?.errorCode ?? 'directory.failed', 'The directory was not read.', 1)
    },
    setNicknames: (pairs) => nicknames.replace(WORKSPACE, pairs),
    async runJob(spec) {
      await jobs.create({ ...spec, id: JOB_ID, workspaceId: WORKSPACE, uploadId: '', createdAt: now() }, null)
      await work()
      const job = await jobs.get(WORKSPACE, JOB_ID)
      if (job?.phase !== 'ended') throw new Refusal(job?.errorCode ?? 'job.failed', 'The list was not finished.', 1)
      return job
    },
  }
}

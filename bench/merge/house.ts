/** The pipeline with everything in memory: one list is looked up in one directory, and its parts can be looked at. */
import { createDirectoryIndexes } from '#adapters/directory-indexes/directory-indexes.ts'
import { sha256 } from '#adapters/hash/sha256.ts'
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
import { DEFAULT_OPTIONS } from '#core/options.ts'
import { previewFile } from '#core/preview.ts'
import { uploadKey } from '#core/storage-key.ts'
import { type PerformPorts, perform } from '#pipeline/perform.ts'
import type { Job } from '#pipeline/ports/jobs.ts'
import type { ObjectReader } from '#pipeline/ports/objects.ts'
import type { Ranges } from '#pipeline/ports/ranges.ts'

export const WORKSPACE = 'bench'
const ALONE = { freshMs: 0, retryBaseMs: 0 }
const HEAD_BYTES = 1 << 20

export interface FinishedJob {
  readonly job: Job
  readonly objects: ObjectReader
  readonly ranges: Pick<Ranges, 'parts'>
}

/** @param directory and `list` are CSV */
export async function finishJob(directory: string, list: string): Promise<FinishedJob> {
  // A clock that stands still: nothing of this waits for anything.
  const now = () => new Date(0)
  const store = createMemoryStore(now, ALONE)
  const objects = memoryObjects()
  const jobs = memoryJobs(store)
  const directories = memoryDirectories(store)
  const backlog = memoryBacklog(store)
  const ranges = memoryRanges(store)
  const ports: PerformPorts = {
    objects,
    codec,
    now,
    jobs,
    directories,
    ranges,
    nicknames: memoryNicknames(store),
    queue: memoryQueue(),
    indexes: createDirectoryIndexes(objects, codec, Number.MAX_SAFE_INTEGER),
    mail: memoryMail(),
    recipients: memoryRecipients({}),
    siteUrl: 'http://localhost',
    sha256,
    heartbeatMs: 3_600_000,
    log: () => {},
  }

  async function work(): Promise<void> {
    while (true) {
      await backlog.sweep()
      const messages = await backlog.claim(2)
      if (messages.length === 0) return
      for (const message of messages) await perform(ports, message, 'bench', new AbortController().signal)
    }
  }

  async function put(id: string, text: string) {
    const key = uploadKey(WORKSPACE, id)
    const bytes = codec.encode(text)
    const { etag } = await objects.write(key, [bytes], 'text/csv')
    const isWhole = bytes.length <= HEAD_BYTES
    const found = previewFile(bytes.subarray(0, HEAD_BYTES), { isWhole, rows: 0 }, codec)
    if ('error' in found) throw new Error(found.error.code)
    const source = { key, etag, bytes: bytes.length, filename: `${id}.csv`, dialect: found.dialect }
    return { source, mapping: found.preview.mapping }
  }

  const common = { workspaceId: WORKSPACE, uploadId: '', createdAt: now() }
  await directories.create({
    ...common,
    ...(await put('people', directory)),
    id: 'people',
    name: 'people',
    idColumn: null,
  })
  await work()
  const providers = [{ directoryId: 'people' }]
  await jobs.create({ ...common, ...(await put('job', list)), id: 'job', providers, options: DEFAULT_OPTIONS }, null)
  await work()
  const job = await jobs.get(WORKSPACE, 'job')
  if (job?.phase !== 'ended') throw new Error(job?.errorCode ?? 'job.failed')
  return { job, objects, ranges }
}

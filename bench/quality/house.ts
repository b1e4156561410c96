/**
 * The pipeline as the command line runs it, with everything in memory: a directory is imported once and any number of
 * lists is looked up in it, through split, calibrate, enrich, resolve and merge.
 */
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
import type { DirectoryIndex } from '#core/directory-index.ts'
import { isField, type Mapping } from '#core/field.ts'
import { DEFAULT_OPTIONS, type JobOptions } from '#core/options.ts'
import { previewFile } from '#core/preview.ts'
import { type StorageKey, uploadKey } from '#core/storage-key.ts'
import { matchOne } from '#pipeline/match-one.ts'
import { type PerformPorts, perform } from '#pipeline/perform.ts'
import type { Job } from '#pipeline/ports/jobs.ts'
import type { SourceFile } from '#pipeline/ports/source-file.ts'

export interface FinishedJob {
  readonly job: Job
  readonly result: string
  /** Of the processor, for the whole job; the directory's import is not in it. */
  readonly cpuSeconds: number
}

/** `reviewAt` below .5 only to see what lies there. */
export type RunOptions = Pick<JobOptions, 'estimate'> & Partial<Pick<JobOptions, 'reviewAt'>>

export interface House {
  readonly index: DirectoryIndex
  readonly indexKey: StorageKey
  /** @param contacts a CSV whose header names fields */
  readonly run: (contacts: string, options: RunOptions) => Promise<FinishedJob>
  /** One person as `POST match` answers it, with the parameters of a job. */
  readonly ask: (
    contact: Parameters<typeof matchOne>[1]['contact'],
    job: Job,
  ) => Promise<Awaited<ReturnType<typeof matchOne>>>
}

const WORKSPACE = 'bench'
const DIRECTORY = 'people'
const ALONE = { freshMs: 0, retryBaseMs: 0 }

export async function createHouse(directory: string): Promise<House> {
  // A clock that stands still: nothing of this waits for anything.
  const now = () => new Date(0)
  const store = createMemoryStore(now, ALONE)
  const objects = memoryObjects()
  const jobs = memoryJobs(store)
  const directories = memoryDirectories(store)
  const backlog = memoryBacklog(store)
  const ports: PerformPorts = {
    objects,
    codec,
    now,
    jobs,
    directories,
    nicknames: memoryNicknames(store),
    ranges: memoryRanges(store),
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

  async function put(id: string, text: string): Promise<{ readonly source: SourceFile; readonly mapping: Mapping }> {
    const key = uploadKey(WORKSPACE, id)
    const bytes = codec.encode(text)
    const { etag } = await objects.write(key, [bytes], 'text/csv')
    const found = previewFile(bytes.subarray(0, 1 << 20), { isWhole: bytes.length <= 1 << 20, rows: 0 }, codec)
    if ('error' in found) throw new Error(found.error.code)
    // The sets name their columns by field: how well unknown headers are mapped is another question.
    const { dialect } = found
    const mapping = dialect.columns.flatMap((name, column) => (isField(name) ? [{ column, field: name }] : []))
    return { source: { key, etag, bytes: bytes.length, filename: `${id}.csv`, dialect }, mapping }
  }

  const common = { workspaceId: WORKSPACE, createdAt: now() }
  const { source, mapping } = await put(DIRECTORY, directory)
  const idColumn = source.dialect.columns.indexOf('directory_id')
  await directories.create({ ...common, id: DIRECTORY, name: DIRECTORY, uploadId: '', source, mapping, idColumn })
  await work()
  const imported = await directories.get(WORKSPACE, DIRECTORY)
  if (!imported?.index) throw new Error(imported?.errorCode ?? 'directory.failed')
  const indexKey = imported.index.key
  const index = await ports.indexes.open(indexKey)

  let jobsRun = 0
  return {
    index,
    indexKey,
    async run(contacts, options) {
      const id = `job-${++jobsRun}`
      const list = await put(id, contacts)
      const spec = {
        ...common,
        ...list,
        id,
        uploadId: '',
        providers: [{ directoryId: DIRECTORY }],
        options: { ...DEFAULT_OPTIONS, ...options },
      }
      const startedAt = process.cpuUsage()
      await jobs.create(spec, null)
      await work()
      const { user, system } = process.cpuUsage(startedAt)
      const job = await jobs.get(WORKSPACE, id)
      if (job?.phase !== 'ended') throw new Error(job?.errorCode ?? 'job.failed')
      const file = job.files.find(({ name }) => name === 'result.csv')
      if (file === undefined) throw new Error('job.without_result')
      const chunks: Uint8Array[] = []
      for await (const chunk of objects.read(file.key)) chunks.push(chunk)
      const result = codec.decode(Buffer.concat(chunks), 'utf-8')
      return { job, result, cpuSeconds: (user + system) / 1e6 }
    },
    ask(contact, { frozen, options }) {
      if (frozen === null) throw new Error('job.not_calibrated')
      const { parameters } = frozen
      const providers = [{ kind: 'directory', key: indexKey }] as const
      const question = { workspaceId: WORKSPACE, contact, providers, options, parameters }
      return matchOne(ports, question, new AbortController().signal)
    },
  }
}

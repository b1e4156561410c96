// An append-only file of JSON records that survives kill -9: a record is acknowledged once it is synced to disk.
// Records that arrive while a sync runs share the next one. When mostly history, the file is rewritten as a snapshot.
import { open, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { crc32 } from 'node:zlib'

export type Journal = {
  /** Resolves when `record` is on disk. The caller's state must already contain it. */
  append(record: unknown): Promise<void>
  /** Waits for what was appended, then lets go of the file. */
  close(): Promise<void>
}

export type JournalOptions = {
  readonly folder: string
  /** Called for every record on disk, in order, before openJournal resolves. */
  readonly replay: (record: unknown) => void
  /** Records that make up the whole present state. */
  readonly snapshot: () => Iterable<unknown>
  /** Called once when the disk fails; every later append is rejected. */
  readonly onFailure: (error: Error) => void
  /** The file is not rewritten below this size. */
  readonly compactFromBytes?: number
}

/** A journal that can't be trusted, or a disk that does not take it. */
export class JournalError extends Error {
  readonly code: 'journal_damaged' | 'journal_write_failed'

  constructor(code: JournalError['code'], message: string) {
    super(message)
    this.name = 'JournalError'
    this.code = code
  }
}

type Waiting = { readonly line: string; readonly resolve: () => void; readonly reject: (error: Error) => void }

/** How much larger than its last snapshot the file grows before it is rewritten. */
const growthBeforeCompaction = 4
const writeChunkBytes = 1 << 20

/** Replays the journal in `folder` and opens it for appending. Throws JournalError `journal_damaged`. */
export async function openJournal(options: JournalOptions): Promise<Journal> {
  const path = join(options.folder, 'journal.jsonl')
  const nextPath = join(options.folder, 'journal.next')
  await rm(nextPath, { force: true })
  let bytes = await replayFile(path, options.replay)
  let file = await open(path, 'a')
  await file.truncate(bytes)
  await syncFolder(options.folder)
  let snapshotBytes = 0
  let waiting: Waiting[] = []
  let flushed: Promise<void> | undefined
  let failure: JournalError | undefined

  async function flush(): Promise<void> {
    while (waiting.length > 0 && !failure) {
      const batch = waiting
      waiting = []
      try {
        if (bytes >= Math.max(options.compactFromBytes ?? 4 << 20, growthBeforeCompaction * snapshotBytes)) {
          // The state already holds the batch, so the snapshot stands for it.
          await compact()
        } else {
          const data = Buffer.from(batch.map(({ line }) => line).join(''))
          await file.appendFile(data)
          await file.datasync()
          bytes += data.length
        }
        for (const { resolve } of batch) resolve()
      } catch (error) {
        fail(error, batch)
      }
    }
    flushed = undefined
  }

  async function compact(): Promise<void> {
    const chunks = snapshotChunks(options.snapshot())
    const next = await open(nextPath, 'w')
    for (const chunk of chunks) await next.appendFile(chunk)
    await next.datasync()
    await rename(nextPath, path)
    await syncFolder(options.folder)
    await file.close()
    file = next
    bytes = chunks.reduce((sum, chunk) => sum + chunk.length, 0)
    snapshotBytes = bytes
  }

  function fail(error: unknown, batch: readonly Waiting[]): void {
    const reason = error instanceof Error ? error.message : String(error)
    failure = new JournalError('journal_write_failed', `The queue journal could not be written: ${reason}`)
    for (const { reject } of [...batch, ...waiting]) reject(failure)
    waiting = []
    options.onFailure(failure)
  }

  return {
    append(record) {
      if (failure) return Promise.reject(failure)
      const line = formatLine(record)
      return new Promise((resolve, reject) => {
        waiting.push({ line, resolve, reject })
        flushed ??= Promise.resolve().then(flush)
      })
    },
    async close() {
      while (flushed) await flushed
      await file.close()
    },
  }
}

function formatLine(record: unknown): string {
  const json = JSON.stringify(record)
  return `${crc32(json).toString(16).padStart(8, '0')} ${json}\n`
}

function parseLine(line: string): unknown {
  const json = line.slice(9)
  return line.slice(0, 8) === crc32(json).toString(16).padStart(8, '0') ? JSON.parse(json) : undefined
}

/**
 * Hands every whole record on. An unfinished last line was never acknowledged and does not count; a bad line with
 * more after it means damage.
 * @returns the bytes up to the end of the last whole record
 */
async function replayFile(path: string, replay: (record: unknown) => void): Promise<number> {
  const content = await readFile(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return Buffer.alloc(0)
    throw error
  })
  let start = 0
  while (start < content.length) {
    const end = content.indexOf('\n', start)
    const record = end < 0 ? undefined : parseLine(content.toString('utf8', start, end))
    if (record === undefined) {
      if (end >= 0 && end + 1 < content.length) {
        throw new JournalError('journal_damaged', `The queue journal is damaged at byte ${start}: ${path}`)
      }
      break
    }
    replay(record)
    start = end + 1
  }
  return start
}

function snapshotChunks(records: Iterable<unknown>): readonly Buffer[] {
  const chunks: Buffer[] = []
  let text = ''
  for (const record of records) {
    text += formatLine(record)
    if (text.length < writeChunkBytes) continue
    chunks.push(Buffer.from(text))
    text = ''
  }
  return [...chunks, Buffer.from(text)]
}

/** Makes a created or renamed file name durable. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  await handle.sync()
  await handle.close()
}

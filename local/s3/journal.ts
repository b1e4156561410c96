// An append-only file of entries that survives kill -9: an entry is applied and reported only once it is on the disk.
// Entries that wait at the same time share one sync. A grown file is rewritten as the entries that still matter.

import { type FileHandle, open, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import { crc32 } from 'node:zlib'
import { syncDirectory } from './sync-directory.ts'

const newline = 10
/** Rewriting pays once the file holds this many entries more than twice what still matters. */
const spareEntries = 10_000
const snapshotBatch = 1000

export interface JournalOptions<Entry, Applied> {
  readonly file: string
  /** Changes the state in memory; never called for an entry that is not on the disk. */
  readonly apply: (entry: Entry) => Applied
  /** The entries from which the present state can be built anew. */
  readonly snapshot: () => readonly Entry[]
}

interface Waiting<Entry, Applied> {
  readonly entry: Entry
  readonly resolve: (applied: Applied) => void
  readonly reject: (error: unknown) => void
}

export class Journal<Entry, Applied> {
  readonly #options: JournalOptions<Entry, Applied>
  #handle: FileHandle
  #bytes: number
  #entries: number
  #waiting: Waiting<Entry, Applied>[] = []
  #writing: Promise<void> | null = null

  private constructor(options: JournalOptions<Entry, Applied>, handle: FileHandle, bytes: number, entries: number) {
    this.#options = options
    this.#handle = handle
    this.#bytes = bytes
    this.#entries = entries
  }

  /**
   * Replays what is in the file through `apply`; a last entry cut off by a crash was never reported and is dropped.
   * @throws Error `journal.damaged` where good entries follow a bad one.
   */
  static async open<Entry, Applied>(options: JournalOptions<Entry, Applied>): Promise<Journal<Entry, Applied>> {
    const handle = await open(options.file, 'a+')
    const { bytes, entries } = await replay(handle, options.apply)
    await handle.truncate(bytes)
    await handle.sync()
    await syncDirectory(path.dirname(options.file))
    const journal = new Journal(options, handle, bytes, entries)
    await journal.#compactIfGrown()
    return journal
  }

  /** Resolves with what `apply` returned once the entry is on the disk; rejects, with nothing changed, where it can't be. */
  append(entry: Entry): Promise<Applied> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ entry, resolve, reject })
      this.#writing ??= this.#writeAll()
    })
  }

  async close(): Promise<void> {
    await this.#writing
    await this.#handle.close()
  }

  async #writeAll(): Promise<void> {
    while (this.#waiting.length > 0) {
      const batch = this.#waiting
      this.#waiting = []
      try {
        const lines = Buffer.from(batch.map(({ entry }) => encode(entry)).join(''))
        await writeFully(this.#handle, lines)
        await this.#handle.datasync()
        this.#bytes += lines.length
        this.#entries += batch.length
      } catch (error) {
        await this.#handle.truncate(this.#bytes).catch(() => undefined)
        for (const { reject } of batch) reject(error)
        continue
      }
      for (const { entry, resolve, reject } of batch) {
        try {
          resolve(this.#options.apply(entry))
        } catch (error) {
          reject(error)
        }
      }
      // The long file is as good as the short one: where there is no room to rewrite it, it stays.
      await this.#compactIfGrown().catch(() => undefined)
    }
    // In one step with the check above: an entry that comes next must find that nobody writes.
    this.#writing = null
  }

  async #compactIfGrown(): Promise<void> {
    if (this.#entries <= spareEntries) return
    const kept = this.#options.snapshot()
    if (this.#entries <= 2 * kept.length + spareEntries) return
    const next = `${this.#options.file}.next`
    await rm(next, { force: true })
    const handle = await open(next, 'a')
    let bytes = 0
    for (let i = 0; i < kept.length; i += snapshotBatch) {
      const lines = Buffer.from(
        kept
          .slice(i, i + snapshotBatch)
          .map(encode)
          .join(''),
      )
      await writeFully(handle, lines)
      bytes += lines.length
    }
    await handle.sync()
    await rename(next, this.#options.file)
    await syncDirectory(path.dirname(next))
    const old = this.#handle
    this.#handle = handle
    this.#bytes = bytes
    this.#entries = kept.length
    await old.close()
  }
}

function encode(entry: unknown): string {
  const json = JSON.stringify(entry)
  return `${crc32(json).toString(16).padStart(8, '0')} ${json}\n`
}

function decode<Entry>(line: Buffer): Entry | null {
  const json = line.toString('utf8', 9)
  return line.toString('latin1', 0, 9) === `${crc32(json).toString(16).padStart(8, '0')} ` ? JSON.parse(json) : null
}

async function replay<Entry>(handle: FileHandle, apply: (entry: Entry) => unknown) {
  let bytes = 0
  let entries = 0
  let bad = false
  let rest: Buffer = Buffer.alloc(0)
  const stream = handle.createReadStream({ start: 0, autoClose: false })
  for await (const chunk of stream) {
    rest = Buffer.concat([rest, chunk])
    let from = 0
    for (let end = rest.indexOf(newline); end >= 0; end = rest.indexOf(newline, from)) {
      const entry = decode<Entry>(rest.subarray(from, end))
      if (entry !== null && bad)
        throw Object.assign(new Error(`The journal is damaged after byte ${bytes}.`), { code: 'journal.damaged' })
      if (entry === null) bad = true
      else {
        apply(entry)
        bytes += end + 1 - from
        entries++
      }
      from = end + 1
    }
    rest = rest.subarray(from)
  }
  return { bytes, entries }
}

async function writeFully(handle: FileHandle, bytes: Buffer): Promise<void> {
  for (let at = 0; at < bytes.length; ) at += (await handle.write(bytes, at)).bytesWritten
}

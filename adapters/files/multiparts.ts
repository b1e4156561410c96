/**
 * Multipart uploads in a folder. Parts that come in order, as nearly all do, are put behind each other at once, so that
 * their bytes are written one time; any other waits in a file of its own.
 */
import { randomUUID } from 'node:crypto'
import { type FileHandle, mkdir, open, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { ObjectError, type PartTag } from '#pipeline/ports/objects.ts'
import { copyBytes } from './copy-bytes.ts'

/** S3's own limit for every part but the last: what is cut here would be refused there. */
const LEAST_PART_BYTES = 5 * 1024 * 1024

interface WrittenPart {
  readonly etag: string
  readonly bytes: number
  /** The file it stands in, and where. */
  readonly path: string
  readonly at: number
}

interface Multipart {
  readonly parts: Map<number, WrittenPart>
  /** How many parts stand behind each other in the joined file, and their bytes. */
  joined: number
  joinedBytes: number
  /** Those that are written behind these, one after the other. */
  joining: number
  lastJoined: Promise<unknown>
}

/** Puts a part's bytes into a file from a place on. @returns how many they were */
export type PartWriter = (file: FileHandle, at: number) => Promise<number>

export function createMultiparts(folder: string) {
  const multiparts = new Map<string, Multipart>()
  const folderOf = (id: string) => join(folder, id)
  const joinedPath = (id: string) => join(folderOf(id), 'joined')

  function find(id: string): Multipart {
    const multipart = multiparts.get(id)
    if (multipart === undefined) throw new ObjectError('object.missing')
    return multipart
  }

  /** A part whose turn it is, or will be when those that came before it are written. */
  async function writeJoined(
    id: string,
    multipart: Multipart,
    number: number,
    write: PartWriter,
  ): Promise<WrittenPart> {
    const before = multipart.lastJoined
    multipart.joining++
    const joined = (async () => {
      await before
      try {
        // One before it broke off.
        if (number !== multipart.joined + 1) return await writeApart(id, write)
        const at = multipart.joinedBytes
        const bytes = await withFile(joinedPath(id), at === 0 ? 'w' : 'r+', (file) => write(file, at))
        multipart.joined++
        multipart.joinedBytes += bytes
        return { etag: randomUUID(), bytes, path: joinedPath(id), at }
      } finally {
        multipart.joining--
      }
    })()
    multipart.lastJoined = joined.catch(() => {})
    return joined
  }

  async function writeApart(id: string, write: PartWriter): Promise<WrittenPart> {
    const etag = randomUUID()
    const path = join(folderOf(id), etag)
    return { etag, bytes: await withFile(path, 'w', (file) => write(file, 0)), path, at: 0 }
  }

  return {
    async start(): Promise<string> {
      const id = randomUUID()
      await mkdir(folderOf(id), { recursive: true })
      multiparts.set(id, { parts: new Map(), joined: 0, joinedBytes: 0, joining: 0, lastJoined: Promise.resolve() })
      return id
    },

    /** @throws ObjectError `object.missing` */
    async write(id: string, number: number, write: PartWriter): Promise<PartTag> {
      const multipart = find(id)
      const isNext = number === multipart.joined + multipart.joining + 1 && !multipart.parts.has(number)
      const part = isNext ? await writeJoined(id, multipart, number, write) : await writeApart(id, write)
      multipart.parts.set(number, part)
      return { number, etag: part.etag }
    },

    /** @throws ObjectError `object.missing` */
    list(id: string): (PartTag & { readonly bytes: number })[] {
      const parts = [...find(id).parts].map(([number, { etag, bytes }]) => ({ number, etag, bytes }))
      return parts.sort((a, b) => a.number - b.number)
    },

    /** Makes the parts one file. @throws ObjectError `object.missing`, `object.bad_part`, `object.too_small_part` */
    async complete(id: string, tags: readonly PartTag[], to: string): Promise<void> {
      const multipart = find(id)
      const parts = tags.map(({ number, etag }) => {
        const part = multipart.parts.get(number)
        if (part === undefined || part.etag !== etag) throw new ObjectError('object.bad_part')
        return part
      })
      if (parts.length === 0) throw new ObjectError('object.bad_part')
      if (parts.slice(0, -1).some(({ bytes }) => bytes < LEAST_PART_BYTES)) {
        throw new ObjectError('object.too_small_part')
      }
      await mkdir(dirname(to), { recursive: true })
      await rename(await wholeFile(id, multipart, parts), to)
      multiparts.delete(id)
      await rm(folderOf(id), { recursive: true })
    },

    async abort(id: string): Promise<void> {
      multiparts.delete(id)
      await rm(folderOf(id), { recursive: true, force: true })
    },
  }

  /** @returns the path of a file that holds the parts: the joined one where it holds these and no other */
  async function wholeFile(id: string, multipart: Multipart, parts: readonly WrittenPart[]): Promise<string> {
    const isJoined = (part: WrittenPart) => part.path === joinedPath(id)
    const first = parts.slice(0, multipart.joined)
    let end = 0
    for (const part of first) end = isJoined(part) && part.at === end ? end + part.bytes : Number.NaN
    const isPrefix = end === multipart.joinedBytes && end > 0 && !parts.slice(multipart.joined).some(isJoined)
    const path = isPrefix ? joinedPath(id) : join(folderOf(id), 'whole')
    await withFile(path, isPrefix ? 'r+' : 'w', async (file) => {
      let at = isPrefix ? end : 0
      for (const part of isPrefix ? parts.slice(multipart.joined) : parts) {
        const range = { from: part.at, to: part.at + part.bytes }
        at += await withFile(part.path, 'r', (from) => copyBytes(from, range, file, at))
      }
      // What a part that broke off left behind the last whole one.
      await file.truncate(at)
    })
    return path
  }
}

async function withFile<T>(path: string, flags: string, use: (file: FileHandle) => Promise<T>): Promise<T> {
  const file = await open(path, flags)
  try {
    return await use(file)
  } finally {
    await file.close()
  }
}

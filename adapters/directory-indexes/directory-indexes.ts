/** Directory indexes out of the object store, kept in memory while there is room: they never change. */
import { type DirectoryIndex, openDirectoryIndex } from '#core/directory-index.ts'
import type { StorageKey } from '#core/storage-key.ts'
import type { TextCodec } from '#core/text.ts'
import type { DirectoryIndexes } from '#pipeline/ports/directories.ts'
import { ObjectError, type ObjectReader } from '#pipeline/ports/objects.ts'
import { StoreError } from '#pipeline/ports/store-error.ts'

interface Kept {
  readonly whole: Promise<Uint8Array>
  readonly index: Promise<DirectoryIndex>
  /** 0 until it is read. */
  bytes: number
}

/** @param mostBytes what may be kept altogether; one index that is larger than that is kept alone */
export function createDirectoryIndexes(objects: ObjectReader, codec: TextCodec, mostBytes: number): DirectoryIndexes {
  /** The least lately used first. */
  const kept = new Map<StorageKey, Kept>()

  function makeRoom(): void {
    let total = [...kept.values()].reduce((sum, { bytes }) => sum + bytes, 0)
    for (const [key, { bytes }] of kept) {
      if (total <= mostBytes || kept.size === 1) return
      if (bytes === 0) continue
      kept.delete(key)
      total -= bytes
    }
  }

  function keep(key: StorageKey, whole: Promise<Uint8Array>): Kept {
    const opening: Kept = {
      bytes: 0,
      whole,
      index: whole.then((bytes) => {
        opening.bytes = bytes.length
        makeRoom()
        return openDirectoryIndex(bytes, codec)
      }),
    }
    // What could not be opened may be tried again.
    opening.index.catch(() => {
      if (kept.get(key) === opening) kept.delete(key)
    })
    kept.delete(key)
    kept.set(key, opening)
    return opening
  }

  return {
    open(key) {
      const found = kept.get(key)
      if (found === undefined) return keep(key, readWhole(objects, key)).index
      kept.delete(key)
      kept.set(key, found)
      return found.index
    },
    reopen: (key) => keep(key, kept.get(key)?.whole ?? readWhole(objects, key)).index,
  }
}

async function readWhole(objects: ObjectReader, key: StorageKey): Promise<Uint8Array> {
  const head = await objects.head(key)
  if (head === null) throw new ObjectError('object.missing')
  const whole = new Uint8Array(head.bytes)
  let at = 0
  for await (const chunk of objects.read(key, { ifMatch: head.etag })) {
    whole.set(chunk, at)
    at += chunk.length
  }
  // Half an index would be read as one with nobody in its second half.
  if (at !== whole.length) throw new StoreError()
  return whole
}
